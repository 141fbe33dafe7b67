package dev.signet.pki.certificate;

import dev.signet.pki.Octets;
import dev.signet.pki.extension.AccessLocation;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import dev.signet.pki.extension.BasicConstraints;
import dev.signet.pki.extension.DistributionPoint;
import dev.signet.pki.extension.Extension;
import dev.signet.pki.extension.ExtensionReader;
import dev.signet.pki.extension.KeyUse;
import dev.signet.pki.extension.PolicyConstraints;
import dev.signet.pki.extension.PolicyMapping;
import dev.signet.pki.name.ClaimedNames;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.name.NameConstraints;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One certificate, read once: what the rules of RFC 5280 ask of it, as values. Nothing here is
 * trusted.
 *
 * <p>Equal by encoding; safe for many threads. Extensions are read when they are first asked for.
 */
public final class Certificate {

  private static final int VERSION = 0xa0;

  private static final Extension<?> ABSENT = new Extension.Absent<>();

  private final X509Certificate x509;
  private final DistinguishedName subject;
  private final DistinguishedName issuer;
  private final AtomicReferenceArray<Extension<?>> statements =
      new AtomicReferenceArray<>(Statement.values().length);
  private final Extensions extensions;
  private volatile @Nullable Fingerprint fingerprint;
  private volatile @Nullable Fingerprint keyFingerprint;

  private Certificate(X509Certificate x509) {
    Tlv body = Tlv.over(octets(x509)).step(0x30).inside().step(0x30).inside();
    if (body.upcoming() == VERSION) {
      body.step();
    }
    body.step(); // serial number
    body.step(); // signature algorithm
    this.x509 = x509;
    this.issuer = DistinguishedName.parsed(body.step().element());
    body.step(); // validity
    this.subject = DistinguishedName.parsed(body.step().element());
    this.extensions = Extensions.in(body);
  }

  /**
   * Reads a certificate that the platform has parsed.
   *
   * @throws dev.signet.pki.name.MalformedName if its subject or issuer is no name
   * @throws IllegalArgumentException if its encoding is not one of a certificate
   */
  public static Certificate of(X509Certificate x509) {
    try {
      return new Certificate(x509);
    } catch (NoSuchElementException broken) {
      throw new IllegalArgumentException("not a certificate: " + broken.getMessage(), broken);
    }
  }

  public X509Certificate x509() {
    return x509;
  }

  public DistinguishedName subject() {
    return subject;
  }

  public DistinguishedName issuer() {
    return issuer;
  }

  public BigInteger serialNumber() {
    return x509.getSerialNumber();
  }

  public Instant notBefore() {
    return x509.getNotBefore().toInstant();
  }

  public Instant notAfter() {
    return x509.getNotAfter().toInstant();
  }

  public PublicKey key() {
    return x509.getPublicKey();
  }

  /** Of the whole certificate. */
  public Fingerprint fingerprint() {
    Fingerprint known = fingerprint;
    if (known == null) {
      known = Fingerprint.of(x509);
      fingerprint = known;
    }
    return known;
  }

  /** Of the SubjectPublicKeyInfo. */
  public Fingerprint keyFingerprint() {
    Fingerprint known = keyFingerprint;
    if (known == null) {
      known = Fingerprint.of(x509.getPublicKey());
      keyFingerprint = known;
    }
    return known;
  }

  /** Subject and issuer are the same name (RFC 5280 section 6.1). */
  public boolean isSelfIssued() {
    return subject.equals(issuer);
  }

  public Extension<BasicConstraints> basicConstraints() {
    return statement(Statement.BASIC_CONSTRAINTS, ExtensionReader::basicConstraints);
  }

  /** Whether it says that its subject is a certification authority (RFC 5280 section 4.2.1.9). */
  public boolean isAuthority() {
    return basicConstraints().value().filter(BasicConstraints::isAuthority).isPresent();
  }

  public Extension<Set<KeyUse>> keyUsage() {
    return statement(Statement.KEY_USAGE, ExtensionReader::keyUsage);
  }

  public Extension<Set<String>> extendedKeyUsage() {
    return statement(Statement.EXTENDED_KEY_USAGE, ExtensionReader::extendedKeyUsage);
  }

  public Extension<Set<String>> policies() {
    return statement(Statement.POLICIES, ExtensionReader::certificatePolicies);
  }

  /** Identifiers of the policy qualifiers; unknown ones matter in a critical extension. */
  public Extension<Set<String>> policyQualifiers() {
    return statement(Statement.POLICY_QUALIFIERS, ExtensionReader::policyQualifiers);
  }

  public Extension<List<PolicyMapping>> policyMappings() {
    return statement(Statement.POLICY_MAPPINGS, ExtensionReader::policyMappings);
  }

  public Extension<PolicyConstraints> policyConstraints() {
    return statement(Statement.POLICY_CONSTRAINTS, ExtensionReader::policyConstraints);
  }

  public Extension<Integer> inhibitAnyPolicy() {
    return statement(Statement.INHIBIT_ANY_POLICY, ExtensionReader::inhibitAnyPolicy);
  }

