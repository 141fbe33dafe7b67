package dev.signet.mail.milter.wire;

/**
 * The three numbers that both sides open with.
 *
 * @param version of the protocol
 * @param actions what a filter may do to a message, as bits (SMFIF)
 * @param protocol what may be left out, as bits (SMFIP)
 */
public record Offer(int version, int actions, int protocol) {

  /** Reads an MTA's; what follows the numbers is for later versions and is not read. */
  public static Offer read(Fields fields) throws MalformedFrame {
    return new Offer(fields.number(), fields.number(), fields.number());
  }

  /** As an answer, without more. */
  public Frame.Builder frame() {
    return Frame.builder(Command.NEGOTIATE.letter())
        .number(version)
        .number(actions)
        .number(protocol);
  }

  @Override
  public String toString() {
    return "version " + version + ", actions " + hex(actions) + ", protocol " + hex(protocol);
  }

  private static String hex(int flags) {
    return "0x" + Integer.toHexString(flags);
  }
}
