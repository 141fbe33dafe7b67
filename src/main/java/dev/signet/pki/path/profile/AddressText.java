package dev.signet.pki.path.profile;

import dev.signet.pki.Octets;
import java.util.ArrayList;
import java.util.List;

/** Addresses as text: dotted decimal, or the one form of RFC 5952 section 4. */
final class AddressText {

  private AddressText() {}

  static String of(Octets octets) {
    byte[] bytes = octets.bytes();
    return switch (bytes.length) {
      case 4 ->
          (bytes[0] & 255)
              + "."
              + (bytes[1] & 255)
              + "."
              + (bytes[2] & 255)
              + "."
              + (bytes[3] & 255);
      case 16 -> shortened(groups(bytes));
      default -> "";
    };
  }

  private static List<String> groups(byte[] bytes) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < bytes.length; i += 2) {
      groups.add(Integer.toHexString(((bytes[i] & 255) << 8) | (bytes[i + 1] & 255)));
    }
    return groups;
  }

  /** RFC 5952 section 4.2: the first of the longest runs of at least two zero groups. */
  private static String shortened(List<String> groups) {
    int start = 0;
    int longest = 1;
    for (int i = 0; i < groups.size(); i++) {
      int run = zeros(groups, i);
      if (run > longest) {
        start = i;
        longest = run;
      }
    }
    return longest < 2
        ? String.join(":", groups)
        : String.join(":", groups.subList(0, start))
            + "::"
            + String.join(":", groups.subList(start + longest, groups.size()));
  }

  private static int zeros(List<String> groups, int from) {
    int end = from;
    while (end < groups.size() && groups.get(end).equals("0")) {
      end++;
    }
    return end - from;
  }
}
