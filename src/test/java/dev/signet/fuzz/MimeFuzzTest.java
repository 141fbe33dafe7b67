package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.mime.MimeReader;
import java.io.IOException;

/** A message keeps its octets, and each part lies within the one around it. */
class MimeFuzzTest {
  private static final MessageLimits LIMITS = new MessageLimits(1000, 20, 5, 50);

  @FuzzTest(maxDuration = "10s")
  void partsLieWithinEachOther(byte[] octets) throws IOException {
    try {
      MailMessage message = new MessageReader(LIMITS).read(Content.of(octets));
      assertThat(message.content().octets(octets.length)).isEqualTo(octets);
      MimePart whole = new MimeReader(LIMITS).read(message);
      assertThat(whole.entity().octets(octets.length)).isEqualTo(octets);
      assertThat(parts(whole, message.body(), 1)).isLessThanOrEqualTo(LIMITS.parts());
    } catch (MalformedMessage refused) {
      assertThat(refused).hasMessageContaining("the header");
    }
  }

  private static int parts(MimePart part, Content body, int depth) throws IOException {
    assertThat(depth).isLessThanOrEqualTo(LIMITS.depth());
    assertThat(part.body().length()).isLessThanOrEqualTo(part.entity().length());
    int count = 1;
    long from = part.bodyStart();
    for (MimePart child : part.children()) {
      if (child.entity().length() > 0) {
        assertThat(child.start()).isGreaterThanOrEqualTo(from);
        assertThat(child.end()).isLessThanOrEqualTo(part.end());
        assertThat(body.slice(child.start(), child.end()).octets(Integer.MAX_VALUE))
            .isEqualTo(child.entity().octets(Integer.MAX_VALUE));
        from = child.end();
      }
      count += parts(child, body, depth + 1);
    }
    return count;
  }
}
