package dev.signet.mail.message.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageCorpus;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.Messages;
import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.Spool;
import dev.signet.mail.message.transfer.SafeForm.Safe;
import dev.signet.mail.message.transfer.SafeForm.Unsafe;
import dev.signet.testkit.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real and broken messages: most have a safe form, with the same parts. */
class SafeTransferCorpusTest {
  @TempDir Path directory;

  @Test
  @Requirement("E2E-S08")
  void messagesHaveASafeFormOrAReasonWhyNot() throws IOException {
    MessageCorpus corpus = MessageCorpus.open();
    Map<String, String> unsafe = new TreeMap<>();
    for (String name : corpus.names()) {
      MailMessage message = Messages.message(corpus.content(name));
      try (Spool spool = new Spool(directory, 1000)) {
        SafeForm form = new SafeTransfer(MessageLimits.DEFAULT).rewrite(message, spool);
        if (form instanceof Safe safe) {
          assertThat(LineSurvey.of(safe.message().body()).isSevenBit()).as(name).isTrue();
          assertThat(types(safe.message())).as(name).isEqualTo(types(message));
        } else {
          unsafe.put(name, form.match(any -> "", Unsafe::because));
        }
      }
    }

    assertThat(unsafe).hasSizeLessThan(corpus.names().size() / 10);
  }

  private static List<String> types(MailMessage message) {
    List<String> types = new ArrayList<>();
    types(Messages.walk(message, MessageLimits.DEFAULT), types);
    return types;
  }

  private static void types(MimePart part, List<String> types) {
    types.add(part.type().full());
    part.children().forEach(child -> types(child, types));
  }
}
