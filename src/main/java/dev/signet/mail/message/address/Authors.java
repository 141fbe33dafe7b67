package dev.signet.mail.message.address;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderDefect;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.address.AuthorFinding.One;
import dev.signet.mail.message.address.AuthorFinding.Reason;
import dev.signet.mail.message.address.AuthorFinding.Unclear;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the author of a message, and refuses whatever another reader could read differently: the
 * answer decides whose signature counts.
 */
public final class Authors {
  private Authors() {}

  /** Who wrote the message with this header. */
  public static AuthorFinding of(Header header) {
    List<HeaderField> fields = header.all("From");
    Set<HeaderDefect> defects = defects(header, fields);
    if (header.fields().stream().anyMatch(Authors::looksLikeFrom)) {
      return new Unclear(Reason.MALFORMED, "a field that can be taken for From");
    }
    if (fields.size() != 1) {
      return fields.isEmpty()
          ? new Unclear(Reason.ABSENT, "no From field")
          : new Unclear(Reason.SEVERAL, "several From fields");
    }
    if (!defects.isEmpty()) {
      return new Unclear(Reason.MALFORMED, defects.iterator().next().words());
    }
    return of(fields.get(0));
  }

  /** Of other fields bad octets do not matter: they cannot make a second From. */
  private static Set<HeaderDefect> defects(Header header, List<HeaderField> from) {
    Set<HeaderDefect> defects = EnumSet.noneOf(HeaderDefect.class);
    defects.addAll(HeaderDefect.in(header));
    defects.remove(HeaderDefect.NOT_UTF8);
    defects.remove(HeaderDefect.BLANK_BEFORE_COLON);
    defects.addAll(HeaderDefect.in(new Header(from)));
    return defects;
  }

  private static boolean looksLikeFrom(HeaderField field) {
    return !field.name().equalsIgnoreCase("From")
        && field.name().replaceAll("[^A-Za-z]", "").equalsIgnoreCase("From");
  }

  private static AuthorFinding of(HeaderField from) {
    String body = from.body();
    if (body.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
      return new Unclear(Reason.MALFORMED, "control characters in the From field");
    }
    if (body.isBlank()) {
      return new Unclear(Reason.ABSENT, "an empty From field");
    }
    AddressField read = AddressField.read(body);
    if (read.hasGroup()) {
      return new Unclear(Reason.SEVERAL, "a group in the From field");
    }
    if (read.mailboxes().size() > 1) {
      return new Unclear(Reason.SEVERAL, "several mailboxes in the From field");
    }
    if (!read.troubles().isEmpty()) {
      return new Unclear(Reason.MALFORMED, "From field: " + read.troubles().get(0));
    }
    return one(read.mailboxes());
  }

  private static AuthorFinding one(List<Mailbox> mailboxes) {
    return mailboxes.stream()
        .flatMap(
            mailbox ->
                mailbox.address().stream().<AuthorFinding>map(found -> new One(found, mailbox)))
        .findFirst()
        .orElseGet(() -> new Unclear(Reason.ABSENT, "no mailbox in the From field"));
  }
}
