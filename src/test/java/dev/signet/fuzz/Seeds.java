package dev.signet.fuzz;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Genuine things that inputs are held against. */
final class Seeds {

  private Seeds() {}

  static Certificate certificate(String file) {
    try {
      return Certificate.of(new CertificateReader().parse(octets(file).bytes()));
    } catch (MalformedCertificate impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static Octets octets(String file) {
    try (InputStream in = Seeds.class.getResourceAsStream(file)) {
      return Octets.of(in.readAllBytes());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
