package dev.signet.mail.smime.examine;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.mime.MimeReader;
import dev.signet.mail.smime.Examination;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.SignerJudge;
import dev.signet.mail.smime.examine.Recognition.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Finds the signatures of a message and whether they hold over the octets that came (RFC 8551
 * section 3, RFC 5652). Bodies are streamed; nobody is asked.
 */
public final class SignatureExaminer {
  /** Fields that mean two things when they are there twice (RFC 5322 section 3.6, RFC 2045). */
  private static final List<String> ONCE =
      List.of("From", "MIME-Version", "Content-Type", "Content-Transfer-Encoding");

  private final SignerJudge judge;
  private final CmsLimits limits;
  private final MimeReader mime;
  private final MessageReader messages;

  public SignatureExaminer(SignerJudge judge, CmsLimits limits, MessageLimits messages) {
    this.judge = judge;
    this.limits = limits;
    this.mime = new MimeReader(messages);
    this.messages = new MessageReader(messages);
  }

  /**
   * What is found in a message.
   *
   * @throws IOException if its octets cannot be read; whatever is wrong with them is a finding
   */
  public Examination examine(MailMessage message) throws IOException {
    Optional<String> twice =
        ONCE.stream().filter(name -> message.header().all(name).size() > 1).findFirst();
    if (twice.isPresent()) {
      return without(Shape.MALFORMED, "more than one field " + twice.get());
    }
    MimePart root = mime.read(message);
    Recognition seen = Recognition.of(root, limits);
    return switch (seen.kind()) {
      case MALFORMED -> without(Shape.MALFORMED, seen.because());
      case ENCRYPTED -> without(Shape.ENCRYPTED, seen.because());
      case NONE -> notAtTop(root, seen);
      default -> new LayerWalk(judge, limits, mime, messages).from(root, seen);
    };
  }

  private Examination notAtTop(MimePart root, Recognition seen) throws IOException {
    return hasSignature(root.children())
        ? without(Shape.PARTIAL, "a signature that covers only part of the message")
        : without(Shape.UNSIGNED, seen.because());
  }

  private boolean hasSignature(List<MimePart> parts) throws IOException {
    for (MimePart part : parts) {
      Kind kind = Recognition.of(part, limits).kind();
      if (kind == Kind.CLEAR || kind == Kind.OPAQUE || hasSignature(part.children())) {
        return true;
      }
    }
    return false;
  }

  private static Examination without(Shape shape, String because) {
    return new Examination(shape, List.of(), because);
  }
}
