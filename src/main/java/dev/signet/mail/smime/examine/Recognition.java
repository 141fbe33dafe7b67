package dev.signet.mail.smime.examine;

import dev.signet.mail.message.MimePart;
import dev.signet.mail.message.MimePart.MediaType;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.MalformedCms;
import dev.signet.mail.smime.cms.SignedDataStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which kind of S/MIME entity a part is, if any (RFC 8551 section 3.2.2; the names with {@code x-}
 * are those of before RFC 2633).
 */
record Recognition(Kind kind, String because) {

  /** What there is. */
  enum Kind {
    /** No S/MIME, or S/MIME that says nothing here: compressed, certificates only. */
    NONE,
    CLEAR,
    OPAQUE,
    ENCRYPTED,
    MALFORMED
  }

  private static final String ENVELOPED = "1.2.840.113549.1.7.3";
  private static final Map<String, Kind> TYPES =
      Map.of(
          SignedDataStream.SIGNED_DATA,
          Kind.OPAQUE,
          ENVELOPED,
          Kind.ENCRYPTED,
          "1.2.840.113549.1.7.6",
          Kind.ENCRYPTED,
          "1.2.840.113549.1.9.16.1.23",
          Kind.ENCRYPTED,
          "1.2.840.113549.1.9.16.1.9",
          Kind.NONE);

  private static final List<String> MIME =
      List.of("application/pkcs7-mime", "application/x-pkcs7-mime");
  private static final List<String> SIGNATURE =
      List.of("application/pkcs7-signature", "application/x-pkcs7-signature");

  static Recognition of(MimePart part, CmsLimits limits) throws IOException {
    if (part.type().is("multipart/signed")) {
      return clear(part);
    }
    return MIME.contains(part.type().full())
        ? enclosed(part, limits)
        : new Recognition(Kind.NONE, "no S/MIME");
  }

  private static Recognition clear(MimePart part) {
    List<MimePart> children = part.children();
    boolean ours = SIGNATURE.contains(parameter(part.type(), "protocol"));
    if (!ours) {
      return children.stream().anyMatch(child -> SIGNATURE.contains(child.type().full()))
          ? malformed("an S/MIME signature in a multipart/signed that is not for S/MIME")
          : new Recognition(Kind.NONE, "signed by another protocol than S/MIME");
    }
    if (children.size() != 2 || !SIGNATURE.contains(children.get(1).type().full())) {
      return malformed("multipart/signed is not one part and its signature");
    }
    if (!part.defects().isEmpty() || !children.get(1).defects().isEmpty()) {
      return malformed("multipart/signed with defects: " + defects(part, children.get(1)));
    }
    return new Recognition(Kind.CLEAR, "clear signature");
  }

  private static String defects(MimePart one, MimePart other) {
    return String.join(", ", one.defects()) + String.join(", ", other.defects());
  }

  private static Recognition enclosed(MimePart part, CmsLimits limits) throws IOException {
    String declared = parameter(part.type(), "smime-type");
    if (!part.defects().isEmpty()) {
      return malformed("an S/MIME entity with defects: " + String.join(", ", part.defects()));
    }
    try {
      Kind actual = TYPES.getOrDefault(CmsBody.of(part, limits).type(), Kind.NONE);
      return agreed(actual, declared);
    } catch (MalformedCms unreadable) {
      return unreadable(declared, String.valueOf(unreadable.getMessage()));
    }
  }

  /** The parameter is a hint; one that says the contrary is two things at once. */
  private static Recognition agreed(Kind actual, String declared) {
    boolean saysSigned = declared.equals("signed-data") || declared.equals("certs-only");
    boolean saysEncrypted = saysEncrypted(declared);
    if (actual == Kind.OPAQUE && saysEncrypted || actual == Kind.ENCRYPTED && saysSigned) {
      return malformed("says that it is " + declared + ", and is not");
    }
    return new Recognition(
        actual,
        switch (actual) {
          case OPAQUE -> "opaque signature";
          case ENCRYPTED -> "encrypted";
          default -> "S/MIME that is neither signed nor encrypted";
        });
  }

  private static boolean saysEncrypted(String declared) {
    return declared.equals("enveloped-data") || declared.equals("authenveloped-data");
  }

  private static Recognition unreadable(String declared, String because) {
    if (declared.equals("signed-data")) {
      return new Recognition(Kind.OPAQUE, because);
    }
    return saysEncrypted(declared)
        ? new Recognition(Kind.ENCRYPTED, "says that it is encrypted")
        : malformed("no CMS where S/MIME should be: " + because);
  }

  private static Recognition malformed(String because) {
    return new Recognition(Kind.MALFORMED, because);
  }

  private static String parameter(MediaType type, String name) {
    return type.parameter(name).orElse("").strip().toLowerCase(Locale.ROOT);
  }
}
