package dev.signet.mail.smime.sign;

import dev.signet.entity.DomainName;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.mime.MimeReader;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.origin.OriginField;
import dev.signet.mail.smime.sign.SignedDataWriter.Statement;
import dev.signet.mail.smime.sign.SigningOutcome.CannotSign;
import dev.signet.mail.smime.sign.SigningOutcome.Signed;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Signs messages with one key, clear over the whole body (RFC 8551 section 3.5.3). The body is read
 * and never held; the digest is the platform's.
 */
public final class EntitySigner {
  private static final int PIECE = 16 * 1024;

  private final SignatureScheme scheme;
  private final SignedDataWriter writer;
  private final SigningStyle style;
  private final InstantSource clock;
  private final MimeReader mime = new MimeReader(MessageLimits.DEFAULT);

  /**
   * A signer.
   *
   * @throws GeneralSecurityException if the key is of a kind that does not sign mail
   */
  public EntitySigner(SigningIdentity identity, SigningStyle style, InstantSource clock)
      throws GeneralSecurityException {
    this.scheme = SignatureScheme.of(identity.certificate().getPublicKey(), style.prefersPss());
    this.writer = new SignedDataWriter(identity, scheme);
    this.style = style;
    this.clock = clock;
  }

  /**
   * The message with a signature over all of it.
   *
   * @param domain of the signer, for the header field
   * @throws SigningFailed if the key does not sign
   * @throws IOException if the message cannot be read
   */
  public SigningOutcome sign(
      MailMessage message, SignatureOrigin origin, Optional<DomainName> domain) throws IOException {
    return signed(message, false, origin, domain);
  }

  /**
   * A signed message, untouched, inside a signature of the domain (RFC 3183).
   *
   * @throws SigningFailed if the key does not sign
   * @throws IOException if the message cannot be read
   */
  public SigningOutcome wrap(
      MailMessage message, SignatureOrigin origin, Optional<DomainName> domain) throws IOException {
    return signed(message, true, origin, domain);
  }

  private SigningOutcome signed(
      MailMessage message, boolean wraps, SignatureOrigin origin, Optional<DomainName> domain)
      throws IOException {
    MimePart root = mime.read(message);
    if (!root.isSound()) {
      return new CannotSign("the message is malformed: " + String.join(", ", root.defects()));
    }
    Optional<String> trouble = SafeLines.trouble(message.body());
    if (trouble.isPresent()) {
      return new CannotSign("a signature would not survive: there is " + trouble.get());
    }
    SignedEntity entity = SignedEntity.of(message, style.protectsHeaders(), wraps);
    byte[] digest = digest(entity.octets());
    byte[] signature = writer.write(digest, new Statement(origin, clock.instant(), wraps));
    return new Signed(
        entity.signed(
            digest,
            signature,
            new SignedEntity.SignedAs(scheme.micalg(), OriginField.of(origin, domain))));
  }

  private byte[] digest(Content content) throws IOException {
    MessageDigest digest = begun();
    byte[] piece = new byte[PIECE];
    try (InputStream in = content.open()) {
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        digest.update(piece, 0, got);
      }
    }
    return digest.digest();
  }

  private MessageDigest begun() throws SigningFailed {
    try {
      return MessageDigest.getInstance(scheme.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new SigningFailed(scheme.digest() + " cannot be computed", impossible);
    }
  }
}
