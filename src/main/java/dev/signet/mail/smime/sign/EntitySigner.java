package dev.signet.mail.smime.sign;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.Spool;
import dev.signet.mail.message.mime.MimeReader;
import dev.signet.mail.message.transfer.SafeForm;
import dev.signet.mail.message.transfer.SafeTransfer;
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
  private final SafeTransfer transfer = new SafeTransfer(MessageLimits.DEFAULT);

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
   * The message with a signature over all of it, brought into a form that survives transport.
   *
   * @param spool takes the new body if that form is another one; the message lives as long as it
   * @throws SigningFailed if the key does not sign
   * @throws IOException if the message cannot be read
   */
  public SigningOutcome sign(MailMessage message, SigningOrder order, Spool spool)
      throws IOException {
    SafeForm form = transfer.rewrite(message, spool);
    return form instanceof SafeForm.Safe safe
        ? signed(safe.message(), order, false)
        : new CannotSign(form.match(s -> "", SafeForm.Unsafe::because));
  }

  /**
   * A signed message, untouched, inside a signature of the domain (RFC 3183).
   *
   * @throws SigningFailed if the key does not sign
   * @throws IOException if the message cannot be read
   */
  public SigningOutcome wrap(MailMessage message, SigningOrder order) throws IOException {
    MimePart root = mime.read(message);
    if (!root.isSound()) {
      return new CannotSign("the message is malformed: " + String.join(", ", root.defects()));
    }
    Optional<String> trouble = SafeLines.trouble(message.body());
    return trouble.isPresent()
        ? new CannotSign("a signature would not survive: there is " + trouble.get())
        : signed(message, order, true);
  }

  private SigningOutcome signed(MailMessage message, SigningOrder order, boolean wraps)
      throws IOException {
    SignedEntity entity = SignedEntity.of(message, style.protectsHeaders(), wraps);
    byte[] digest = digest(entity.octets());
    byte[] signature = writer.write(digest, new Statement(order.origin(), clock.instant(), wraps));
    HeaderField field = OriginField.of(order.origin(), order.domain());
    return new Signed(
        entity.signed(digest, signature, new SignedEntity.SignedAs(scheme.micalg(), field)));
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
