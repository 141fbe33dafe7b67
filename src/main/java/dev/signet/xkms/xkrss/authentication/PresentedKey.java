package dev.signet.xkms.xkrss.authentication;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one public key that a ds:KeyInfo holds, as a key value or in certificates; where it holds
 * several data, they must agree.
 *
 * @param key present if and only if the finding is {@link Finding#ONE}
 */
public record PresentedKey(Finding finding, Optional<PublicKey> key) {

  /** More certificates than a prototype needs, and few enough to read them all. */
  private static final int MAX_CERTIFICATES = 8;

  private static final CertificateReader CERTIFICATES = new CertificateReader();

  /** What was found. */
  public enum Finding {
    /** Exactly one key. */
    ONE,
    /** No key value and no certificate. */
    NONE,
    /** Data that hold different keys. */
    SEVERAL,
    /**
     * A certificate that cannot be read, too many of them, or a kind of key that is not read here.
     */
    UNREADABLE
  }

  /**
   * Reads the key values and certificates; names, serial numbers and digests only identify and do
   * not count.
   */
  public static PresentedKey in(KeyInfo keyInfo) {
    if (keyInfo.all(KeyDatum.Certificate.class).count() > MAX_CERTIFICATES) {
      return without(Finding.UNREADABLE);
    }
    try {
      return agreed(keys(keyInfo), keyInfo.all(KeyDatum.Unread.class).findAny().isPresent());
    } catch (MalformedCertificate unreadable) {
      return without(Finding.UNREADABLE);
    }
  }

  private static PresentedKey agreed(List<PublicKey> keys, boolean somethingUnread) {
    if (keys.isEmpty()) {
      return without(somethingUnread ? Finding.UNREADABLE : Finding.NONE);
    }
    long different = keys.stream().map(Fingerprint::of).distinct().count();
    return different == 1
        ? new PresentedKey(Finding.ONE, Optional.of(keys.get(0)))
        : without(Finding.SEVERAL);
  }

  private static List<PublicKey> keys(KeyInfo keyInfo) throws MalformedCertificate {
    Stream.Builder<PublicKey> keys = Stream.builder();
    keyInfo.all(KeyDatum.Value.class).forEach(value -> keys.add(value.key()));
    for (Octets der :
        keyInfo.all(KeyDatum.Certificate.class).map(KeyDatum.Certificate::der).toList()) {
      keys.add(CERTIFICATES.parse(der.toByteArray()).getPublicKey());
    }
    return keys.build().toList();
  }

  private static PresentedKey without(Finding finding) {
    return new PresentedKey(finding, Optional.empty());
  }
}
