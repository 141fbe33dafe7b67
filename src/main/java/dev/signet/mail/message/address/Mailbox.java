package dev.signet.mail.message.address;

import dev.signet.entity.MailAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One mailbox of an address field (RFC 5322 section 3.4).
 *
 * @param displayName with encoded words decoded (RFC 2047); may be empty
 * @param written the addr-spec as it stands there
 * @param address what it means, unless it is no address of a domain
 * @param comments beside it
 */
public record Mailbox(
    String displayName, String written, Optional<MailAddress> address, List<String> comments) {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s<>\"'(),;:\\[\\]]+");

  public Mailbox {
    comments = List.copyOf(comments);
  }

  /** Whether its name or a comment shows a person another address than the mailbox has. */
  public boolean showsAnother() {
    String shown = displayName + " " + EncodedWords.decoded(String.join(" ", comments));
    return BETWEEN_WORDS
        .splitAsStream(shown)
        .anyMatch(word -> word.indexOf('@') >= 0 && !word.equalsIgnoreCase(written));
  }
}
