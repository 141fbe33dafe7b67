package dev.signet.mail.smime.cms;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/**
 * A signature algorithm as a SignerInfo names it.
 *
 * @param jca by which a provider knows it
 * @param parameters that it needs beside the key
 * @param digest name of the one inside, if there is one to choose
 * @param isOneShot whether a provider holds all input until the end: such a signature over long
 *     content would fill the memory
 */
record SignatureMethod(
    String jca, Optional<AlgorithmParameterSpec> parameters, String digest, boolean isOneShot) {
  private static final String NIST = "2.16.840.1.101.3.4.3.";
  private static final String PKCS = "1.2.840.113549.1.1.";
  private static final String X962 = "1.2.840.10045.4.";
  private static final String PSS = PKCS + "10";
  private static final int MOST_SALT = 512;

  /** The digest is the signer's own, or was decided when the algorithm was named. */
  private static final Map<String, String> WITHOUT_DIGEST =
      Map.of(PKCS + "1", "RSA", "1.2.840.10045.2.1", "ECDSA", "1.2.840.10040.4.1", "DSA");

  private static final Map<String, String> WITH_DIGEST =
      Map.ofEntries(
          Map.entry(PKCS + "4", "MD5 RSA"),
          Map.entry(PKCS + "5", "SHA-1 RSA"),
          Map.entry("1.3.14.3.2.29", "SHA-1 RSA"),
          Map.entry(PKCS + "14", "SHA-224 RSA"),
          Map.entry(PKCS + "11", "SHA-256 RSA"),
          Map.entry(PKCS + "12", "SHA-384 RSA"),
          Map.entry(PKCS + "13", "SHA-512 RSA"),
          Map.entry(PKCS + "15", "SHA-512/224 RSA"),
          Map.entry(PKCS + "16", "SHA-512/256 RSA"),
          Map.entry(NIST + "13", "SHA3-224 RSA"),
          Map.entry(NIST + "14", "SHA3-256 RSA"),
          Map.entry(NIST + "15", "SHA3-384 RSA"),
          Map.entry(NIST + "16", "SHA3-512 RSA"),
          Map.entry(X962 + "1", "SHA-1 ECDSA"),
          Map.entry(X962 + "3.1", "SHA-224 ECDSA"),
          Map.entry(X962 + "3.2", "SHA-256 ECDSA"),
          Map.entry(X962 + "3.3", "SHA-384 ECDSA"),
          Map.entry(X962 + "3.4", "SHA-512 ECDSA"),
          Map.entry(NIST + "9", "SHA3-224 ECDSA"),
          Map.entry(NIST + "10", "SHA3-256 ECDSA"),
          Map.entry(NIST + "11", "SHA3-384 ECDSA"),
          Map.entry(NIST + "12", "SHA3-512 ECDSA"),
          Map.entry("1.2.840.10040.4.3", "SHA-1 DSA"),
          Map.entry(NIST + "1", "SHA-224 DSA"),
          Map.entry(NIST + "2", "SHA-256 DSA"));

  /** RFC 8419, RFC 9882. */
  private static final Map<String, String> WHOLE =
      Map.of(
          "1.3.101.112",
          "Ed25519",
          "1.3.101.113",
          "Ed448",
          NIST + "17",
          "ML-DSA-44",
          NIST + "18",
          "ML-DSA-65",
          NIST + "19",
          "ML-DSA-87");

  /**
   * The method that an algorithm identifier names.
   *
   * @param digest of the signer, used where the identifier leaves it open
   * @throws SignerVerdict if it is unknown, or names another digest (RFC 5652 section 10.1.2, RFC
   *     8933)
   */
  static SignatureMethod of(AlgorithmIdentifier algorithm, Digest digest) throws SignerVerdict {
    String oid = algorithm.getAlgorithm().getId();
    if (WHOLE.containsKey(oid)) {
      return new SignatureMethod(WHOLE.get(oid), Optional.empty(), digest.name(), true);
    }
    if (WITHOUT_DIGEST.containsKey(oid)) {
      return composed(digest.name(), WITHOUT_DIGEST.get(oid));
    }
    if (WITH_DIGEST.containsKey(oid)) {
      String[] words = WITH_DIGEST.get(oid).split(" ", 2);
      return same(composed(words[0], words[1]), digest);
    }
    if (oid.equals(PSS)) {
      return same(pss(algorithm), digest);
    }
    throw SignerVerdict.unjudged("the signature algorithm " + oid + " is not known");
  }

  private static SignatureMethod same(SignatureMethod method, Digest digest) throws SignerVerdict {
    if (!method.digest.equals(digest.name())) {
      throw SignerVerdict.broken(
          "signed with " + method.digest + ", while the digest is said to be " + digest.name());
    }
    return method;
  }

  private static SignatureMethod composed(String digest, String kind) {
    String jca = digest.replaceFirst("^SHA-", "SHA") + "with" + kind;
    return new SignatureMethod(jca, Optional.empty(), digest, false);
  }

  /** RSASSA-PSS with its parameters (RFC 4056 section 2.2, RFC 8017 appendix A.2.3). */
  private static SignatureMethod pss(AlgorithmIdentifier algorithm) throws SignerVerdict {
    try {
      return Der.read("parameters of RSASSA-PSS", () -> pssRead(algorithm));
    } catch (MalformedCms unreadable) {
      throw SignerVerdict.unjudged(String.valueOf(unreadable.getMessage()));
    }
  }

  private static SignatureMethod pssRead(AlgorithmIdentifier algorithm) throws MalformedCms {
    RSASSAPSSparams read =
        algorithm.getParameters() == null
            ? new RSASSAPSSparams()
            : RSASSAPSSparams.getInstance(algorithm.getParameters());
    AlgorithmIdentifier mask = read.getMaskGenAlgorithm();
    if (!mask.getAlgorithm().equals(RSASSAPSSparams.DEFAULT_MASK_GEN_FUNCTION.getAlgorithm())) {
      throw new MalformedCms("a mask that is not MGF1, in parameters of RSASSA-PSS");
    }
    String digest = named(read.getHashAlgorithm());
    String inMask = named(AlgorithmIdentifier.getInstance(mask.getParameters()));
    int salt = read.getSaltLength().intValueExact();
    if (salt < 0 || salt > MOST_SALT || read.getTrailerField().intValueExact() != 1) {
      throw new MalformedCms("salt or trailer beyond sense, in parameters of RSASSA-PSS");
    }
    PSSParameterSpec spec =
        new PSSParameterSpec(digest, "MGF1", new MGF1ParameterSpec(inMask), salt, 1);
    return new SignatureMethod("RSASSA-PSS", Optional.of(spec), digest, false);
  }

  private static String named(AlgorithmIdentifier digest) throws MalformedCms {
    return Digest.of(digest.getAlgorithm().getId())
        .filter(known -> !known.isHopeless())
        .map(Digest::name)
        .orElseThrow(() -> new MalformedCms("unknown digest in parameters of RSASSA-PSS"));
  }

  boolean isRsa() {
    return jca.endsWith("RSA") || jca.equals("RSASSA-PSS");
  }
}
