package dev.signet.xkms.xml;

import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.RelayOrigin;
import dev.signet.xkms.model.RelayTrail;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.Sprout;
import java.util.List;
import org.w3c.dom.Element;

/**
 * What services that pass questions on tell each other and the requestor, as message extensions in
 * a namespace of Signet's own ({@code relay.xsd}).
 */
public final class RelayExtension {
  public static final String NAMESPACE = "https://signet.dev/xkms/relay/1";

  /** More services than that are no trail that anybody would follow. */
  public static final int MOST_SERVICES = 16;

  private static final int LONGEST_SERVICE = 1024;
  private static final String TRAIL = "Passed";
  private static final String ORIGIN = "Origin";
  private static final String SERVICE = "Service";

  private RelayExtension() {}

  /** The element that a passed question carries: {@code Passed}. */
  public static MessageExtension trail(RelayTrail trail) {
    Sprout root = Sprout.root(SecureXml.newDocument(), NAMESPACE, TRAIL);
    trail.services().forEach(service -> root.child(SERVICE).text(service));
    return Extensions.read(root.element());
  }

  /**
   * The trail that a request carries; what cannot be understood is {@link RelayTrail#UNREADABLE}.
   */
  public static RelayTrail trailIn(List<MessageExtension> extensions) {
    List<MessageExtension> trails = extensions.stream().filter(RelayExtension::isTrail).toList();
    if (trails.isEmpty()) {
      return RelayTrail.NONE;
    }
    return trails.size() == 1 ? read(trails.get(0)) : RelayTrail.UNREADABLE;
  }

  /** The element that says where the keys of an answer come from: {@code Origin}. */
  public static MessageExtension origin(RelayOrigin origin) {
    Sprout root = Sprout.root(SecureXml.newDocument(), NAMESPACE, ORIGIN);
    root.attribute("Domain", origin.domain());
    root.attribute(SERVICE, origin.service());
    origin.signer().ifPresent(signer -> root.attribute("Signer", signer));
    root.attribute("Pinned", Boolean.toString(origin.isPinned()));
    root.attribute("DnsSecure", Boolean.toString(origin.isDnsSecure()));
    root.attribute("ReceivedAt", origin.receivedAt().toString());
    return Extensions.read(root.element());
  }

  private static boolean isTrail(MessageExtension extension) {
    return extension.namespace().equals(NAMESPACE) && extension.localName().equals(TRAIL);
  }

  private static RelayTrail read(MessageExtension extension) {
    try {
      Children children = new Children(Extensions.parse(extension));
      List<String> services =
          children.manyIf(RelayExtension::isService, SERVICE, MOST_SERVICES).stream()
              .map(RelayExtension::service)
              .toList();
      children.end();
      return new RelayTrail(services, true);
    } catch (NotReadable strange) {
      return RelayTrail.UNREADABLE;
    }
  }

  private static boolean isService(Element element) {
    return NAMESPACE.equals(element.getNamespaceURI()) && SERVICE.equals(element.getLocalName());
  }

  private static String service(Element element) {
    String service = element.getTextContent().strip();
    if (service.isEmpty() || service.length() > LONGEST_SERVICE) {
      throw new NotReadable("a service has 1 to " + LONGEST_SERVICE + " characters");
    }
    return service;
  }
}
