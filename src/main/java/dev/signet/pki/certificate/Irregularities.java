package dev.signet.pki.certificate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;

/**
 * What the platform's parser lets pass or hides, field by field (RFC 5280 section 4.1).
 *
 * <p>What extensions say is not looked at here.
 */
final class Irregularities {

  /** RFC 5280 section 4.1.2.2. */
  private static final int MAX_SERIAL = 20;

  private static final int UTC_TIME = 0x17;
  private static final Pattern SECONDS = Pattern.compile("[0-9]+Z");

  private final List<Irregularity> found = new ArrayList<>();
  private int version = 1;

  private Irregularities() {}

  static List<Irregularity> of(byte[] certificate) {
    Irregularities look = new Irregularities();
    try {
      look.whole(certificate);
    } catch (NoSuchElementException | IllegalArgumentException | IllegalStateException broken) {
      look.encoding("4.1", "has not the form of a certificate: " + broken.getMessage());
    }
    return List.copyOf(look.found);
  }

  private void whole(byte[] certificate) {
    if (!isDer(certificate)) {
      encoding("4.1", "is not encoded by the distinguished rules (X.690)");
    }
    Tlv parts = Tlv.over(certificate).step(0x30).inside();
    Tlv body = parts.step(0x30).inside();
    byte[] outer = parts.step(0x30).element();
    version(body);
    serial(body.step(0x02).value());
    if (!Arrays.equals(outer, body.step(0x30).element())) {
      encoding(
          "4.1.1.2", "names two signature algorithms, one inside and one beside the signature");
    }
    if (!body.step(0x30).inside().hasNext()) {
      profile("4.1.2.4", "has an empty issuer");
    }
    validity(body.step(0x30).inside());
    body.step(0x30);
    body.step(0x30);
    uniqueIdentifiers(body);
    extensions(body);
  }

  private void version(Tlv body) {
    if (body.upcoming() != 0xa0) {
      return;
    }
    byte[] number = body.step().inside().step(0x02).value();
    version = number.length == 1 ? number[0] + 1 : 0;
    if (version == 1) {
      encoding("4.1.2.1", "spells out version 1, which is the default");
    } else if (version < 1 || version > 3) {
      encoding("4.1.2.1", "has an unknown version");
    }
  }

  private void serial(byte[] number) {
    if (number.length == 0) {
      encoding("4.1.2.2", "has a serial number without octets");
      return;
    }
    boolean zero = number.length == 1 && number[0] == 0;
    if (number[0] < 0) {
      profile("4.1.2.2", "has a negative serial number");
    } else if (zero) {
      profile("4.1.2.2", "has the serial number zero");
    }
    if (number.length > 1
        && (number[0] == 0 && number[1] >= 0 || number[0] == -1 && number[1] < 0)) {
      encoding("4.1.2.2", "has a serial number with idle leading octets");
    }
    if (number.length > MAX_SERIAL) {
      profile("4.1.2.2", "has a serial number of " + number.length + " octets, more than 20");
    }
  }

  private void validity(Tlv times) {
    for (String field : List.of("notBefore", "notAfter")) {
      boolean utc = times.upcoming() == UTC_TIME;
      String text = new String(times.step().value(), java.nio.charset.StandardCharsets.US_ASCII);
      boolean whole = SECONDS.matcher(text).matches() && text.length() == (utc ? 13 : 15);
      if (!whole) {
        encoding("4.1.2.5", "writes " + field + " without seconds, with fractions or not in GMT");
      } else if (!utc && text.compareTo("2050") < 0) {
        profile("4.1.2.5", "writes " + field + " before 2050 as GeneralizedTime");
      }
    }
  }

  private void uniqueIdentifiers(Tlv body) {
    while (body.upcoming() == 0x81 || body.upcoming() == 0x82 || body.upcoming() == 0xa1) {
      body.step();
      profile("4.1.2.8", "has a unique identifier");
      if (version < 2) {
        encoding("4.1.2.1", "has a unique identifier, which version 1 does not know");
      }
    }
  }

  private void extensions(Tlv body) {
    if (!body.hasNext()) {
      return;
    }
    if (version != 3) {
      encoding("4.1.2.1", "has extensions and is not of version 3");
    }
    Tlv list = body.step(0xa3).inside().step(0x30).inside();
    if (!list.hasNext()) {
      encoding("4.1.2.9", "has an empty list of extensions");
    }
    Set<String> seen = new HashSet<>();
    while (list.hasNext()) {
      extension(list.step(0x30).inside(), seen);
    }
  }

  private void extension(Tlv parts, Set<String> seen) {
    String type = ASN1ObjectIdentifier.fromContents(parts.step(0x06).value()).getId();
    if (!seen.add(type)) {
      encoding("4.2", "has the extension " + type + " twice");
    }
    if (parts.upcoming() == 0x01) {
      byte[] critical = parts.step().value();
      if (critical.length != 1 || critical[0] != -1) {
        encoding(
            "4.2",
            "spells out that the extension " + type + " is not critical, or spells it wrong");
      }
    }
  }

  /**
   * Element by element the same when written again; defaults that are spelled out are found above.
   */
  private static boolean isDer(byte[] certificate) {
    try {
      byte[] again = ASN1Primitive.fromByteArray(certificate).getEncoded(ASN1Encoding.DER);
      return Arrays.equals(certificate, again);
    } catch (IOException | IllegalArgumentException | IllegalStateException broken) {
      return false;
    }
  }

  private void encoding(String section, String because) {
    found.add(Irregularity.encoding("RFC 5280 " + section, because));
  }

  private void profile(String section, String because) {
    found.add(Irregularity.profile("RFC 5280 " + section, because));
  }
}
