package dev.signet.mail.message;

/**
 * What is read of one message before it counts as malformed.
 *
 * @param headerOctets of one header section, of the message or of a part
 * @param fields in one header section
 * @param depth of parts in parts; the message itself is at depth 1
 * @param parts in the whole message
 */
public record MessageLimits(int headerOctets, int fields, int depth, int parts) {
  /** Real mail stays far below. */
  public static final MessageLimits DEFAULT = new MessageLimits(256 * 1024, 2000, 20, 1000);

  public MessageLimits {
    if (Math.min(Math.min(headerOctets, fields), Math.min(depth, parts)) < 1) {
      throw new IllegalArgumentException("a limit of a message is at least 1");
    }
  }
}
