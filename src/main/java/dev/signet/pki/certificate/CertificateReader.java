package dev.signet.pki.certificate;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/** Reads certificates from DER and remembers the last ones by their content. */
public final class CertificateReader {

  /**
   * Largest accepted certificate in octets: four times an SLH-DSA-signed one, far below what would
   * hurt.
   */
  public static final int MAX_OCTETS = 64 * 1024;

  private static final int REMEMBERED = 4096;

  private final Remembered<Fingerprint, X509Certificate> seen = new Remembered<>(REMEMBERED);

  /**
   * Reads exactly one DER certificate of at most {@value #MAX_OCTETS} octets, nothing behind it.
   */
  public X509Certificate parse(byte[] der) throws MalformedCertificate {
    if (der.length > MAX_OCTETS) {
      throw new MalformedCertificate(
          "certificate of " + der.length + " octets is larger than the accepted " + MAX_OCTETS);
    }
    Fingerprint content = Fingerprint.of(der);
    X509Certificate known = seen.get(content).orElse(null);
    return known != null ? known : remembered(content, read(der));
  }

  private X509Certificate remembered(Fingerprint content, X509Certificate certificate) {
    seen.put(content, certificate);
    return certificate;
  }

  private static X509Certificate read(byte[] der) throws MalformedCertificate {
    if (der.length == 0 || der[0] != 0x30) {
      throw new MalformedCertificate("not a DER certificate: it does not begin with a SEQUENCE");
    }
    ByteArrayInputStream in = new ByteArrayInputStream(der);
    try {
      X509Certificate certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      refuseRest(in.available());
      certificate.getPublicKey();
      Certificate.of(certificate);
      return certificate;
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
