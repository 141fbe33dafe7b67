package dev.signet.pki.path;

import dev.signet.pki.certificate.Fingerprint;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * In which order possible issuers are tried (RFC 4158 section 3.5): matching key identifier, then
 * authorities, then those valid at the asked time, then the youngest. The fingerprint decides the
 * rest, so that the order in which certificates arrive never does. A key identifier is a hint: it
 * puts a candidate first or last and is never a reason for trust.
 */
final class IssuerOrder {

  private static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  private static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";

  private IssuerOrder() {}

  static List<X509Certificate> ordered(
      List<X509Certificate> issuers, X509Certificate issued, Instant at) {
    if (issuers.size() < 2) {
      return issuers;
    }
    return issuers.stream()
        .map(issuer -> Rank.of(issuer, issued, at))
        .sorted()
        .map(Rank::issuer)
        .toList();
  }

  /** Whether both certificates name a key and the keys named differ. */
  static boolean namesAnotherKey(X509Certificate issuer, X509Certificate issued) {
    return hint(issuer, issued) == 2;
  }

  private static int hint(X509Certificate issuer, X509Certificate issued) {
    Optional<byte[]> wanted = wantedKey(issued);
    Optional<byte[]> own = ownKey(issuer);
    if (wanted.isEmpty() || own.isEmpty()) {
      return 1;
    }
    return Arrays.equals(wanted.get(), own.get()) ? 0 : 2;
  }

  /** OCTET STRING in OCTET STRING, short lengths only: a longer identifier is no hint. */
  private static Optional<byte[]> ownKey(X509Certificate certificate) {
    byte[] value = certificate.getExtensionValue(SUBJECT_KEY_IDENTIFIER);
    boolean readable =
        value != null && value.length > 4 && value[1] > 0 && value[3] == value.length - 4;
    return readable ? Optional.of(Arrays.copyOfRange(value, 4, value.length)) : Optional.empty();
  }

  /** First field, tag [0], of the SEQUENCE in the OCTET STRING (RFC 5280 section 4.2.1.1). */
  private static Optional<byte[]> wantedKey(X509Certificate certificate) {
    byte[] value = certificate.getExtensionValue(AUTHORITY_KEY_IDENTIFIER);
    boolean readable =
        value != null
            && value.length > 6
            && value[1] > 0
            && value[4] == (byte) 0x80
            && value[5] <= value.length - 6;
    return readable && value[5] > 0
        ? Optional.of(Arrays.copyOfRange(value, 6, 6 + value[5]))
        : Optional.empty();
  }

  private record Rank(
      X509Certificate issuer, int hint, boolean authority, boolean valid, Fingerprint content)
      implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER =
        Comparator.comparingInt(Rank::hint)
            .thenComparing(rank -> !rank.authority)
            .thenComparing(rank -> !rank.valid)
            .thenComparing(rank -> rank.issuer.getNotBefore(), Comparator.reverseOrder())
            .thenComparing(Rank::content);

    static Rank of(X509Certificate issuer, X509Certificate issued, Instant at) {
      return new Rank(
          issuer,
          IssuerOrder.hint(issuer, issued),
          issuer.getBasicConstraints() >= 0,
          ValidityRules.holds(issuer, at),
          Fingerprint.of(issuer));
    }

    @Override
    public int compareTo(Rank other) {
      return ORDER.compare(this, other);
    }
  }
}
