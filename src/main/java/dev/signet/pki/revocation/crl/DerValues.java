package dev.signet.pki.revocation.crl;

import dev.signet.pki.extension.ExtensionReader;
import dev.signet.pki.name.GeneralName;
import java.util.List;
import java.util.function.Supplier;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/** Small values of lists; what does not fit its definition is a {@link MalformedList}. */
final class DerValues {

  private DerValues() {}

  /** A BOOLEAN DEFAULT FALSE; one that is written out although false is let pass. */
  static boolean flag(DerReader from) throws MalformedList {
    return from.isAt(DerReader.BOOLEAN) && truth(from.enter(DerReader.BOOLEAN));
  }

  static boolean truth(DerReader content) throws MalformedList {
    if (content.size() != 1 || content.octet(0) != 0 && content.octet(0) != 0xff) {
      throw new MalformedList("a BOOLEAN that is neither true nor false");
    }
    return content.octet(0) != 0;
  }

  /** A number of one octet; -1 for any other. */
  static int small(DerReader content) throws MalformedList {
    if (!content.hasMore()) {
      throw new MalformedList("a number without an octet");
    }
    return content.size() == 1 ? content.octet(0) : -1;
  }

  static String identifier(DerReader content) throws MalformedList {
    byte[] octets = content.rest();
    return reading(() -> ASN1ObjectIdentifier.fromContents(octets).getId());
  }

  static List<GeneralName> names(byte[] der) throws MalformedList {
    return reading(() -> ExtensionReader.names(der));
  }

  /** What a reader of extensions makes of its input. */
  static <T> T reading(Supplier<T> reader) throws MalformedList {
    try {
      return reader.get();
    } catch (RuntimeException broken) {
      throw new MalformedList("an extension cannot be read: " + broken.getMessage(), broken);
    }
  }
}
