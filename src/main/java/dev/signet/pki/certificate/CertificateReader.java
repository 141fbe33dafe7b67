package dev.signet.pki.certificate;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * Reads certificates from DER and remembers the last ones by their content.
 *
 * <p>What the platform's parser refuses is no certificate here, and no second parser is asked: two
 * parsers that read the same octets differently are a way around a rule, and what the platform
 * refuses (an extension twice, no issuer, an RSA modulus below 512 bits, a broken extension that it
 * knows) cannot become part of a good path. What it accepts and should not is told by {@link
 * Certificate#irregularities()}.
 */
public final class CertificateReader {

  /** Largest accepted certificate in octets: room for 10,000 names of 20 octets. */
  public static final int MAX_OCTETS = 256 * 1024;

  private static final int REMEMBERED = 4096;

  /** Larger ones are read anew each time, so that the memory for all stays below 100 MB. */
  private static final int MAX_REMEMBERED_OCTETS = 8 * 1024;

  private final Remembered<Fingerprint, Certificate> seen = new Remembered<>(REMEMBERED);

  /**
   * Reads exactly one DER certificate of at most {@value #MAX_OCTETS} octets, nothing behind it.
   */
  public X509Certificate parse(byte[] der) throws MalformedCertificate {
    return read(der).x509();
  }

  /**
   * Reads exactly one DER certificate of at most {@value #MAX_OCTETS} octets, nothing behind it.
   * Facts that were read from it stay with it as long as it is remembered.
   */
  public Certificate read(byte[] der) throws MalformedCertificate {
    if (der.length > MAX_OCTETS) {
      throw new MalformedCertificate(
          "certificate of " + der.length + " octets is larger than the accepted " + MAX_OCTETS);
    }
    if (der.length > MAX_REMEMBERED_OCTETS) {
      return fresh(der);
    }
    Fingerprint content = Fingerprint.of(der);
    Certificate known = seen.get(content).orElse(null);
    return known != null ? known : remembered(content, fresh(der));
  }

  private Certificate remembered(Fingerprint content, Certificate certificate) {
    seen.put(content, certificate);
    return certificate;
  }

  private static Certificate fresh(byte[] der) throws MalformedCertificate {
    if (der.length == 0 || der[0] != 0x30) {
      throw new MalformedCertificate("not a DER certificate: it does not begin with a SEQUENCE");
    }
    ByteArrayInputStream in = new ByteArrayInputStream(der);
    try {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      refuseRest(in.available());
      certificate.getPublicKey();
      return Certificate.of(certificate);
    } catch (CertificateException | RuntimeException broken) {
      throw new MalformedCertificate("not a certificate: " + broken.getMessage(), broken);
    }
  }

  private static void refuseRest(int octets) throws MalformedCertificate {
    if (octets > 0) {
      throw new MalformedCertificate("not a certificate alone: " + octets + " octets follow it");
    }
  }
}
