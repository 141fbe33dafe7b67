package dev.signet.mail.smime.sign;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.origin.OriginField;
import dev.signet.mail.smime.protection.HeaderProtection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A message divided into what is signed and what stays outside (RFC 8551 section 3.1): fields about
 * the content go in, with copies of those that are protected.
 *
 * @param outside fields of the message, new Content fields missing
 * @param place where they go
 * @param octets the entity to be signed
 */
record SignedEntity(List<HeaderField> outside, int place, Content octets) {
  private static final String PREFIX = "Content-";
  private static final int LINE = 64;

  /**
   * Divides a message.
   *
   * @param wraps whether it is signed already, so that what it says about that goes in
   */
  static SignedEntity of(MailMessage message, boolean protects, boolean wraps) {
    List<HeaderField> outside = new ArrayList<>();
    List<HeaderField> inside = new ArrayList<>();
    int place = -1;
    for (HeaderField field : message.header().fields()) {
      if (!field.nameBegins(PREFIX)) {
        outside.add(field);
        continue;
      }
      place = place < 0 ? outside.size() : place;
      if (wraps || !field.is(OriginField.NAME)) {
        inside.add(field);
      }
    }
    Header header = inner(new Header(inside), message.header(), protects);
    Content octets = MailMessage.of(header, message.body()).content();
    return new SignedEntity(List.copyOf(outside), place < 0 ? outside.size() : place, octets);
  }

  private static Header inner(Header content, Header outer, boolean protects) {
    Optional<HeaderField> type = content.first("Content-Type");
    if (!protects || type.filter(HeaderProtection::isMarked).isPresent()) {
      HeaderField plain = HeaderField.of("Content-Type", "text/plain; charset=us-ascii");
      return type.isPresent() ? content : content.under(plain);
    }
    HeaderField marked = HeaderProtection.marked(type);
    List<HeaderField> fields = new ArrayList<>(content.fields());
    if (type.isPresent()) {
      fields.set(fields.indexOf(type.get()), marked);
    } else {
      fields.add(0, marked);
    }
    return new Header(fields).followedBy(HeaderProtection.copies(outer));
  }

  /** The message around the entity and its signature (RFC 8551 section 3.5.3). */
  MailMessage signed(byte[] digest, byte[] signature, SignedAs as) {
    // Derived from the content, so that nobody can have put it there.
    String boundary = "signet-" + HexFormat.of().formatHex(digest, 0, 16);
    List<HeaderField> fields = new ArrayList<>(outside);
    fields.add(
        place,
        HeaderField.of(
            "Content-Type",
            "multipart/signed; protocol=\"application/pkcs7-signature\";\r\n micalg="
                + as.micalg()
                + "; boundary=\""
                + boundary
                + "\""));
    fields.add(place + 1, as.origin());
    if (new Header(outside).first("MIME-Version").isEmpty()) {
      fields.add(place, HeaderField.of("MIME-Version", "1.0"));
    }
    Content body =
        Content.join(
            List.of(
                ascii("--" + boundary + "\r\n"),
                octets,
                ascii(signaturePart(boundary, signature))));
    return MailMessage.of(new Header(fields), body);
  }

  /** What the header says about the signature. */
  record SignedAs(String micalg, HeaderField origin) {}

  private static String signaturePart(String boundary, byte[] signature) {
    Base64.Encoder lines = Base64.getMimeEncoder(LINE, "\r\n".getBytes(StandardCharsets.US_ASCII));
    return "\r\n--"
        + boundary
        + "\r\n"
        + "Content-Type: application/pkcs7-signature; name=\"smime.p7s\"\r\n"
        + "Content-Transfer-Encoding: base64\r\n"
        + "Content-Disposition: attachment; filename=\"smime.p7s\"\r\n"
        + "\r\n"
        + lines.encodeToString(signature)
        + "\r\n--"
        + boundary
        + "--\r\n";
  }

  private static Content ascii(String text) {
    return Content.of(text.getBytes(StandardCharsets.US_ASCII));
  }
}
