package dev.signet.mail.milter.change;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What makes one message of another.
 *
 * @param header steps, in their order
 * @param body the new one, if it is another
 */
public record MessageDifference(List<HeaderChange> header, Optional<Content> body) {
  private static final int BUFFER = 64 * 1024;

  public MessageDifference {
    header = List.copyOf(header);
  }

  /**
   * Compares.
   *
   * @throws IOException if one of the bodies cannot be read
   */
  public static MessageDifference between(MailMessage before, MailMessage after)
      throws IOException {
    boolean isSame = before.body() == after.body() || isSame(before.body(), after.body());
    return new MessageDifference(
        HeaderDifference.between(before.header(), after.header()),
        isSame ? Optional.empty() : Optional.of(after.body()));
  }

  private static boolean isSame(Content one, Content other) throws IOException {
    if (one.length() != other.length()) {
      return false;
    }
    try (InputStream left = one.open();
        InputStream right = other.open()) {
      while (true) {
        byte[] expected = left.readNBytes(BUFFER);
        if (!Arrays.equals(expected, right.readNBytes(BUFFER))) {
          return false;
        }
        if (expected.length < BUFFER) {
          return true;
        }
      }
    }
  }
}