  public Extension<List<GeneralName>> alternativeNames() {
    return statement(Statement.ALTERNATIVE_NAMES, ExtensionReader::names);
  }

  /**
   * Its names as constraints of its issuers see them; alternative names that cannot be read are
   * none here, and {@link #alternativeNames()} says so.
   */
  public ClaimedNames claimedNames() {
    return new ClaimedNames(subject, alternativeNames().value().orElse(List.of()));
  }

  public Extension<NameConstraints> nameConstraints() {
    return statement(Statement.NAME_CONSTRAINTS, ExtensionReader::nameConstraints);
  }

  public Extension<Octets> subjectKeyIdentifier() {
    return statement(Statement.SUBJECT_KEY_IDENTIFIER, ExtensionReader::subjectKeyIdentifier);
  }

  public Extension<AuthorityKeyIdentifier> authorityKeyIdentifier() {
    return statement(Statement.AUTHORITY_KEY_IDENTIFIER, ExtensionReader::authorityKeyIdentifier);
  }

  public Extension<List<AccessLocation>> authorityAccess() {
    return statement(Statement.AUTHORITY_ACCESS, ExtensionReader::informationAccess);
  }

  public Extension<List<AccessLocation>> subjectAccess() {
    return statement(Statement.SUBJECT_ACCESS, ExtensionReader::informationAccess);
  }

  public Extension<List<DistributionPoint>> crlDistributionPoints() {
    return statement(Statement.CRL_DISTRIBUTION_POINTS, ExtensionReader::distributionPoints);
  }

  public Extension<List<DistributionPoint>> freshestCrl() {
    return statement(Statement.FRESHEST_CRL, ExtensionReader::distributionPoints);
  }

  /** Identifiers of the extensions that must be understood. */
  public Set<String> criticalExtensions() {
    return extensions.critical();
  }

  /** Whether it has that extension, whatever it says. */
  public boolean has(String extension) {
    return extensions.get(extension) != null;
  }

  /** Identifiers of all its extensions, in their order. */
  public Set<String> extensionTypes() {
    return extensions.types();
  }

  /** The statement of an extension, for rooms that read it themselves. */
  public Extension<Octets> extension(String type) {
    return read(type, Octets::of);
  }

  /**
   * What its issuer should not have written, as far as it can be read all the same; computed each
   * time, because only strict policies ask.
   */
  public List<Irregularity> irregularities() {
    return Irregularities.of(encoded());
  }

  /** The DER encoding. */
  public byte[] encoded() {
    return octets(x509);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Certificate that && x509.equals(that.x509);
  }

  @Override
  public int hashCode() {
    return x509.hashCode();
  }

  @Override
  public String toString() {
    return subject + " (serial " + serialNumber().toString(16) + ")";
  }

  /** Reads a statement that is asked for the first time. */
  private <T> Extension<T> statement(Statement which, Function<byte[], T> reader) {
    Extension<?> known = statements.get(which.ordinal());
    if (known == null) {
      known = read(which.type, reader);
      statements.set(which.ordinal(), known);
    }
    @SuppressWarnings("unchecked") // each slot is read by one accessor, with one reader
    Extension<T> read = (Extension<T>) known;
    return read;
  }

  private <T> Extension<T> read(String type, Function<byte[], T> reader) {
    Extensions.Encoded encoded = extensions.get(type);
    if (encoded == null) {
      return absent();
    }
    try {
      return new Extension.Present<>(reader.apply(encoded.statement()), encoded.critical());
    } catch (RuntimeException broken) {
      return new Extension.Malformed<>(String.valueOf(broken.getMessage()), encoded.critical());
    }
  }

  /** One object for all: most certificates lack most extensions. */
  @SuppressWarnings("unchecked") // an absent extension has no statement, of whatever type
  private static <T> Extension<T> absent() {
    return (Extension<T>) ABSENT;
  }

  private static byte[] octets(X509Certificate x509) {
    try {
      return x509.getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was parsed can be encoded", impossible);
    }
  }

  /** The extensions that are read, and their identifiers. */
  private enum Statement {
    BASIC_CONSTRAINTS("2.5.29.19"),
    KEY_USAGE("2.5.29.15"),
    EXTENDED_KEY_USAGE("2.5.29.37"),
    POLICIES("2.5.29.32"),
    POLICY_QUALIFIERS("2.5.29.32"),
    POLICY_MAPPINGS("2.5.29.33"),
    POLICY_CONSTRAINTS("2.5.29.36"),
    INHIBIT_ANY_POLICY("2.5.29.54"),
    ALTERNATIVE_NAMES("2.5.29.17"),
    NAME_CONSTRAINTS("2.5.29.30"),
    SUBJECT_KEY_IDENTIFIER("2.5.29.14"),
    AUTHORITY_KEY_IDENTIFIER("2.5.29.35"),
    AUTHORITY_ACCESS("1.3.6.1.5.5.7.1.1"),
    SUBJECT_ACCESS("1.3.6.1.5.5.7.1.11"),
    CRL_DISTRIBUTION_POINTS("2.5.29.31"),
    FRESHEST_CRL("2.5.29.46");

    private final String type;

    Statement(String type) {
      this.type = type;
    }
  }
}
