package dev.signet.mail.message.transfer;

import java.util.List;
import java.util.Random;

/** Sound messages of all shapes, with bodies of the most awkward octets. */
final class RandomMessages {
  private static final List<String> PIECES =
      List.of(
          "a",
          "=",
          " ",
          "\t",
          "\r\n",
          "\r",
          "\n",
          "\u00e4",
          "\u0000",
          "From ",
          "--",
          "-",
          ".",
          "F",
          "x".repeat(74),
          "y".repeat(1000),
          "=3D",
          "=\r\n",
          "\r\n\r\n");
  private static final List<String> TYPES =
      List.of("text/plain", "text/html", "application/octet-stream", "image/png");

  private RandomMessages() {}

  static String next(Random random) {
    return "Subject: x\r\n" + entity(random, 0) + "\r\n";
  }

  private static String entity(Random random, int depth) {
    int kind = random.nextInt(depth > 3 ? 1 : 3);
    return switch (kind) {
      case 1 -> multipart(random, depth);
      case 2 -> "Content-Type: message/rfc822\r\n\r\nX: y\r\n" + entity(random, depth + 1);
      default -> leaf(random);
    };
  }

  private static String multipart(Random random, int depth) {
    String boundary = "=_" + depth + "x" + random.nextInt(1000);
    StringBuilder whole = new StringBuilder();
    whole.append("Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n");
    for (int i = random.nextInt(3); i >= 0; i--) {
      whole.append("--" + boundary + "\r\n" + entity(random, depth + 1) + "\r\n");
    }
    return whole.append("--" + boundary + "--\r\n").toString();
  }

  private static String leaf(Random random) {
    String[] encodings = {"", "7bit", "8bit", "binary", "quoted-printable"};
    String encoding = encodings[random.nextInt(encodings.length)];
    StringBuilder leaf = new StringBuilder();
    if (random.nextBoolean()) {
      leaf.append("Content-Type: " + TYPES.get(random.nextInt(TYPES.size())) + "\r\n");
    }
    if (!encoding.isEmpty()) {
      leaf.append("Content-Transfer-Encoding: " + encoding + "\r\n");
    }
    leaf.append("\r\n");
    for (int i = random.nextInt(12); i > 0; i--) {
      leaf.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return leaf.toString();
  }
}
