package dev.signet.xkms.xml.wrapping;

/** Pieces of a text. */
final class Cut {
  private Cut() {}

  /** The first piece that begins and ends so. */
  static String first(String text, String begin, String end) {
    int from = text.indexOf(begin);
    return text.substring(from, text.indexOf(end, from) + end.length());
  }

  /** The last piece that begins and ends so. */
  static String last(String text, String begin, String end) {
    int from = text.lastIndexOf(begin);
    return text.substring(from, text.indexOf(end, from) + end.length());
  }
}
