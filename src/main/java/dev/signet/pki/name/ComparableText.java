package dev.signet.pki.name;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1BMPString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.ASN1UniversalString;

/** An attribute value in the form in which it is compared (RFC 5280 section 7.1, RFC 4518). */
final class ComparableText {

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private ComparableText() {}

  /** Text folded; anything else as its encoding, which then counts octet by octet. */
  static String of(ASN1Encodable value) {
    return isText(value) ? folded(((ASN1String) value).getString()) : encoded(value);
  }

  private static boolean isText(ASN1Encodable value) {
    return value instanceof ASN1PrintableString
        || value instanceof ASN1UTF8String
        || value instanceof ASN1IA5String
        || value instanceof ASN1BMPString
        || value instanceof ASN1UniversalString;
  }

  private static String folded(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return SPACES.matcher(normal.strip()).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  private static String encoded(ASN1Encodable value) {
    try {
      return "#" + HexFormat.of().formatHex(value.toASN1Primitive().getEncoded());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a value that was read can be written", impossible);
    }
  }
}
