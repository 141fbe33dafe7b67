package dev.signet.client;

import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;

/** Decides who wrote an answer, by its signature or by the way it came. */
final class AuthenticityCheck {
  private final ClientSettings settings;
  private final MessageSignature signature;

  AuthenticityCheck(ClientSettings settings) {
    this.settings = settings;
    this.signature = new MessageSignature(settings.profile());
  }

  /**
   * What makes the answer believable; empty if nothing does.
   *
   * @throws NotAnAnswer if the answer is forged or damaged: a demanded signature is missing, or one
   *     that is there does not hold
   */
  Optional<Authenticity> of(Document message) throws NotAnAnswer {
    if (settings.trust() instanceof ResponseTrust.PinnedKeys pinned) {
      verified(signature.verify(message, pinned.keys()));
      return Optional.of(Authenticity.PINNED_SIGNATURE);
    }
    SignatureFinding finding = signature.verify(message);
    if (settings.trust() instanceof ResponseTrust.PinnedDigests pinned) {
      checkPinned(verified(finding), pinned.digests());
      return Optional.of(Authenticity.PINNED_SIGNATURE);
    }
    if (finding instanceof SignatureFinding.Broken broken) {
      throw notHolding(broken);
    }
    return byChannel();
  }

  /** Why an answer is not authenticated, and what can be done about it. */
  String whyNot() {
    return "nothing says who wrote the answer: it came over plain HTTP, and no signing key of the service is pinned";
  }

  private Optional<Authenticity> byChannel() {
    if (settings.address().isEncrypted()) {
      return Optional.of(Authenticity.TLS);
    }
    boolean near =
        settings.trust() instanceof ResponseTrust.Loopback && settings.address().isLoopback();
    return near ? Optional.of(Authenticity.LOOPBACK) : Optional.empty();
  }

  private static SignatureFinding.Verified verified(SignatureFinding finding) throws NotAnAnswer {
    if (finding instanceof SignatureFinding.Verified verified) {
      return verified;
    }
    if (finding instanceof SignatureFinding.Broken broken) {
      throw notHolding(broken);
    }
    throw new NotAnAnswer("the answer is not signed, although the service's signing key is pinned");
  }

  private static NotAnAnswer notHolding(SignatureFinding.Broken broken) {
    return new NotAnAnswer("the signature of the answer does not hold: " + broken.because());
  }

  private static void checkPinned(SignatureFinding.Verified finding, Set<Octets> digests)
      throws NotAnAnswer {
    boolean pinned =
        digests.contains(sha256(finding.key().getEncoded()))
            || finding
                .keyInfo()
                .all(KeyDatum.Certificate.class)
                .anyMatch(c -> isPinned(c, finding.key(), digests));
    if (!pinned) {
      throw new NotAnAnswer("the answer is signed, but not by the key that is pinned");
    }
  }

  /** A pinned certificate counts only if the key that signed is the one it certifies. */
  private static boolean isPinned(
      KeyDatum.Certificate certificate, PublicKey signer, Set<Octets> digests) {
    byte[] der = certificate.der().toByteArray();
    return digests.contains(sha256(der)) && certifies(der, signer);
  }

  private static boolean certifies(byte[] der, PublicKey signer) {
    try {
      PublicKey certified =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der))
              .getPublicKey();
      return MessageDigest.isEqual(certified.getEncoded(), signer.getEncoded());
    } catch (CertificateException notACertificate) {
      return false;
    }
  }

  private static Octets sha256(byte[] octets) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(octets));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
