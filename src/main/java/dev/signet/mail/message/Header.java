package dev.signet.mail.message;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The fields of a message or a part, in order (RFC 5322 section 2.2, RFC 2045 section 3). */
public record Header(List<HeaderField> fields) {
  public Header {
    fields = List.copyOf(fields);
  }

  /**
   * Takes a header section as received: a line that begins with a blank continues the one above
   * (RFC 5322 section 2.2.3).
   *
   * @param octets without the empty line; nothing of them is lost
   */
  public static Header received(byte[] octets) {
    List<HeaderField> fields = new ArrayList<>();
    int start = 0;
    for (int at = 1; at <= octets.length; at++) {
      boolean begins =
          at == octets.length || octets[at - 1] == '\n' && octets[at] != ' ' && octets[at] != '\t';
      if (begins) {
        fields.add(HeaderField.received(Arrays.copyOfRange(octets, start, at)));
        start = at;
      }
    }
    return new Header(fields);
  }

  /** All fields of that name, in order. */
  public List<HeaderField> all(String name) {
    return fields.stream().filter(field -> field.is(name)).toList();
  }

  /** The first field of that name. */
  public Optional<HeaderField> first(String name) {
    return fields.stream().filter(field -> field.is(name)).findFirst();
  }

  /** The field of that name if there is exactly one. */
  public Optional<HeaderField> only(String name) {
    List<HeaderField> found = all(name);
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** The same without the fields that match. */
  public Header without(Predicate<HeaderField> unwanted) {
    return new Header(fields.stream().filter(unwanted.negate()).toList());
  }

  /** The same with these on top. */
  public Header under(HeaderField... top) {
    return new Header(Stream.concat(Stream.of(top), fields.stream()).toList());
  }

  /** The same with these at the end. */
  public Header followedBy(List<HeaderField> more) {
    List<HeaderField> all = new ArrayList<>(fields);
    all.addAll(more);
    return new Header(all);
  }

  /** The octets of all fields, without the empty line that ends a header. */
  public Content content() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    fields.forEach(field -> out.writeBytes(field.octets()));
    return Content.of(out.toByteArray());
  }
}
