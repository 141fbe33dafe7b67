package dev.signet.mail.smtp;

import java.util.List;

/** From where and to whom, beside the message itself (RFC 5321 section 2.3.1). */
public record Envelope(Sender sender, List<Recipient> recipients) {
  public Envelope {
    recipients = List.copyOf(recipients);
  }

  /** The same message for some of the recipients. */
  public Envelope to(List<Recipient> some) {
    return new Envelope(sender, some);
  }

  /**
   * MAIL FROM.
   *
   * @param path between the angle brackets, source route removed; empty for the null sender
   * @param parameters as written, such as {@code BODY=8BITMIME}, to be carried on
   */
  public record Sender(String path, List<String> parameters) {
    public Sender {
      parameters = List.copyOf(parameters);
    }

    public boolean isNull() {
      return path.isEmpty();
    }
  }

  /**
   * RCPT TO.
   *
   * @param path between the angle brackets, source route removed
   * @param parameters as written, such as {@code NOTIFY=NEVER}, to be carried on
   */
  public record Recipient(String path, List<String> parameters) {
    public Recipient {
      parameters = List.copyOf(parameters);
    }
  }
}
