package dev.signet.mail.smime.identity;

import dev.signet.policy.ListedKeys;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whether a certificate is one that a domain lists (draft-hallambaker-entity-00 sections 4.2 and
 * 4.3).
 */
public enum KeyListing {
  /** The domain lists nothing: any key may sign. */
  UNRESTRICTED,
  LISTED,
  /** The domain lists keys, and not this one. */
  UNLISTED;

  /** Digests that fix a certificate; with weaker ones an entry restricts and never matches. */
  private static final Set<String> DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

  /** Issuers above a signer that are looked at. */
  private static final int MOST_ISSUERS = 8;

  /**
   * Holds a certificate against a list.
   *
   * @param others that may be issuers; an authority counts only if it signed, directly or by way of
   *     others given here
   */
  public static KeyListing of(
      ListedKeys listed, X509Certificate certificate, List<X509Certificate> others) {
    if (listed.isEmpty()) {
      return UNRESTRICTED;
    }
    boolean isListed =
        listed.keys().stream().anyMatch(key -> isKey(key, certificate))
            || isListed(listed, certificate, false)
            || hasListedIssuer(listed, certificate, others);
    return isListed ? LISTED : UNLISTED;
  }

  private static boolean isKey(ListedKeys.Key key, X509Certificate certificate) {
    byte[] own = certificate.getPublicKey().getEncoded();
    return own != null
        && MessageDigest.isEqual(own, decoded(key.subjectPublicKeyInfo()))
        && fits(key.algorithm(), certificate.getPublicKey().getAlgorithm());
  }

  /** The name of a signature algorithm must at least be one for that type of key. */
  private static boolean fits(String published, String type) {
    String name = published.toLowerCase(Locale.ROOT);
    boolean isRsa = name.contains("rsa");
    boolean isCurve = name.contains("ecdsa") || name.contains("ecpublickey");
    return !(isRsa && !type.startsWith("RSA")) && !(isCurve && !type.startsWith("EC"));
  }

  private static boolean isListed(
      ListedKeys listed, X509Certificate certificate, boolean asAuthority) {
    return listed.certificates().stream()
        .filter(entry -> entry.isAuthority() == asAuthority)
        .filter(entry -> DIGESTS.contains(entry.digestAlgorithm()))
        .anyMatch(entry -> isDigest(entry, certificate));
  }

  private static boolean isDigest(ListedKeys.Certificate entry, X509Certificate certificate) {
    try {
      byte[] digest =
          MessageDigest.getInstance(entry.digestAlgorithm()).digest(certificate.getEncoded());
      return MessageDigest.isEqual(digest, decoded(entry.digest()));
    } catch (GeneralSecurityException unable) {
      return false;
    }
  }

  private static boolean hasListedIssuer(
      ListedKeys listed, X509Certificate certificate, List<X509Certificate> others) {
    List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
    for (int at = 0; at < chain.size() && at < MOST_ISSUERS; at++) {
      X509Certificate subject = chain.get(at);
      for (X509Certificate other : others) {
        if (!chain.contains(other) && hasSigned(other, subject)) {
          if (isListed(listed, other, true)) {
            return true;
          }
          chain.add(other);
        }
      }
    }
    return false;
  }

  private static boolean hasSigned(X509Certificate issuer, X509Certificate subject) {
    if (issuer.getBasicConstraints() < 0
        || !issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
      return false;
    }
    try {
      subject.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }

  private static byte[] decoded(String base64) {
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException unreadable) {
      return new byte[0];
    }
  }
}
