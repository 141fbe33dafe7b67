package dev.signet.mail.message.transfer;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MimePart;
import java.util.ArrayList;
import java.util.List;

/** What is done to one part so that it survives transport. */
record Change(MimePart part, Encoding encoding, boolean isMessage) {

  /** What the body becomes. */
  enum Encoding {
    /** Stays as it is and is called what it is. */
    AS_IS("7bit"),
    QUOTED_PRINTABLE("quoted-printable"),
    BASE64("base64");

    private final String token;

    Encoding(String token) {
      this.token = token;
    }
  }

  /** Whether only the header changes. */
  boolean keepsBody() {
    return encoding == Encoding.AS_IS;
  }

  /** The header with the new encoding in the place of the old; other fields keep their octets. */
  Header header() {
    HeaderField label = HeaderField.of("Content-Transfer-Encoding", encoding.token);
    List<HeaderField> fields = new ArrayList<>();
    boolean placed = false;
    for (HeaderField field : part.header().fields()) {
      boolean old = field.is("Content-Transfer-Encoding");
      fields.add(old ? label : field);
      placed |= old;
    }
    Header header = new Header(fields);
    return placed ? header : header.followedBy(List.of(label));
  }
}
