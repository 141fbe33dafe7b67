package dev.signet.xkms.xml;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.Sprout;
import dev.signet.xkms.xml.dom.Values;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * Asking for an explanation and giving it, as message extensions in a namespace of Signet's own.
 */
public final class ExplanationExtension {
  public static final String NAMESPACE = "https://signet.dev/xkms/explanation/1";

  private static final String QUESTION = "Explain";
  private static final String ANSWER = "Explanation";

  /** Grounds and certificates of one explanation that are read; a path has a handful of each. */
  private static final int MAX_PARTS = 1000;

  private ExplanationExtension() {}

  /** The element that a requestor sends to be told why: {@code Explain}. */
  public static MessageExtension question() {
    return Extensions.read(root(QUESTION).element());
  }

  /** True if the extensions of a request contain {@link #question}. */
  public static boolean isAskedIn(List<MessageExtension> extensions) {
    return extensions.stream().anyMatch(e -> isNamed(e, QUESTION));
  }

  /** The element that answers: {@code Explanation}. */
  public static MessageExtension answer(Explanation explanation) {
    Sprout root = root(ANSWER);
    for (Explanation.Ground ground : explanation.grounds()) {
      root.child("Ground")
          .attribute("Topic", ground.topic())
          .attribute("Finding", ground.finding().uri())
          .attribute("Rule", ground.rule())
          .text(ground.because());
    }
    explanation.path().forEach(subject -> root.child("Certificate").attribute("Subject", subject));
    return Extensions.read(root.element());
  }

  /**
   * The explanation among the extensions of a result, if there is one that can be read. It comes
   * from a peer and is for people: nothing is decided by it.
   */
  public static Optional<Explanation> readFrom(List<MessageExtension> extensions) {
    return extensions.stream()
        .filter(e -> isNamed(e, ANSWER))
        .findFirst()
        .flatMap(ExplanationExtension::read);
  }

  private static Optional<Explanation> read(MessageExtension extension) {
    try {
      Children children = new Children(Extensions.parse(extension));
      List<Explanation.Ground> grounds =
          parts(children, "Ground").stream().map(ExplanationExtension::ground).toList();
      List<String> path =
          parts(children, "Certificate").stream()
              .map(e -> BindingReader.required(e, "Subject"))
              .toList();
      return Optional.of(new Explanation(grounds, path));
    } catch (NotReadable e) {
      return Optional.empty();
    }
  }

  private static List<Element> parts(Children children, String name) {
    return children.manyIf(e -> Elements.is(e, NAMESPACE, name), name, MAX_PARTS);
  }

  private static Explanation.Ground ground(Element element) {
    String finding = BindingReader.required(element, "Finding");
    return new Explanation.Ground(
        BindingReader.required(element, "Topic"),
        Values.closed(StatusValue.class, "Finding", element, finding),
        BindingReader.required(element, "Rule"),
        Values.text(element));
  }

  private static boolean isNamed(MessageExtension extension, String localName) {
    return extension.namespace().equals(NAMESPACE) && extension.localName().equals(localName);
  }

  private static Sprout root(String localName) {
    return Sprout.root(SecureXml.newDocument(), NAMESPACE, localName);
  }
}
