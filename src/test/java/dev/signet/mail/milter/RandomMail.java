package dev.signet.mail.milter;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small messages with few names, so that fields of one name meet. */
final class RandomMail {
  private static final List<String> NAMES =
      List.of("Received", "received", "From", "Content-Type", "Results");
  private static final List<String> BODIES =
      List.of(" 1", " 2", "", "\ttab", " folded,\r\n\tmore", " \u00fcml", "  two spaces ", " 100%");

  private RandomMail() {}

  /** At least one field: a header without any is not a case that an MTA shows. */
  static MailMessage next(Random random) {
    List<HeaderField> fields = new ArrayList<>();
    for (int left = 1 + random.nextInt(8); left > 0; left--) {
      String name = NAMES.get(random.nextInt(NAMES.size()));
      String body = BODIES.get(random.nextInt(BODIES.size()));
      fields.add(
          HeaderField.received((name + ":" + body + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
    String body = "line\r\n".repeat(random.nextInt(3));
    return MailMessage.of(new Header(fields), Content.of(body.getBytes(StandardCharsets.US_ASCII)));
  }
}
