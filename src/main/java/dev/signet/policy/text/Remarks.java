package dev.signet.policy.text;

import java.util.List;

/** Remarks quote what strangers wrote, and go to logs and terminals. */
final class Remarks {
  private static final int MOST = 64;
  private static final int LONGEST = 400;

  private Remarks() {}

  /** The same without repetitions. */
  static List<String> printable(List<String> texts) {
    return texts.stream().map(Remarks::printable).distinct().limit(MOST).toList();
  }

  /** Only printable ASCII, and not endless. */
  static String printable(String text) {
    String safe = text.replaceAll("[^ -~]", "?");
    return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "..." : safe;
  }
}
