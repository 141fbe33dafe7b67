package dev.signet.pki.certificate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One block of textual encoding: a label and its octets (RFC 7468).
 *
 * @param label such as {@code CERTIFICATE}
 */
public record Pem(String label, byte[] octets) {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----([^-]*)-----END \\1-----");
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /**
   * All blocks of a text in their order, text between them ignored; {@link
   * IllegalArgumentException} for bad Base64 and for a block that does not end.
   */
  public static List<Pem> blocks(String text) {
    List<Pem> found = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      byte[] base64 = block.group(2).replaceAll("\\s", "").getBytes(StandardCharsets.US_ASCII);
      found.add(new Pem(block.group(1), Base64.getDecoder().decode(base64)));
    }
    if (found.size() != text.split("-----BEGIN ", -1).length - 1) {
      throw new IllegalArgumentException("a PEM block is broken or does not end");
    }
    return List.copyOf(found);
  }

  /** The block as text, lines of 64 characters, ending with a line feed. */
  public String text() {
    return "-----BEGIN "
        + label
        + "-----\n"
        + LINES.encodeToString(octets)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /** Shows no octets: they may be a key. */
  @Override
  public String toString() {
    return "Pem[" + label + ", " + octets.length + " octets]";
  }
}
