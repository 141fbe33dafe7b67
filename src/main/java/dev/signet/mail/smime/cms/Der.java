package dev.signet.mail.smime.cms;

import java.io.IOException;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1ParsingException;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * The one door to Bouncy Castle's readers: whatever they throw over hostile octets is one checked
 * exception behind it. Size and depth of the octets are already known to be small.
 */
public final class Der {

  private Der() {}

  /** One read of one thing. */
  public interface Read<T> {
    T read() throws IOException;
  }

  /** Reads, and makes one exception of all that may be thrown. */
  public static <T> T read(String what, Read<T> reading) throws MalformedCms {
    try {
      return reading.read();
    } catch (MalformedCms known) {
      throw known;
    } catch (IOException
        | IllegalArgumentException
        | IllegalStateException
        | ClassCastException
        | IndexOutOfBoundsException
        | ArithmeticException
        | NegativeArraySizeException
        | NullPointerException
        | java.util.NoSuchElementException
        | UnsupportedOperationException broken) {
      throw new MalformedCms("unreadable " + what, broken);
    }
  }

  /** One object; its octets are few, and nested no deeper than a limit. */
  public static <T extends ASN1Object> T object(
      byte[] octets, String what, Function<Object, T> reading) throws MalformedCms {
    return read(
        what,
        () -> {
          ASN1Primitive primitive = ASN1Primitive.fromByteArray(octets);
          if (primitive == null) {
            throw new ASN1ParsingException("nothing there");
          }
          // Parts are parsed when first looked at; written out once, nothing unparsed is left.
          byte[] der = primitive.getEncoded(ASN1Encoding.DER);
          return reading.apply(ASN1Primitive.fromByteArray(der));
        });
  }

  static String objectIdentifier(byte[] octets) throws MalformedCms {
    return object(octets, "object identifier", ASN1ObjectIdentifier::getInstance).getId();
  }

  static AlgorithmIdentifier algorithm(byte[] octets) throws MalformedCms {
    return object(octets, "algorithm identifier", AlgorithmIdentifier::getInstance);
  }
}
