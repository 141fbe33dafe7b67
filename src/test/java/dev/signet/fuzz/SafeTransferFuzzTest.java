package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.Spool;
import dev.signet.mail.message.mime.MimeReader;
import dev.signet.mail.message.transfer.SafeForm;
import dev.signet.mail.message.transfer.SafeTransfer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A safe form is 7-bit, has the same parts, and is its own safe form. */
class SafeTransferFuzzTest {
  private static final MessageLimits LIMITS = new MessageLimits(10_000, 50, 5, 50);

  @FuzzTest(maxDuration = "10s")
  void isSafeOrSaysWhyNot(byte[] octets) throws IOException {
    try (Spool spool = new Spool(Path.of("/nonexistent"), Integer.MAX_VALUE)) {
      MailMessage message = new MessageReader(LIMITS).read(Content.of(octets));
      SafeForm form = new SafeTransfer(LIMITS).rewrite(message, spool);
      if (form instanceof SafeForm.Safe safe) {
        assertSafe(message, safe.message(), spool);
      } else {
        assertThat(form.match(any -> "", SafeForm.Unsafe::because)).contains(" ");
      }
    } catch (MalformedMessage refused) {
      assertThat(refused).hasMessageContaining("the header");
    }
  }

  private static void assertSafe(MailMessage before, MailMessage safe, Spool spool)
      throws IOException {
    byte[] body = safe.body().octets(Integer.MAX_VALUE);
    for (byte octet : body) {
      assertThat(octet).isPositive();
    }
    assertThat(types(safe)).isEqualTo(types(before));
    SafeForm again = new SafeTransfer(LIMITS).rewrite(safe, spool);
    assertThat(again)
        .isInstanceOfSatisfying(
            SafeForm.Safe.class,
            same -> assertThat(octets(same.message())).isEqualTo(octets(safe)));
  }

  private static byte[] octets(MailMessage message) {
    try {
      return message.content().octets(Integer.MAX_VALUE);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static List<String> types(MailMessage message) throws IOException {
    List<String> types = new ArrayList<>();
    types(new MimeReader(LIMITS).read(message), types);
    return types;
  }

  private static void types(MimePart part, List<String> types) {
    types.add(part.type().full());
    part.children().forEach(child -> types(child, types));
  }
}
