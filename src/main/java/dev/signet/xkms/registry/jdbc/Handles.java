package dev.signet.xkms.registry.jdbc;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.IdentifierRule;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * SHA-256 values that rows are found by: of a word for the kind of look-up and of the canonical
 * form of what is looked for, each part with its length. Equal handles mean equal values, for
 * SHA-256 has no known collisions.
 */
final class Handles {

  static final String SHA_256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  /** Digest algorithms of dsig11:X509Digest that are indexed, and their JCA names. */
  private static final Map<String, String> DIGESTS =
      Map.of(
          "http://www.w3.org/2000/09/xmldsig#sha1",
          "SHA-1",
          SHA_256,
          "SHA-256",
          "http://www.w3.org/2001/04/xmldsig-more#sha384",
          "SHA-384",
          "http://www.w3.org/2001/04/xmlenc#sha512",
          "SHA-512");

  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";

  private Handles() {}

  static Octets use(UseKeyWith use) {
    return handle("use", text(use.application()), text(IdentifierRule.key(use)));
  }

  static Octets subjectKeyId(Octets value) {
    return handle("key identifier", value.toByteArray());
  }

  static Octets subject(X500Principal subject) {
    return handle("subject", text(canonical(subject)));
  }

  static Octets issuerSerial(X500Principal issuer, BigInteger serial) {
    return handle("issuer and serial", text(canonical(issuer)), serial.toByteArray());
  }

  static Octets certificateDigest(String algorithm, Octets value) {
    return handle("digest", text(algorithm), value.toByteArray());
  }

  static Octets certificate(Octets der) {
    return certificateDigest(SHA_256, digest("SHA-256", der.toByteArray()));
  }

  static Octets message(String requestId, Octets requestor) {
    return handle("message", text(requestId), requestor.toByteArray());
  }

  static Octets evidence(Octets signed) {
    return handle("evidence", signed.toByteArray());
  }

  static Octets issuer(X500Principal issuer) {
    return handle("issuer", text(canonical(issuer)));
  }

  /** Digest of a canonical key. */
  static Octets key(Octets info) {
    return digest("SHA-256", info.toByteArray());
  }

  /**
   * Subject key identifier of a key by RFC 5280 section 4.2.1.2 method (1): SHA-1 of the bits of
   * subjectPublicKey.
   */
  static Octets ownKeyId(Octets info) {
    byte[] bits = Der.at(info.toByteArray(), 0).inside().next().bits();
    return subjectKeyId(digest("SHA-1", bits));
  }

  /** All handles by which one certificate leads to its binding. */
  static Set<Octets> of(X509Certificate certificate, Octets der) {
    Set<Octets> handles = new LinkedHashSet<>();
    DIGESTS.forEach(
        (uri, name) -> handles.add(certificateDigest(uri, digest(name, der.toByteArray()))));
    handles.add(issuerSerial(certificate.getIssuerX500Principal(), certificate.getSerialNumber()));
    if (!canonical(certificate.getSubjectX500Principal()).isEmpty()) {
      handles.add(subject(certificate.getSubjectX500Principal()));
    }
    keyId(certificate).ifPresent(id -> handles.add(subjectKeyId(id)));
    return handles;
  }

  private static Optional<Octets> keyId(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER))
          .map(value -> Octets.of(Der.at(value, 0).inside().content()));
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return Optional.empty();
    }
  }

  private static String canonical(X500Principal name) {
    return name.getName(X500Principal.CANONICAL);
  }

  private static Octets handle(String kind, byte[]... parts) {
    MessageDigest digest = sha("SHA-256");
    digest.update(text(kind));
    for (byte[] part : parts) {
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
      digest.update(part);
    }
    return Octets.of(digest.digest());
  }

  private static Octets digest(String algorithm, byte[] content) {
    return Octets.of(sha(algorithm).digest(content));
  }

  private static MessageDigest sha(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has " + algorithm, impossible);
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
