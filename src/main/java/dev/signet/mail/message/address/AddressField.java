package dev.signet.mail.message.address;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.util.List;

/**
 * An address field read as far as it can be (RFC 5322 sections 3.4 and 4.4).
 *
 * @param mailboxes in order, those in groups among them
 * @param hasGroup whether there is group syntax
 * @param troubles where readers may differ; empty for what section 3.4 generates
 */
public record AddressField(List<Mailbox> mailboxes, boolean hasGroup, List<String> troubles) {
  /** Most mailboxes read in one field. */
  public static final int MAX_MAILBOXES = 1000;

  public AddressField {
    mailboxes = List.copyOf(mailboxes);
    troubles = List.copyOf(troubles);
  }

  /** Reads an unfolded field body. */
  public static AddressField read(String body) {
    return new AddressParser(body).read();
  }

  /** All mailboxes in fields of that name, for a report: malformed ones as far as they go. */
  public static List<Mailbox> mailboxes(Header header, String name) {
    return header.all(name).stream()
        .map(HeaderField::body)
        .flatMap(body -> read(body).mailboxes().stream())
        .limit(MAX_MAILBOXES)
        .toList();
  }
}
