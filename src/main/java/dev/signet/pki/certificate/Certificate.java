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
import java.util.Set;
import java.util.function.Function;
import org.bouncycastle.asn1.ASN1OctetString;

/**
 * One certificate, read once: what the rules of RFC 5280 ask of it, as values. Nothing here is
 * trusted.
 *
 * <p>Equal by encoding; safe for many threads. Extensions are read when they are first asked for.
 */
public final class Certificate {

  private final X509Certificate x509;
  private final DistinguishedName subject;
  private final DistinguishedName issuer;
  private final Statements statements;
  private final Once<Fingerprint> fingerprint;
  private final Once<Fingerprint> keyFingerprint;

  private Certificate(X509Certificate x509) {
    this.x509 = x509;
    this.subject = DistinguishedName.of(x509.getSubjectX500Principal());
    this.issuer = DistinguishedName.of(x509.getIssuerX500Principal());
    this.statements = new Statements(x509);
    this.fingerprint = new Once<>(() -> Fingerprint.of(x509));
    this.keyFingerprint = new Once<>(() -> Fingerprint.of(x509.getPublicKey()));
  }

  /**
   * Reads a certificate that the platform has parsed.
   *
   * @throws dev.signet.pki.name.MalformedName if its subject or issuer is no name
   */
  public static Certificate of(X509Certificate x509) {
    return new Certificate(x509);
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
    return fingerprint.value();
  }

  /** Of the SubjectPublicKeyInfo. */
  public Fingerprint keyFingerprint() {
    return keyFingerprint.value();
  }

  /** Subject and issuer are the same name (RFC 5280 section 6.1). */
  public boolean isSelfIssued() {
    return subject.equals(issuer);
  }

  public Extension<BasicConstraints> basicConstraints() {
    return statements.basicConstraints.value();
  }

  /** Whether it says that its subject is a certification authority (RFC 5280 section 4.2.1.9). */
  public boolean isAuthority() {
    return basicConstraints().value().filter(BasicConstraints::isAuthority).isPresent();
  }

  public Extension<Set<KeyUse>> keyUsage() {
    return statements.keyUsage.value();
  }

  public Extension<Set<String>> extendedKeyUsage() {
    return statements.extendedKeyUsage.value();
  }

  public Extension<Set<String>> policies() {
    return statements.policies.value();
  }

  public Extension<List<PolicyMapping>> policyMappings() {
    return statements.policyMappings.value();
  }

  public Extension<PolicyConstraints> policyConstraints() {
    return statements.policyConstraints.value();
  }

  public Extension<Integer> inhibitAnyPolicy() {
    return statements.inhibitAnyPolicy.value();
  }

  public Extension<List<GeneralName>> alternativeNames() {
    return statements.alternativeNames.value();
  }

  /**
   * Its names as constraints of its issuers see them; alternative names that cannot be read are
   * none here, and {@link #alternativeNames()} says so.
   */
  public ClaimedNames claimedNames() {
    return new ClaimedNames(subject, alternativeNames().value().orElse(List.of()));
  }

  public Extension<NameConstraints> nameConstraints() {
    return statements.nameConstraints.value();
  }

  public Extension<Octets> subjectKeyIdentifier() {
    return statements.subjectKeyIdentifier.value();
  }

  public Extension<AuthorityKeyIdentifier> authorityKeyIdentifier() {
    return statements.authorityKeyIdentifier.value();
  }

  public Extension<List<AccessLocation>> authorityAccess() {
    return statements.authorityAccess.value();
  }

  public Extension<List<AccessLocation>> subjectAccess() {
    return statements.subjectAccess.value();
  }

  public Extension<List<DistributionPoint>> crlDistributionPoints() {
    return statements.crlDistributionPoints.value();
  }

  public Extension<List<DistributionPoint>> freshestCrl() {
    return statements.freshestCrl.value();
  }

  /** Identifiers of the extensions that must be understood. */
  public Set<String> criticalExtensions() {
    Set<String> critical = x509.getCriticalExtensionOIDs();
    return critical == null ? Set.of() : critical;
  }

  /** Whether it has that extension, whatever it says. */
  public boolean has(String extension) {
    return x509.getExtensionValue(extension) != null;
  }

  /** The DER encoding. */
  public byte[] encoded() {
    try {
      return x509.getEncoded();
    } catch (CertificateEncodingException impossible) {
      throw new IllegalStateException("a certificate that was parsed can be encoded", impossible);
    }
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

  /** The extensions, each read once. */
  private static final class Statements {
    private final X509Certificate x509;
    private final Once<Extension<BasicConstraints>> basicConstraints =
        once("2.5.29.19", ExtensionReader::basicConstraints);
    private final Once<Extension<Set<KeyUse>>> keyUsage =
        once("2.5.29.15", ExtensionReader::keyUsage);
    private final Once<Extension<Set<String>>> extendedKeyUsage =
        once("2.5.29.37", ExtensionReader::extendedKeyUsage);
    private final Once<Extension<Set<String>>> policies =
        once("2.5.29.32", ExtensionReader::certificatePolicies);
    private final Once<Extension<List<PolicyMapping>>> policyMappings =
        once("2.5.29.33", ExtensionReader::policyMappings);
    private final Once<Extension<PolicyConstraints>> policyConstraints =
        once("2.5.29.36", ExtensionReader::policyConstraints);
    private final Once<Extension<Integer>> inhibitAnyPolicy =
        once("2.5.29.54", ExtensionReader::inhibitAnyPolicy);
    private final Once<Extension<List<GeneralName>>> alternativeNames =
        once("2.5.29.17", ExtensionReader::names);
    private final Once<Extension<NameConstraints>> nameConstraints =
        once("2.5.29.30", ExtensionReader::nameConstraints);
    private final Once<Extension<Octets>> subjectKeyIdentifier =
        once("2.5.29.14", ExtensionReader::subjectKeyIdentifier);
    private final Once<Extension<AuthorityKeyIdentifier>> authorityKeyIdentifier =
        once("2.5.29.35", ExtensionReader::authorityKeyIdentifier);
    private final Once<Extension<List<AccessLocation>>> authorityAccess =
        once("1.3.6.1.5.5.7.1.1", ExtensionReader::informationAccess);
    private final Once<Extension<List<AccessLocation>>> subjectAccess =
        once("1.3.6.1.5.5.7.1.11", ExtensionReader::informationAccess);
    private final Once<Extension<List<DistributionPoint>>> crlDistributionPoints =
        once("2.5.29.31", ExtensionReader::distributionPoints);
    private final Once<Extension<List<DistributionPoint>>> freshestCrl =
        once("2.5.29.46", ExtensionReader::distributionPoints);

    private Statements(X509Certificate x509) {
      this.x509 = x509;
    }

    private <T> Once<Extension<T>> once(String oid, Function<byte[], T> reader) {
      return new Once<>(() -> read(oid, reader));
    }

    private <T> Extension<T> read(String oid, Function<byte[], T> reader) {
      byte[] value = x509.getExtensionValue(oid);
      if (value == null) {
        return new Extension.Absent<>();
      }
      Set<String> marked = x509.getCriticalExtensionOIDs();
      boolean critical = marked != null && marked.contains(oid);
      try {
        byte[] statement = ASN1OctetString.getInstance(value).getOctets();
        return new Extension.Present<>(reader.apply(statement), critical);
      } catch (RuntimeException broken) {
        return new Extension.Malformed<>(String.valueOf(broken.getMessage()), critical);
      }
    }
  }
}
