package dev.signet.mail.smime.strip;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.mime.MimeReader;
import dev.signet.mail.smime.SignatureLayer;
import dev.signet.mail.smime.origin.OriginField;
import dev.signet.mail.smime.protection.HeaderProtection;
import dev.signet.mail.smime.strip.StrippingOutcome.Kept;
import dev.signet.mail.smime.strip.StrippingOutcome.Stripped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the outermost signature off a message (docs/protocol.md, "Stripping"): the fields about the
 * content become those of the signed part, the body becomes its body, octet by octet.
 *
 * <p>The header of the signed part may say nothing of its own: copies of fields of the message (RFC
 * 9788) are dropped once they are found equal, and anything else keeps the signature on. No
 * cryptography is needed (draft-hallambaker-entity-00 section 1.5).
 */
public final class SignatureStripper {
  private static final String PREFIX = "Content-";

  private final MessageReader messages;
  private final MimeReader mime;

  public SignatureStripper(MessageLimits limits) {
    this.messages = new MessageReader(limits);
    this.mime = new MimeReader(limits);
  }

  /**
   * The message without its outermost signature.
   *
   * @param outermost as the examination of this message found it; for the next one, examine the
   *     result
   * @throws IOException if the message cannot be read
   */
  public StrippingOutcome strip(MailMessage message, SignatureLayer outermost) throws IOException {
    if (outermost.form() == SignatureLayer.Form.OPAQUE && outermost.trouble().isPresent()) {
      return new Kept("the signed content cannot be read: " + outermost.trouble().get());
    }
    try {
      MailMessage inner = messages.read(outermost.signed());
      Optional<String> own = ownWords(inner.header(), message.header());
      return own.isPresent()
          ? new Kept("the signed part has a field " + own.get() + " that the message has not")
          : stripped(message, inner);
    } catch (MalformedMessage unreadable) {
      return new Kept("the signed content is no entity: " + unreadable.getMessage());
    }
  }

  /** A field of the signed part that would be lost. */
  private static Optional<String> ownWords(Header inner, Header outer) {
    return inner.fields().stream()
        .filter(field -> !field.nameBegins(PREFIX))
        .filter(field -> !HeaderProtection.isRepeated(field, outer))
        .map(field -> field.name().isEmpty() ? "without a name" : field.name())
        .findFirst();
  }

  private StrippingOutcome stripped(MailMessage message, MailMessage inner) throws IOException {
    MimePart signed = mime.read(inner);
    if (!signed.isSound()) {
      return new Kept("the signed part is malformed: " + String.join(", ", signed.defects()));
    }
    if (LineEnds.areStray(inner.body())) {
      return new Kept("the signed part has line ends that mail has not");
    }
    List<HeaderField> content =
        inner.header().fields().stream()
            .filter(field -> field.nameBegins(PREFIX))
            .filter(field -> isSigned(signed) || !field.is(OriginField.NAME))
            .map(field -> field.is("Content-Type") ? HeaderProtection.unmarked(field) : field)
            .toList();
    MailMessage left = MailMessage.of(merged(message.header(), content), inner.body());
    return isSame(mime.read(left), signed)
        ? new Stripped(left)
        : new Kept("without the signature the message would be read as another one");
  }

  /** Then what it says about its own signature stays with it. */
  private static boolean isSigned(MimePart part) {
    return part.type().is("multipart/signed") || part.type().full().endsWith("pkcs7-mime");
  }

  private static Header merged(Header outer, List<HeaderField> content) {
    List<HeaderField> fields = new ArrayList<>();
    boolean placed = false;
    for (HeaderField field : outer.fields()) {
      if (!field.nameBegins(PREFIX)) {
        fields.add(field);
      } else if (!placed) {
        fields.addAll(content);
        placed = true;
      }
    }
    return new Header(fields);
  }

  private static boolean isSame(MimePart one, MimePart other) {
    if (!one.type().full().equals(other.type().full())
        || !one.encoding().equals(other.encoding())
        || one.body().length() != other.body().length()
        || one.children().size() != other.children().size()) {
      return false;
    }
    for (int child = 0; child < one.children().size(); child++) {
      if (!isSame(one.children().get(child), other.children().get(child))) {
        return false;
      }
    }
    return true;
  }
}
