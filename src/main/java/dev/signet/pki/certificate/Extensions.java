package dev.signet.pki.certificate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The extensions of a certificate as they are encoded, found in one walk; the platform encodes each
 * anew whenever it is asked for one.
 */
final class Extensions {

  /** One extension, unread. */
  record Encoded(boolean critical, byte[] statement) {}

  private final Map<String, Encoded> found;
  private final Set<String> critical;

  private Extensions(Map<String, Encoded> found) {
    this.found = found;
    Set<String> marked = new LinkedHashSet<>();
    found.forEach(
        (type, extension) -> {
          if (extension.critical) {
            marked.add(type);
          }
        });
    this.critical = Collections.unmodifiableSet(marked);
  }

  /**
   * In what follows of a TBSCertificate. Of two extensions of one type the second counts as not
   * there; the platform refuses such certificates.
   *
   * @throws NoSuchElementException if the octets have not the form of a certificate
   */
  static Extensions in(Tlv body) {
    while (body.hasNext()) {
      if (body.upcoming() == 0xa3) {
        return listed(body.step().inside().step(0x30).inside());
      }
      body.step();
    }
    return new Extensions(Map.of());
  }

  @Nullable Encoded get(String type) {
    return found.get(type);
  }

  Set<String> types() {
    return Collections.unmodifiableSet(found.keySet());
  }

  Set<String> critical() {
    return critical;
  }

  private static Extensions listed(Tlv list) {
    Map<String, Encoded> found = new LinkedHashMap<>();
    while (list.hasNext()) {
      Tlv parts = list.step(0x30).inside();
      String type = ASN1ObjectIdentifier.fromContents(parts.step(0x06).value()).getId();
      boolean critical = parts.upcoming() == 0x01 && isTrue(parts.step().value());
      found.putIfAbsent(type, new Encoded(critical, parts.step(0x04).value()));
    }
    return new Extensions(found);
  }

  private static boolean isTrue(byte[] content) {
    return content.length != 1 || content[0] != 0;
  }
}
