package dev.signet.mail.message.address;

import dev.signet.entity.MailAddress;
import java.util.Optional;
import java.util.function.Function;

/** Who wrote a message, as its From field says (RFC 5322 section 3.6.2). */
public sealed interface AuthorFinding {

  /** Exactly one From field with exactly one mailbox, which every reader reads alike. */
  record One(MailAddress address, Mailbox mailbox) implements AuthorFinding {}

  /**
   * No single author.
   *
   * @param because for a person; holds nothing of what the message says
   */
  record Unclear(Reason reason, String because) implements AuthorFinding {}

  /** Why there is no single author. */
  enum Reason {
    /** No From field, or one without a mailbox. */
    ABSENT,
    /** Several From fields or mailboxes, or a group. */
    SEVERAL,
    /** Readers may differ on whom it names. */
    MALFORMED
  }

  /** One function per case. */
  default <T> T match(Function<One, T> one, Function<Unclear, T> unclear) {
    return this instanceof One found ? one.apply(found) : unclear.apply((Unclear) this);
  }

  /** The address of the one author. */
  default Optional<MailAddress> author() {
    return match(one -> Optional.of(one.address()), unclear -> Optional.empty());
  }
}
