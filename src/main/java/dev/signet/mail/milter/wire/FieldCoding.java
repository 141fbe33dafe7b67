package dev.signet.mail.milter.wire;

import dev.signet.mail.message.HeaderField;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * How a header field stands in a packet: its name, and its body with folds of LF alone.
 *
 * @param hasLeadingSpace the body is all that follows the colon; else its first space is left out
 */
public record FieldCoding(boolean hasLeadingSpace) {

  /** Takes a field as an MTA shows it. */
  public HeaderField read(Fields fields) throws MalformedFrame {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    field.writeBytes(fields.octets());
    field.write(':');
    if (!hasLeadingSpace) {
      field.write(' ');
    }
    byte[] body = fields.octets();
    for (int at = 0; at < body.length; at++) {
      if (body[at] == '\n' && (at == 0 || body[at - 1] != '\r')) {
        field.write('\r');
      }
      field.write(body[at]);
    }
    field.write('\r');
    field.write('\n');
    return HeaderField.received(field.toByteArray());
  }

  /**
   * Adds name and body to a packet.
   *
   * @throws IllegalArgumentException if the field would not come out of the packet as it went in
   */
  public Frame.Builder write(HeaderField field, Frame.Builder into) {
    byte[] body = body(field);
    requireFolds(body);
    return into.text(name(field.name())).text(body);
  }

  /** Whether a field's body could be taken for none at all. */
  public static boolean isEmpty(HeaderField field) {
    return new String(body(field.octets()), StandardCharsets.ISO_8859_1).isBlank();
  }

  /**
   * The name, for a packet.
   *
   * @throws IllegalArgumentException if it is none (RFC 5322 section 2.2)
   */
  public static byte[] name(String name) {
    if (!name.matches("[!-9;-~]+")) {
      throw new IllegalArgumentException("no field is named '" + name + "'");
    }
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] body(HeaderField field) {
    byte[] body = body(field.octets());
    boolean isShort = !hasLeadingSpace && body.length > 0 && body[0] == ' ';
    return isShort ? java.util.Arrays.copyOfRange(body, 1, body.length) : body;
  }

  private static byte[] body(byte[] octets) {
    int end = octets.length;
    if (end > 0 && octets[end - 1] == '\n') {
      end--;
    }
    if (end > 0 && octets[end - 1] == '\r') {
      end--;
    }
    int from = 0;
    while (from < end && octets[from] != ':') {
      from++;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int at = from + 1; at < end; at++) {
      if (octets[at] != '\r' || at + 1 == end || octets[at + 1] != '\n') {
        body.write(octets[at]);
      }
    }
    return body.toByteArray();
  }

  private static void requireFolds(byte[] body) {
    for (int at = 0; at < body.length; at++) {
      boolean isFold =
          body[at] == '\n' && at + 1 < body.length && (body[at + 1] == ' ' || body[at + 1] == '\t');
      if (body[at] == '\r' || body[at] == '\n' && !isFold) {
        throw new IllegalArgumentException("a field body breaks out of its field");
      }
    }
  }
}
