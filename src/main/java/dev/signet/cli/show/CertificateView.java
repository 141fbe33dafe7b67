package dev.signet.cli.show;

import dev.signet.cli.keys.NewFile;
import dev.signet.xkms.model.Octets;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Optional;

/** A certificate as it is shown; one that cannot be read is shown by its digest. */
final class CertificateView {
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
        .orElse("unreadable, sha256:" + sha256(der.toByteArray()));
  }

  JsonObject json() {
    var view =
        Json.createObjectBuilder()
            .add("sha256", sha256(der.toByteArray()))
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

  static String sha256(byte[] octets) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static Optional<X509Certificate> parse(Octets der) {
    try {
      return Optional.of(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der.toByteArray())));
    } catch (CertificateException unreadable) {
      return Optional.empty();
    }
  }
}
