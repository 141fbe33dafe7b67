package dev.signet.mail.message.mime;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MimePart.MediaType;
import dev.signet.mail.message.field.FieldText;
import dev.signet.mail.message.field.ParameterField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the header of an entity says about its body (RFC 2045 section 3).
 *
 * @param type the first Content-Type; if it is absent or says no type, the default
 * @param encoding the first Content-Transfer-Encoding in lower case, else {@code 7bit}
 */
record ContentFields(MediaType type, String encoding, List<String> defects) {
  /** RFC 2045 section 5.2. */
  static final MediaType PLAIN = new MediaType("text/plain", Map.of("charset", "us-ascii"));

  /** Default in a digest (RFC 2046 section 5.1.5). */
  static final MediaType MESSAGE = new MediaType("message/rfc822", Map.of());

  private static final List<String> ONCE =
      List.of("MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition");

  static ContentFields of(Header header, MediaType fallback) {
    List<String> defects = new ArrayList<>();
    for (String name : ONCE) {
      if (header.all(name).size() > 1) {
        defects.add("more than one " + name);
      }
    }
    return new ContentFields(type(header, fallback, defects), encoding(header, defects), defects);
  }

  private static MediaType type(Header header, MediaType fallback, List<String> defects) {
    Optional<HeaderField> field = header.first("Content-Type");
    if (field.isEmpty()) {
      return fallback;
    }
    ParameterField read = ParameterField.read(field.get().body());
    read.defects().forEach(defect -> defects.add("Content-Type: " + defect));
    if (!read.value().matches("[^/]+/[^/]+")) {
      defects.add("Content-Type: no type and subtype");
      return fallback;
    }
    return new MediaType(read.value(), read.parameters());
  }

  private static String encoding(Header header, List<String> defects) {
    Optional<HeaderField> field = header.first("Content-Transfer-Encoding");
    if (field.isEmpty()) {
      return "7bit";
    }
    FieldText text = new FieldText(field.get().body());
    boolean closed = text.passBlanks();
    String encoding = text.token().toLowerCase(Locale.ROOT);
    closed &= text.passBlanks();
    if (encoding.isEmpty() || !closed || !text.atEnd()) {
      defects.add("Content-Transfer-Encoding: not one token");
    }
    return encoding.isEmpty() ? "7bit" : encoding;
  }

  /** Whether the body is not encoded, so that what is in it can be seen (section 6.2). */
  boolean isIdentity() {
    return encoding.equals("7bit") || encoding.equals("8bit") || encoding.equals("binary");
  }

  boolean isMessage() {
    return type.is("message/rfc822") || type.is("message/global");
  }
}
