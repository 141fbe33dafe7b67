package dev.signet.mail.smtp.server;

import java.time.Duration;

/**
 * What one client may ask of a server.
 *
 * @param commandLine octets of a command line; RFC 5321 section 4.5.3.1.4 has 512, extensions more
 * @param contentLine octets of a line of a message; section 4.5.3.1.6 has 1,000, real mail more
 * @param messageOctets of a message
 * @param recipients of a message; section 4.5.3.1.8 asks for 100 at least
 * @param errors of protocol before the connection is closed
 * @param command time for a command to come, and for a reply to go (section 4.5.3.2.7)
 * @param block time for the next octets of a message (section 4.5.3.2.5)
 * @param content time for a whole message
 * @param session age of a connection after which it is closed between two transactions
 */
public record SmtpLimits(
    int commandLine,
    int contentLine,
    long messageOctets,
    int recipients,
    int errors,
    Duration command,
    Duration block,
    Duration content,
    Duration session) {

  /** 2,048 and 65,536 octets, 50 MiB, 1,000 recipients, 20 errors; 5 min, 3 min, 30 min, 2 h. */
  public static final SmtpLimits DEFAULT =
      new SmtpLimits(
          2048,
          64 * 1024,
          50L * 1024 * 1024,
          1000,
          20,
          Duration.ofMinutes(5),
          Duration.ofMinutes(3),
          Duration.ofMinutes(30),
          Duration.ofHours(2));

  public SmtpLimits {
    if (commandLine < 512 || contentLine < 1000 || recipients < 1 || errors < 1) {
      throw new IllegalArgumentException("limits below what RFC 5321 section 4.5.3.1 demands");
    }
  }

  public SmtpLimits withMessageOctets(long most) {
    return new SmtpLimits(
        commandLine, contentLine, most, recipients, errors, command, block, content, session);
  }

  public SmtpLimits withRecipients(int most) {
    return new SmtpLimits(
        commandLine, contentLine, messageOctets, most, errors, command, block, content, session);
  }

  /** Other times for a command, a block and a message. */
  public SmtpLimits withTimes(Duration ofCommand, Duration ofBlock, Duration ofContent) {
    return new SmtpLimits(
        commandLine,
        contentLine,
        messageOctets,
        recipients,
        errors,
        ofCommand,
        ofBlock,
        ofContent,
        session);
  }
}
