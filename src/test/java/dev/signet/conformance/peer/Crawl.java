package dev.signet.conformance.peer;

import dev.signet.cli.judge.cases.Archive;
import dev.signet.cli.judge.cases.UnreadableCase;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;

/**
 * Everything that the web of a case leads to from its leaf and anchors, gathered beforehand: peers
 * that cannot follow every kind of URL are handed all of it.
 */
final class Crawl {
  private final Archive www;
  private final Set<X509Certificate> certificates = new LinkedHashSet<>();
  private final Set<X509CRL> crls = new LinkedHashSet<>();
  private final Set<String> visited = new LinkedHashSet<>();

  Crawl(Archive www) {
    this.www = www;
  }

  Material from(Material given) throws Exception {
    Queue<X509Certificate> open = new ArrayDeque<>(given.anchors());
    given.leaf().ifPresent(open::add);
    while (!open.isEmpty()) {
      for (String url : urls(open.remove())) {
        open.addAll(visit(url));
      }
    }
    certificates.addAll(given.intermediates());
    crls.addAll(given.crls());
    return new Material(
        given.leaf(),
        given.anchors(),
        List.copyOf(certificates),
        List.copyOf(crls),
        given.ocspAnswers());
  }

  private List<X509Certificate> visit(String url) {
    List<X509Certificate> fresh = new ArrayList<>();
    if (!url.startsWith("http:") || !visited.add(url)) {
      return fresh;
    }
    URI uri = URI.create(url.replace(" ", "%20"));
    String entry = uri.getHost() + "/" + (uri.getPort() < 0 ? 80 : uri.getPort()) + uri.getPath();
    try {
      byte[] octets = www.read(entry);
      Material.crl(octets).ifPresent(crls::add);
      for (Certificate found : read(octets)) {
        if (certificates.add((X509Certificate) found)) {
          fresh.add((X509Certificate) found);
        }
      }
    } catch (UnreadableCase missing) {
      return fresh;
    }
    return fresh;
  }

  private static Collection<? extends Certificate> read(byte[] octets) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(octets));
    } catch (CertificateException | RuntimeException none) {
      return List.of();
    }
  }

  private static List<String> urls(X509Certificate certificate) throws Exception {
    List<String> found = new ArrayList<>();
    JcaX509CertificateHolder holder = new JcaX509CertificateHolder(certificate);
    for (Extension extension :
        new Extension[] {
          holder.getExtension(Extension.authorityInfoAccess),
          holder.getExtension(Extension.subjectInfoAccess),
          holder.getExtension(Extension.cRLDistributionPoints)
        }) {
      if (extension != null) {
        collect(extension.getParsedValue().toASN1Primitive(), found);
      }
    }
    return found;
  }

  private static void collect(ASN1Primitive value, List<String> found) {
    if (value instanceof ASN1Sequence sequence) {
      sequence.forEach(item -> collect(item.toASN1Primitive(), found));
    } else if (value instanceof ASN1TaggedObject tagged) {
      if (tagged.hasContextTag(6) && !tagged.isExplicit()) {
        found.add(ASN1IA5String.getInstance(tagged, false).getString());
      } else if (tagged.isExplicit()) {
        collect(tagged.getExplicitBaseObject().toASN1Primitive(), found);
      } else {
        collectImplicit(tagged, found);
      }
    }
  }

  private static void collectImplicit(ASN1TaggedObject tagged, List<String> found) {
    try {
      collect(ASN1Sequence.getInstance(tagged, false), found);
    } catch (IllegalArgumentException | IllegalStateException noSequence) {
      return;
    }
  }
}
