package dev.signet.xkms.xml.signature;

import dev.signet.xkms.xml.keyinfo.NamedCurve;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.RSAKey;
import java.util.Arrays;
import java.util.Optional;

/**
 * The signature methods that are admitted somewhere (XML Signature 1.1 section 6.4, RFC 6931, RFC
 * 9231).
 */
enum SignatureMethod {
  HMAC_SHA1(Uris.DSIG + "hmac-sha1", Family.MAC, "HmacSHA1", 160),
  HMAC_SHA256(Uris.MORE + "hmac-sha256", Family.MAC, "HmacSHA256", 256),
  HMAC_SHA384(Uris.MORE + "hmac-sha384", Family.MAC, "HmacSHA384", 384),
  HMAC_SHA512(Uris.MORE + "hmac-sha512", Family.MAC, "HmacSHA512", 512),
  RSA_SHA1(Uris.DSIG + "rsa-sha1", Family.RSA, "SHA1withRSA", 160),
  RSA_SHA256(Uris.MORE + "rsa-sha256", Family.RSA, "SHA256withRSA", 256),
  RSA_SHA384(Uris.MORE + "rsa-sha384", Family.RSA, "SHA384withRSA", 384),
  RSA_SHA512(Uris.MORE + "rsa-sha512", Family.RSA, "SHA512withRSA", 512),
  RSA_PSS_SHA256(Uris.MORE2007 + "sha256-rsa-MGF1", Family.RSA, "RSASSA-PSS", 256),
  RSA_PSS_SHA384(Uris.MORE2007 + "sha384-rsa-MGF1", Family.RSA, "RSASSA-PSS", 384),
  RSA_PSS_SHA512(Uris.MORE2007 + "sha512-rsa-MGF1", Family.RSA, "RSASSA-PSS", 512),
  ECDSA_SHA1(Uris.MORE + "ecdsa-sha1", Family.EC, "SHA1withPLAIN-ECDSA", 160),
  ECDSA_SHA256(Uris.MORE + "ecdsa-sha256", Family.EC, "SHA256withPLAIN-ECDSA", 256),
  ECDSA_SHA384(Uris.MORE + "ecdsa-sha384", Family.EC, "SHA384withPLAIN-ECDSA", 384),
  ECDSA_SHA512(Uris.MORE + "ecdsa-sha512", Family.EC, "SHA512withPLAIN-ECDSA", 512),
  ED25519("http://www.w3.org/2021/04/xmldsig-more#eddsa-ed25519", Family.ED25519, "Ed25519", 512);

  /** What kind of key a method needs. */
  enum Family {
    MAC,
    RSA,
    EC,
    ED25519
  }

  private static final class Uris {
    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
    static final String MORE2007 = "http://www.w3.org/2007/05/xmldsig-more#";
  }

  private static final int MIN_RSA_MODERN = 2048;
  private static final int MIN_RSA_LEGACY = 1024;

  private final String uri;
  private final Family family;
  private final String jca;
  private final int outputBits;

  SignatureMethod(String uri, Family family, String jca, int outputBits) {
    this.uri = uri;
    this.family = family;
    this.jca = jca;
    this.outputBits = outputBits;
  }

  static Optional<SignatureMethod> ofUri(String uri) {
    return Arrays.stream(values()).filter(m -> m.uri.equals(uri)).findFirst();
  }

  /** The method that this house signs with for a key, if it can sign at all. */
  static Optional<SignatureMethod> preferredFor(PublicKey key) {
    Optional<NamedCurve> curve = NamedCurve.of(key);
    if (curve.isPresent()) {
      return Optional.of(
          switch (curve.get()) {
            case P256 -> ECDSA_SHA256;
            case P384 -> ECDSA_SHA384;
            case P521 -> ECDSA_SHA512;
          });
    }
    if (key instanceof RSAKey) {
      return Optional.of(RSA_SHA256);
    }
    return isEd25519(key) ? Optional.of(ED25519) : Optional.empty();
  }

  String uri() {
    return uri;
  }

  Family family() {
    return family;
  }

  /** Name of the algorithm in the Java Cryptography Architecture. */
  String jca() {
    return jca;
  }

  /** Length of the hash that is used, in bits: of a MAC its full length. */
  int outputBits() {
    return outputBits;
  }

  /** HMAC with SHA-1 is what XKMS 8.1 prescribes; as a MAC it is not broken. */
  boolean isAdmittedBy(AlgorithmProfile profile) {
    boolean ofTheSha1Era = this == RSA_SHA1 || this == ECDSA_SHA1;
    return profile == AlgorithmProfile.LEGACY || !ofTheSha1Era;
  }

  /** True if this method can use the key and the profile finds it strong enough. */
  boolean accepts(Key key, AlgorithmProfile profile) {
    int floor = profile == AlgorithmProfile.LEGACY ? MIN_RSA_LEGACY : MIN_RSA_MODERN;
    return switch (family) {
      case MAC -> false;
      case RSA -> key instanceof RSAKey rsa && rsa.getModulus().bitLength() >= floor;
      case EC -> key instanceof PublicKey p && NamedCurve.of(p).isPresent();
      case ED25519 -> isEd25519(key);
    };
  }

  private static boolean isEd25519(Key key) {
    return key.getAlgorithm().equals("Ed25519");
  }
}
