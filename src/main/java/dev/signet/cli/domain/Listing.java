package dev.signet.cli.domain;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.policy.KeyAlgorithm;
import dev.signet.policy.ListedKeys;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** How certificates and keys in files are listed in a policy. */
final class Listing {
  private static final String DIGEST = "SHA-256";
  private static final int ED25519_OCTETS = 44;

  private Listing() {}

  /** By the SHA-256 of the file's first certificate. */
  static ListedKeys.Certificate certificate(PemFile file) throws UnusableFile {
    byte[] der = file.firstCertificate().toByteArray();
    return new ListedKeys.Certificate(
        isAuthority(file, der), DIGEST, base64(sha256(der)), Optional.empty(), Optional.empty());
  }

  static ListedKeys.Key key(PemFile file) throws UnusableFile {
    PublicKey key = file.anyPublicKey();
    String algorithm =
        published(key)
            .orElseThrow(
                () ->
                    new UnusableFile(
                        file.path() + ": a " + key.getAlgorithm() + " key cannot be listed"));
    return new ListedKeys.Key(algorithm, base64(key.getEncoded()));
  }

  /** A kind of key, where there is one, since the policy shall not choose the digest. */
  private static Optional<String> published(PublicKey key) {
    String name = key.getAlgorithm().toUpperCase(Locale.ROOT);
    return switch (name) {
      case "RSA" -> Optional.of(KeyAlgorithm.RSA.word());
      case "EC", "ECDSA" -> Optional.of(KeyAlgorithm.EC.oid());
      case "ED25519" -> Optional.of(KeyAlgorithm.ED25519.word());
      case "ED448" -> Optional.of(KeyAlgorithm.ED448.word());
      case "EDDSA" ->
          Optional.of(
              key.getEncoded().length == ED25519_OCTETS
                  ? KeyAlgorithm.ED25519.word()
                  : KeyAlgorithm.ED448.word());
      default -> KeyAlgorithm.of("id-" + name.toLowerCase(Locale.ROOT)).map(KeyAlgorithm::word);
    };
  }

  private static boolean isAuthority(PemFile file, byte[] der) throws UnusableFile {
    try {
      X509Certificate certificate =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der));
      return certificate.getBasicConstraints() >= 0;
    } catch (CertificateException unreadable) {
      throw new UnusableFile(file.path() + ": " + unreadable.getMessage());
    }
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance(DIGEST).digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }
}
