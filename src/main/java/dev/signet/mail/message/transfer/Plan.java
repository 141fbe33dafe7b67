package dev.signet.mail.message.transfer;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.transfer.Change.Encoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which parts must change, in the order of the octets, or why that cannot be. */
final class Plan {
  private final List<Change> changes = new ArrayList<>();
  private Optional<String> trouble = Optional.empty();

  private Plan() {}

  static Plan of(MimePart message) throws IOException {
    Plan plan = new Plan();
    plan.visit(message, true);
    return plan;
  }

  List<Change> changes() {
    return changes;
  }

  Optional<String> trouble() {
    return trouble;
  }

  private void visit(MimePart part, boolean isMessage) throws IOException {
    if (isProtected(part)) {
      requireSevenBit(part);
      return;
    }
    if (mayHoldParts(part)) {
      change(
          part, isMessage, isDeclaredWide(part) ? Optional.of(Encoding.AS_IS) : Optional.empty());
      for (MimePart child : part.children()) {
        visit(child, part.type().full().startsWith("message/"));
      }
      return;
    }
    change(part, isMessage, encodingFor(part));
  }

  /** What is inside a signature or encrypted is the signer's (RFC 1847 section 2.1). */
  private static boolean isProtected(MimePart part) {
    return part.type().is("multipart/signed")
        || part.type().is("multipart/encrypted")
        || part.type().full().matches("application/(x-)?pkcs7-.*");
  }

  /** Types that allow no encoding of their own (RFC 2045 section 6.4, RFC 2046 section 5.2). */
  private static boolean mayHoldParts(MimePart part) {
    return part.type().isMultipart() || part.type().full().startsWith("message/");
  }

  private static boolean isDeclaredWide(MimePart part) {
    return part.encoding().equals("8bit") || part.encoding().equals("binary");
  }

  /** Also by its labels: a relay may recode what is called 8bit, whatever it holds. */
  private void requireSevenBit(MimePart part) throws IOException {
    if (isAnyDeclaredWide(part) || !LineSurvey.of(part.body()).isSevenBit()) {
      refuse("a signed or encrypted part is not 7-bit and must not be changed");
    }
  }

  private static boolean isAnyDeclaredWide(MimePart part) {
    return isDeclaredWide(part) || part.children().stream().anyMatch(Plan::isAnyDeclaredWide);
  }

  private static Optional<Encoding> encodingFor(MimePart part) throws IOException {
    boolean survives = LineSurvey.of(part.body()).survives();
    return switch (part.encoding()) {
      case "7bit" -> survives ? Optional.empty() : Optional.of(encodingByType(part));
      case "8bit", "binary" -> Optional.of(survives ? Encoding.AS_IS : encodingByType(part));
      case "quoted-printable" ->
          survives ? Optional.empty() : Optional.of(Encoding.QUOTED_PRINTABLE);
      case "base64" -> survives ? Optional.empty() : Optional.of(Encoding.BASE64);
      default -> Optional.empty();
    };
  }

  private static Encoding encodingByType(MimePart part) {
    return part.type().full().startsWith("text/") ? Encoding.QUOTED_PRINTABLE : Encoding.BASE64;
  }

  private void change(MimePart part, boolean isMessage, Optional<Encoding> encoding)
      throws IOException {
    if (encoding.isEmpty()) {
      return;
    }
    if (!isHeaderClear(part)) {
      refuse("a part that must be recoded has a header that readers read differently");
    }
    if (part.encoding().equals("base64") && !isBase64(part.body())) {
      refuse("a part that must be recoded is no base64");
    }
    changes.add(new Change(part, encoding.get(), isMessage));
  }

  private static boolean isHeaderClear(MimePart part) {
    long fields = part.header().content().length();
    return part.entity().length() - part.body().length() - fields <= 2
        && part.header().all("Content-Type").size() <= 1
        && part.header().all("Content-Transfer-Encoding").size() <= 1;
  }

  /** Whether every reader decodes it alike: only letters and line ends, padded as it should be. */
  private static boolean isBase64(Content body) throws IOException {
    try (InputStream in = body.open()) {
      OctetReader octets = new OctetReader(in);
      int letters = 0;
      int padding = 0;
      for (int octet = octets.peek(0); octet >= 0; octet = octets.peek(0)) {
        octets.pass(1);
        boolean blank = octet == '\r' || octet == '\n' || octet == ' ' || octet == '\t';
        padding += octet == '=' ? 1 : 0;
        if (!blank && octet != '=' && (padding > 0 || !isLetter(octet))) {
          return false;
        }
        letters = (letters + (blank ? 0 : 1)) % 4;
      }
      return letters == 0 && padding <= 2;
    }
  }

  private static boolean isLetter(int octet) {
    return octet < 0x80 && (Character.isLetterOrDigit(octet) || octet == '+' || octet == '/');
  }

  private void refuse(String because) {
    trouble = trouble.or(() -> Optional.of(because));
  }
}
