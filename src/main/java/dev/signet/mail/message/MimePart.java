package dev.signet.mail.message;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entity of a MIME message (RFC 2045 section 2.4), by its place in the octets.
 *
 * @param header its fields; those of the message itself for the outermost part
 * @param type as {@code Content-Type} says, or the default of RFC 2045 section 5.2
 * @param encoding {@code Content-Transfer-Encoding} in lower case, {@code 7bit} if absent
 * @param entity the part with its header: what a signature over it covers (RFC 1847 section 2.1:
 *     without the CRLF before the delimiter)
 * @param body the part without its header, still encoded
 * @param children parts of a multipart, or the one message in a message/rfc822; else none
 * @param defects what is malformed about it, for a person; empty for a sound part
 * @param start where the entity begins, counted from the beginning of the body of the message; of
 *     the outermost negative, since its header is before it
 */
public record MimePart(
    Header header,
    MediaType type,
    String encoding,
    Content entity,
    Content body,
    List<MimePart> children,
    List<String> defects,
    long start) {

  public MimePart {
    children = List.copyOf(children);
    defects = List.copyOf(defects);
  }

  /** Where its body begins in the body of the message. */
  public long bodyStart() {
    return end() - body.length();
  }

  /** Where it ends in the body of the message. */
  public long end() {
    return start + entity.length();
  }

  /** Whether nothing is malformed, here or below. */
  public boolean isSound() {
    return defects.isEmpty() && children.stream().allMatch(MimePart::isSound);
  }

  /**
   * A media type (RFC 2045 section 5.1).
   *
   * @param full type and subtype in lower case, with a slash
   * @param parameters by name in lower case; RFC 2231 continuations joined
   */
  public record MediaType(String full, Map<String, String> parameters) {
    public MediaType {
      parameters = Map.copyOf(parameters);
    }

    public boolean is(String other) {
      return full.equals(other);
    }

    public boolean isMultipart() {
      return full.startsWith("multipart/");
    }

    public Optional<String> parameter(String name) {
      return Optional.ofNullable(parameters.get(name));
    }
  }
}
