package dev.signet.mail.handling;

import dev.signet.mail.edge.outgoing.OutgoingFacts.Wish;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.util.List;
import java.util.Locale;

/**
 * The field {@code SMIME-Request} by which a user asks the outgoing edge for a signature, or for
 * none (docs/protocol.md). It never leaves the edge.
 */
final class SigningRequest {
  static final String FIELD = "SMIME-Request";

  private SigningRequest() {}

  /** What is asked; two fields or an unknown word ask for nothing. */
  static Wish in(Header header) {
    List<HeaderField> fields = header.all(FIELD);
    if (fields.size() != 1) {
      return Wish.ABSENT;
    }
    return switch (fields.get(0).body().strip().toLowerCase(Locale.ROOT)) {
      case "sign" -> Wish.SIGN;
      case "none" -> Wish.NONE;
      default -> Wish.ABSENT;
    };
  }

  static Header removedFrom(Header header) {
    return header.without(field -> field.is(FIELD));
  }
}
