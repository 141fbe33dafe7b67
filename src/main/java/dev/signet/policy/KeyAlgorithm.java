package dev.signet.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The algorithm of a listed key: a kind of key, which any signature made with it satisfies, or one
 * signature algorithm. Published as a name, a dotted OID or a URI of XML Signature.
 */
public enum KeyAlgorithm {
  RSA("rsaEncryption", "1.2.840.113549.1.1.1"),
  EC("id-ecPublicKey", "1.2.840.10045.2.1"),
  RSA_SHA256("sha256WithRSAEncryption", "1.2.840.113549.1.1.11", Uris.MORE_2001 + "rsa-sha256"),
  RSA_SHA384("sha384WithRSAEncryption", "1.2.840.113549.1.1.12", Uris.MORE_2001 + "rsa-sha384"),
  RSA_SHA512("sha512WithRSAEncryption", "1.2.840.113549.1.1.13", Uris.MORE_2001 + "rsa-sha512"),
  RSA_PSS(
      "id-RSASSA-PSS",
      "1.2.840.113549.1.1.10",
      Uris.MORE_2007 + "rsa-pss",
      Uris.MORE_2007 + "sha256-rsa-MGF1",
      Uris.MORE_2007 + "sha384-rsa-MGF1",
      Uris.MORE_2007 + "sha512-rsa-MGF1"),
  ECDSA_SHA256("ecdsa-with-SHA256", "1.2.840.10045.4.3.2", Uris.MORE_2001 + "ecdsa-sha256"),
  ECDSA_SHA384("ecdsa-with-SHA384", "1.2.840.10045.4.3.3", Uris.MORE_2001 + "ecdsa-sha384"),
  ECDSA_SHA512("ecdsa-with-SHA512", "1.2.840.10045.4.3.4", Uris.MORE_2001 + "ecdsa-sha512"),
  ED25519("id-Ed25519", "1.3.101.112", Uris.MORE_2021 + "eddsa-ed25519"),
  ED448("id-Ed448", "1.3.101.113", Uris.MORE_2021 + "eddsa-ed448"),
  ML_DSA_44("id-ml-dsa-44", "2.16.840.1.101.3.4.3.17"),
  ML_DSA_65("id-ml-dsa-65", "2.16.840.1.101.3.4.3.18"),
  ML_DSA_87("id-ml-dsa-87", "2.16.840.1.101.3.4.3.19");

  /** The namespaces that RFC 9231 lists. */
  private static final class Uris {
    static final String MORE_2001 = "http://www.w3.org/2001/04/xmldsig-more#";
    static final String MORE_2007 = "http://www.w3.org/2007/05/xmldsig-more#";
    static final String MORE_2021 = "http://www.w3.org/2021/04/xmldsig-more#";
  }

  private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*)){1,30}");

  private final String word;
  private final String oid;
  private final List<String> uris;

  KeyAlgorithm(String word, String oid, String... uris) {
    this.word = word;
    this.oid = oid;
    this.uris = List.of(uris);
  }

  /** The name as published. */
  public String word() {
    return word;
  }

  public String oid() {
    return oid;
  }

  /** Reads what is published; empty when it is none of those listed here. */
  public static Optional<KeyAlgorithm> of(String published) {
    return Arrays.stream(values()).filter(known -> known.isCalled(published)).findFirst();
  }

  /** The OID of what is published: of a name or URI listed here, or itself an OID. */
  public static Optional<String> oidOf(String published) {
    Optional<String> known = of(published).map(KeyAlgorithm::oid);
    return known.isEmpty() && OID.matcher(published).matches() ? Optional.of(published) : known;
  }

  /** Whether only the kind of key is named, so that every signature made with it will do. */
  public boolean isKindOfKey() {
    return this == RSA || this == EC;
  }

  private boolean isCalled(String published) {
    return word.equals(published) || oid.equals(published) || uris.contains(published);
  }
}
