package dev.signet.pki.algorithm;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * A signature algorithm with its parameters (RFC 3279, 4055, 5758, 8410, 8692, 9881).
 *
 * @param name in the platform's words, or its identifier when it is not known
 * @param keyType the type of key that makes such signatures
 * @param digests the digests that it depends on; none for those that bring their own
 * @param fault why nobody can tell what it is
 */
public record SignatureAlgorithm(
    String name, String keyType, List<String> digests, Optional<String> fault) {

  /** Digests for which collisions are made at will. */
  static final Set<String> BROKEN = Set.of("MD2", "MD5");

  static final String PSS = "RSASSA-PSS";

  private static final String PSS_IDENTIFIER = "1.2.840.113549.1.1.10";
  private static final String MGF1 = "1.2.840.113549.1.1.8";

  private static final Map<String, String> DIGESTS =
      Map.ofEntries(
          Map.entry("1.2.840.113549.2.2", "MD2"),
          Map.entry("1.2.840.113549.2.5", "MD5"),
          Map.entry("1.3.14.3.2.26", "SHA-1"),
          Map.entry("2.16.840.1.101.3.4.2.4", "SHA-224"),
          Map.entry("2.16.840.1.101.3.4.2.1", "SHA-256"),
          Map.entry("2.16.840.1.101.3.4.2.2", "SHA-384"),
          Map.entry("2.16.840.1.101.3.4.2.3", "SHA-512"),
          Map.entry("2.16.840.1.101.3.4.2.7", "SHA3-224"),
          Map.entry("2.16.840.1.101.3.4.2.8", "SHA3-256"),
          Map.entry("2.16.840.1.101.3.4.2.9", "SHA3-384"),
          Map.entry("2.16.840.1.101.3.4.2.10", "SHA3-512"));

  private static final Map<String, SignatureAlgorithm> KNOWN =
      Map.ofEntries(
          known("1.2.840.113549.1.1.2", "RSA", "MD2"),
          known("1.2.840.113549.1.1.4", "RSA", "MD5"),
          known("1.2.840.113549.1.1.5", "RSA", "SHA-1"),
          known("1.3.14.3.2.29", "RSA", "SHA-1"),
          known("1.2.840.113549.1.1.14", "RSA", "SHA-224"),
          known("1.2.840.113549.1.1.11", "RSA", "SHA-256"),
          known("1.2.840.113549.1.1.12", "RSA", "SHA-384"),
          known("1.2.840.113549.1.1.13", "RSA", "SHA-512"),
          known("2.16.840.1.101.3.4.3.13", "RSA", "SHA3-224"),
          known("2.16.840.1.101.3.4.3.14", "RSA", "SHA3-256"),
          known("2.16.840.1.101.3.4.3.15", "RSA", "SHA3-384"),
          known("2.16.840.1.101.3.4.3.16", "RSA", "SHA3-512"),
          known("1.2.840.10040.4.3", "DSA", "SHA-1"),
          known("1.3.14.3.2.27", "DSA", "SHA-1"),
          known("2.16.840.1.101.3.4.3.1", "DSA", "SHA-224"),
          known("2.16.840.1.101.3.4.3.2", "DSA", "SHA-256"),
          known("2.16.840.1.101.3.4.3.3", "DSA", "SHA-384"),
          known("2.16.840.1.101.3.4.3.4", "DSA", "SHA-512"),
          known("1.2.840.10045.4.1", "EC", "SHA-1"),
          known("1.2.840.10045.4.3.1", "EC", "SHA-224"),
          known("1.2.840.10045.4.3.2", "EC", "SHA-256"),
          known("1.2.840.10045.4.3.3", "EC", "SHA-384"),
          known("1.2.840.10045.4.3.4", "EC", "SHA-512"),
          known("2.16.840.1.101.3.4.3.9", "EC", "SHA3-224"),
          known("2.16.840.1.101.3.4.3.10", "EC", "SHA3-256"),
          known("2.16.840.1.101.3.4.3.11", "EC", "SHA3-384"),
          known("2.16.840.1.101.3.4.3.12", "EC", "SHA3-512"),
          whole("1.3.101.112", "Ed25519"),
          whole("1.3.101.113", "Ed448"),
          whole("2.16.840.1.101.3.4.3.17", "ML-DSA-44"),
          whole("2.16.840.1.101.3.4.3.18", "ML-DSA-65"),
          whole("2.16.840.1.101.3.4.3.19", "ML-DSA-87"));

  public SignatureAlgorithm {
    digests = List.copyOf(digests);
  }

  /** The one inside the octets of the certificate and the one beside its signature are the same. */
  public static SignatureAlgorithm of(X509Certificate certificate) {
    return of(certificate.getSigAlgOID(), certificate.getSigAlgParams());
  }

  public static SignatureAlgorithm of(X509CRL list) {
    return of(list.getSigAlgOID(), list.getSigAlgParams());
  }

  public static SignatureAlgorithm of(AlgorithmIdentifier algorithm) {
    String identifier = algorithm.getAlgorithm().getId();
    return PSS_IDENTIFIER.equals(identifier) ? pss(algorithm.getParameters()) : plain(identifier);
  }

  /**
   * From an identifier and its parameters.
   *
   * @param parameters DER, null for none
   */
  public static SignatureAlgorithm of(String identifier, byte @Nullable [] parameters) {
    if (!PSS_IDENTIFIER.equals(identifier)) {
      return plain(identifier);
    }
    try {
      return parameters == null ? pss(null) : pss(RSASSAPSSparams.getInstance(parameters));
    } catch (IllegalArgumentException | IllegalStateException broken) {
      return unknown(PSS, "RSASSA-PSS with parameters that cannot be read");
    }
  }

  /** Whether its parameters change what is computed. */
  public boolean isParameterised() {
    return name.equals(PSS);
  }

  /** Why a key cannot have made such a signature; empty when it can. */
  Optional<String> disagreementWith(KeyFacts key) {
    boolean fits =
        fault.isPresent()
            || key.fault().isPresent()
            || key.words().contains(keyType)
            || name.equals(PSS) && key.words().contains("RSA");
    boolean pssOnly = key.isForPss() && !name.equals(PSS);
    return fits && !pssOnly ? Optional.empty() : Optional.of(name + " is no algorithm of " + key);
  }

  @Override
  public String toString() {
    return name;
  }

  private static SignatureAlgorithm plain(String identifier) {
    SignatureAlgorithm known = KNOWN.get(identifier);
    return known != null
        ? known
        : unknown(identifier, "the signature algorithm " + identifier + " is not known");
  }

  /**
   * RFC 4055 section 3.1; the mask generation must use the digest of the message or one as good.
   */
  private static SignatureAlgorithm pss(@Nullable ASN1Encodable parameters) {
    if (parameters == null) {
      return unknown(PSS, "RSASSA-PSS without parameters");
    }
    try {
      RSASSAPSSparams read = RSASSAPSSparams.getInstance(parameters);
      AlgorithmIdentifier mask = read.getMaskGenAlgorithm();
      String digest = DIGESTS.get(read.getHashAlgorithm().getAlgorithm().getId());
      String maskDigest =
          DIGESTS.get(AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm().getId());
      boolean plain =
          MGF1.equals(mask.getAlgorithm().getId()) && read.getTrailerField().intValueExact() == 1;
      return digest == null || !digest.equals(maskDigest) || !plain
          ? unknown(PSS, "RSASSA-PSS with digests that differ or are not known")
          : new SignatureAlgorithm(PSS, PSS, List.of(digest), Optional.empty());
    } catch (RuntimeException broken) {
      return unknown(PSS, "RSASSA-PSS with parameters that cannot be read");
    }
  }

  private static SignatureAlgorithm unknown(String name, String fault) {
    return new SignatureAlgorithm(name, name, List.of(), Optional.of(fault + " and not admitted"));
  }

  private static Map.Entry<String, SignatureAlgorithm> known(
      String identifier, String keyType, String digest) {
    String name =
        digest.replace("SHA-", "SHA") + "with" + (keyType.equals("EC") ? "ECDSA" : keyType);
    return Map.entry(
        identifier, new SignatureAlgorithm(name, keyType, List.of(digest), Optional.empty()));
  }

  private static Map.Entry<String, SignatureAlgorithm> whole(String identifier, String name) {
    return Map.entry(identifier, new SignatureAlgorithm(name, name, List.of(), Optional.empty()));
  }
}
