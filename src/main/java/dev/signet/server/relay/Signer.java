package dev.signet.server.relay;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.Optional;

/** Whose key signed an answer, told by the digest of that key. */
final class Signer {
  private Signer() {}

  /** SHA-256 of the SubjectPublicKeyInfo in hexadecimal; empty if no signature holds. */
  static Optional<String> of(Octets answer) {
    try {
      return new MessageSignature(AlgorithmProfile.MODERN)
          .verify(SoapEnvelope.open(SecureXml.parse(answer.toByteArray())).message())
          .match(
              none -> Optional.empty(),
              verified -> Optional.of(digest(verified.key())),
              broken -> Optional.empty());
    } catch (MalformedXml | BadEnvelope unreadable) {
      throw new IllegalStateException("what was read once can be read again", unreadable);
    }
  }

  private static String digest(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
