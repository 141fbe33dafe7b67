package dev.signet.cli.show;

import dev.signet.cli.keys.NewFile;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.xkms.model.Octets;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** A certificate as it is shown; one that cannot be read is shown by its digest. */
final class CertificateView {
  private static final CertificateReader READER = new CertificateReader();

  private final Octets der;
  private final Optional<X509Certificate> parsed;

  CertificateView(Octets der) {
    this.der = der;
    this.parsed = parse(der);
  }

  String subject() {
    return parsed.map(c -> c.getSubjectX500Principal().toString()).orElse("unreadable certificate");
  }

  String line() {
    return parsed
        .map(
            c ->
                c.getSubjectX500Principal()
                    + ", issued by "
                    + c.getIssuerX500Principal()
                    + ", serial "
                    + c.getSerialNumber().toString(16)
                    + ", until "
                    + c.getNotAfter().toInstant())
        .orElse("unreadable, sha256:" + Fingerprint.of(der.toByteArray()).hex());
  }

  JsonObject json() {
    var view =
        Json.createObjectBuilder()
            .add("sha256", Fingerprint.of(der.toByteArray()).hex())
            .add("pem", NewFile.certificate(der));
    parsed.ifPresent(
        c ->
            view.add("subject", c.getSubjectX500Principal().toString())
                .add("issuer", c.getIssuerX500Principal().toString())
                .add("serial", c.getSerialNumber().toString(16))
                .add("notBefore", c.getNotBefore().toInstant().toString())
                .add("notAfter", c.getNotAfter().toInstant().toString()));
    return view.build();
  }

  private static Optional<X509Certificate> parse(Octets der) {
    try {
      return Optional.of(READER.parse(der.toByteArray()));
    } catch (MalformedCertificate unreadable) {
      return Optional.empty();
    }
  }
}
