package dev.signet.server.soap;

import dev.signet.xkms.exchange.Channel;

/** The log line of a request that was turned away before its message was understood. */
record DoorLine(Channel channel, Refused refused) {
  private static final int MAX_WORDS = 200;

  @Override
  public String toString() {
    return "correlation="
        + channel.correlation()
        + " peer="
        + channel.peer()
        + " operation=- result=turned-away http="
        + refused.reply().status()
        + " note=\""
        + harmless(String.valueOf(refused.getMessage()))
        + "\"";
  }

  private static String harmless(String words) {
    String cut = words.length() > MAX_WORDS ? words.substring(0, MAX_WORDS) + "..." : words;
    return cut.replaceAll("[^\\x20-\\x7e]", "?").replace('"', '\'');
  }
}
