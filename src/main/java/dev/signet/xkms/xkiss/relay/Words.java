package dev.signet.xkms.xkiss.relay;

/** Text that came from outside, as it may stand in a log: short, and on one line. */
final class Words {
  private static final int MOST = 300;

  private Words() {}

  static String plain(String text) {
    String shown = text.replaceAll("[^\\x20-\\x7e]", "?");
    return shown.length() <= MOST ? shown : shown.substring(0, MOST) + "...";
  }
}
