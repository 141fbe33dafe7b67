package dev.signet.mail.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.mime.MimeReader;
import dev.signet.mail.message.transfer.SafeForm;
import dev.signet.mail.message.transfer.SafeTransfer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message far larger than the heap is read, divided and recoded. */
class BigMessageTest {
  private static final int MEGABYTES = 100;

  @TempDir Path directory;

  @Test
  void aHundredMegabytesPassThroughASmallHeap() throws Exception {
    Path output = directory.resolve("output");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                Files.createDirectory(directory.resolve("spool")).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(child.waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(output)).isEqualTo("multipart/mixed 3 safe\n");
    } finally {
      child.destroyForcibly();
    }
  }

  /** The process with the small heap. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException, MalformedMessage {
      Path directory = Path.of(arguments[0]);
      try (Spool in = new Spool(directory, Spool.IN_MEMORY);
          Spool out = new Spool(directory, Spool.IN_MEMORY)) {
        fill(in.out());
        MailMessage message = new MessageReader(MessageLimits.DEFAULT).read(in.content());
        MimePart whole = new MimeReader(MessageLimits.DEFAULT).read(message);
        SafeForm form = new SafeTransfer(MessageLimits.DEFAULT).rewrite(message, out);
        String safe = form.match(any -> "safe", SafeForm.Unsafe::because);
        System.out.print(whole.type().full() + " " + whole.children().size() + " " + safe + "\n");
      }
    }

    private static void fill(OutputStream out) throws IOException {
      out.write(octets("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\n\u00e4\r\n"));
      out.write(octets("--b\r\nContent-Type: application/x\r\n\r\n"));
      byte[] lines =
          octets("\u00ff one line of an attachment that is not encoded\r\n".repeat(1000));
      long wanted = MEGABYTES * 1_000_000L;
      for (long done = 0; done < wanted / 2; done += lines.length) {
        out.write(lines);
      }
      out.write(octets("--b\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
      byte[] letters = octets(("QUJD".repeat(19) + "\r\n").repeat(1000));
      for (long done = 0; done < wanted / 2; done += letters.length) {
        out.write(letters);
      }
      out.write(octets("--b--\r\n"));
    }

    private static byte[] octets(String text) {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }
}
