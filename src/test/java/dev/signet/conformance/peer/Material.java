package dev.signet.conformance.peer;

import dev.signet.cli.judge.cases.Archive;
import dev.signet.cli.judge.cases.Exhibits;
import dev.signet.cli.judge.cases.PathCase;
import dev.signet.cli.judge.cases.UnreadableCase;
import java.io.ByteArrayInputStream;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of a case, read by the JDK; what it cannot read is left out.
 *
 * @param ocspAnswers by certificate
 */
record Material(
    Optional<X509Certificate> leaf,
    List<X509Certificate> anchors,
    List<X509Certificate> intermediates,
    List<X509CRL> crls,
    Map<X509Certificate, byte[]> ocspAnswers) {

  static Material of(PathCase asked, Archive archive, Optional<Archive> www) throws Exception {
    Exhibits exhibits = asked.exhibits();
    Material given =
        new Material(
            certificate(archive.read(exhibits.leaf())),
            certificates(exhibits.anchors(), archive),
            certificates(exhibits.intermediates(), archive),
            crls(exhibits.crls(), archive),
            answers(exhibits.ocspAnswers(), archive));
    return asked.discovery() && www.isPresent() ? new Crawl(www.get()).from(given) : given;
  }

  static Optional<X509Certificate> certificate(byte[] der) {
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  static Optional<X509CRL> crl(byte[] der) {
    try {
      return Optional.of(
          (X509CRL)
              CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der)));
    } catch (CertificateException | CRLException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static List<X509Certificate> certificates(List<String> names, Archive archive)
      throws UnreadableCase {
    List<X509Certificate> all = new ArrayList<>();
    for (String name : names) {
      certificate(archive.read(name)).ifPresent(all::add);
    }
    return all;
  }

  private static List<X509CRL> crls(List<String> names, Archive archive) throws UnreadableCase {
    List<X509CRL> all = new ArrayList<>();
    for (String name : names) {
      crl(archive.read(name)).ifPresent(all::add);
    }
    return all;
  }

  private static Map<X509Certificate, byte[]> answers(Map<String, String> names, Archive archive)
      throws UnreadableCase {
    Map<X509Certificate, byte[]> all = new LinkedHashMap<>();
    for (Map.Entry<String, String> entry : names.entrySet()) {
      Optional<X509Certificate> about = certificate(archive.read(entry.getKey()));
      if (about.isPresent()) {
        all.put(about.get(), archive.read(entry.getValue()));
      }
    }
    return all;
  }
}
