package dev.signet.pki.revocation.crl;

import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.SignatureAlgorithm;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.certificate.SignedPart;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import dev.signet.pki.extension.DistributionPoint;
import dev.signet.pki.name.DistinguishedName;
import java.math.BigInteger;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * One revocation list, complete or delta, read whole and indexed once (RFC 5280 section 5). Nothing
 * here is trusted but what {@link #isSignedBy} says.
 *
 * <p>Equal by content; safe for many threads.
 */
public final class Crl {

  /** A list has one signer; a few more keys stand for roll-overs and strangers of the same name. */
  private static final int REMEMBERED_KEYS = 16;

  /**
   * What a list consists of.
   *
   * @param unusable why it must not be used although it is well-formed
   */
  record Parts(
      DistinguishedName issuer,
      Instant thisUpdate,
      Optional<Instant> nextUpdate,
      CrlExtensions extensions,
      SerialIndex entries,
      Optional<String> unusable) {}

  /** An answer about the last key that was asked about. */
  private record KeyCheck(PublicKey key, boolean signed) {}

  private final byte[] der;
  private final Fingerprint fingerprint;
  private final SignedPart signed;
  private final Parts parts;
  private final Remembered<PublicKey, Boolean> signers = new Remembered<>(REMEMBERED_KEYS);
  private volatile @Nullable KeyCheck last;

  Crl(byte[] der, Fingerprint fingerprint, SignedPart signed, Parts parts) {
    this.der = der;
    this.fingerprint = fingerprint;
    this.signed = signed;
    this.parts = parts;
  }

  public DistinguishedName issuer() {
    return parts.issuer;
  }

  public Instant thisUpdate() {
    return parts.thisUpdate;
  }

  public Optional<Instant> nextUpdate() {
    return parts.nextUpdate;
  }

  public Scope scope() {
    return parts.extensions.scope();
  }

  /** CRLNumber (section 5.2.3). */
  public Optional<BigInteger> number() {
    return parts.extensions.number();
  }

  /** BaseCRLNumber of a delta (section 5.2.4). */
  public Optional<BigInteger> base() {
    return parts.extensions.base();
  }

  public boolean isDelta() {
    return base().isPresent();
  }

  /** A hint at the certificate of the signer (section 5.2.1). */
  public Optional<AuthorityKeyIdentifier> signerHint() {
    return parts.extensions.signer();
  }

  /** Whether both name the same signing key, or neither does (section 6.3.3(c)(3)). */
  public boolean hintsAtSignerOf(Crl other) {
    Optional<Octets> mine = parts.extensions.signerOctets();
    return mine.equals(other.parts.extensions.signerOctets());
  }

  /** Where deltas to this list are found (section 5.2.6). */
  public List<DistributionPoint> freshest() {
    return parts.extensions.freshest();
  }

  /** Why it must not be used, although it is well-formed. */
  public Optional<String> unusable() {
    return parts.unusable;
  }

  /**
   * Whether a revoked certificate that expired then would still be on this list: it would if the
   * list was made before, or says that it keeps such (section 3.3, X.509 expiredCertsOnCRL).
   */
  public boolean keeps(Instant expiry) {
    return !expiry.isBefore(parts.thisUpdate)
        || parts.extensions.expiredSince().filter(since -> !since.isAfter(expiry)).isPresent();
  }

  /** What it says about the certificate of that issuer with that number. */
  public Optional<Entry> entry(DistinguishedName issuer, BigInteger serialNumber) {
    return parts.entries.find(issuer, serialNumber);
  }

  /** What it says about that certificate; nothing is asked about who may speak about it. */
  public Optional<Entry> entry(Certificate certificate) {
    return entry(certificate.issuer(), certificate.serialNumber());
  }

  /** Certificates that have an entry. */
  public int size() {
    return parts.entries.size();
  }

  /** How it is signed. */
  public SignatureAlgorithm algorithm() {
    return SignatureAlgorithm.of(AlgorithmIdentifier.getInstance(signed.algorithm().bytes()));
  }

  /** Whether that key signed it; checked once for each key. */
  public boolean isSignedBy(PublicKey key, SignatureCheck signatures) {
    KeyCheck known = last;
    if (known != null && known.key == key) {
      return known.signed;
    }
    boolean holds = signers.get(key).orElseGet(() -> signatures.verifies(signed, key));
    signers.put(key, holds);
    last = new KeyCheck(key, holds);
    return holds;
  }

  /** Of the whole list. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** The DER encoding. */
  public byte[] encoded() {
    return der.clone();
  }

  /** How many octets it has. */
  public int length() {
    return der.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Crl that && fingerprint.equals(that.fingerprint);
  }

  @Override
  public int hashCode() {
    return fingerprint.hashCode();
  }

  @Override
  public String toString() {
    return (isDelta() ? "delta of " : "list of ") + issuer() + " made at " + thisUpdate();
  }
}
