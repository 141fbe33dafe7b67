package dev.signet.mail.message;

import dev.signet.mail.message.mime.MimeReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Messages written down in a test. */
public final class Messages {
  private Messages() {}

  /** Lines joined and closed with CRLF; characters below 256 are octets. */
  public static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }

  public static Content content(String octets) {
    return Content.of(octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  public static MailMessage message(String octets) {
    return message(content(octets));
  }

  public static MailMessage message(Content content) {
    try {
      return new MessageReader(MessageLimits.DEFAULT).read(content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (MalformedMessage malformed) {
      throw new AssertionError(malformed);
    }
  }

  public static MimePart walk(String octets) {
    return walk(message(octets), MessageLimits.DEFAULT);
  }

  public static MimePart walk(MailMessage message, MessageLimits limits) {
    try {
      return new MimeReader(limits).read(message);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static byte[] octets(Content content) {
    try {
      return content.octets(Integer.MAX_VALUE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static String text(Content content) {
    return new String(octets(content), StandardCharsets.ISO_8859_1);
  }
}
