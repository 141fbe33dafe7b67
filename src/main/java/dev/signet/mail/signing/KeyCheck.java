package dev.signet.mail.signing;

import dev.signet.entity.MailAddress;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks a key before mail is signed with it (RFC 8550 section 4.4, RFC 5280 section 4.2.1.3). */
final class KeyCheck {
  private static final int RFC822_NAME = 1;
  private static final int MIN_RSA_BITS = 2048;
  private static final String MAIL = "1.3.6.1.5.5.7.3.4";
  private static final String ANY = "2.5.29.37.0";

  private final Instant now;
  private final SecureRandom random;

  KeyCheck(Instant now, SecureRandom random) {
    this.now = now;
    this.random = random;
  }

  /** The key, ready for use. */
  SigningKey checked(AddressPattern signsFor, KeyLoader.Loaded loaded) throws Unusable {
    X509Certificate signer = loaded.certificates().get(0);
    String place = "the key for " + signsFor;
    List<String> faults = new ArrayList<>();
    interval(signer).ifPresent(faults::add);
    usage(signer).ifPresent(faults::add);
    strength(signer).ifPresent(faults::add);
    match(loaded, signer).ifPresent(faults::add);
    if (!faults.isEmpty()) {
      throw new Unusable(faults.stream().map(fault -> place + ": " + fault).toList());
    }
    return new SigningKey(
        signsFor,
        loaded.key(),
        signer,
        chain(loaded.certificates()),
        loaded.provider(),
        mailboxes(signer));
  }

  private Optional<String> interval(X509Certificate signer) {
    if (now.isAfter(signer.getNotAfter().toInstant())) {
      return Optional.of(
          "its certificate ended at " + signer.getNotAfter().toInstant() + "; renew it");
    }
    return now.isBefore(signer.getNotBefore().toInstant())
        ? Optional.of(
            "its certificate begins at "
                + signer.getNotBefore().toInstant()
                + "; wait, or set the clock right")
        : Optional.empty();
  }

  /** Without an extension every use is permitted. */
  private static Optional<String> usage(X509Certificate signer) {
    boolean[] bits = signer.getKeyUsage();
    if (bits != null && !bits[0] && !bits[1]) {
      return Optional.of(
          "its certificate permits neither digitalSignature nor nonRepudiation; use one for signing");
    }
    try {
      List<String> purposes = signer.getExtendedKeyUsage();
      boolean permitted = purposes == null || purposes.contains(MAIL) || purposes.contains(ANY);
      return permitted
          ? Optional.empty()
          : Optional.of("its certificate is not for mail (emailProtection); use one that is");
    } catch (CertificateParsingException unreadable) {
      return Optional.of("its certificate has an unreadable extended key usage");
    }
  }

  private static Optional<String> strength(X509Certificate signer) {
    return signer.getPublicKey() instanceof RSAPublicKey rsa
            && rsa.getModulus().bitLength() < MIN_RSA_BITS
        ? Optional.of("it has less than " + MIN_RSA_BITS + " bits; make a new one")
        : Optional.empty();
  }

  /** Signs and verifies, which also shows that a token is ready. */
  private Optional<String> match(KeyLoader.Loaded loaded, X509Certificate signer) {
    byte[] sample = new byte[32];
    random.nextBytes(sample);
    try {
      Signature signature = signature(loaded);
      signature.initSign(loaded.key());
      signature.update(sample);
      byte[] made = signature.sign();
      Signature check = Signature.getInstance(algorithm(loaded.key()));
      check.initVerify(signer.getPublicKey());
      check.update(sample);
      return check.verify(made)
          ? Optional.empty()
          : Optional.of("it does not belong to its certificate; put the right two together");
    } catch (GeneralSecurityException | ProviderException failed) {
      return Optional.of(
          "it does not sign, or does not belong to its certificate: " + failed.getMessage());
    }
  }

  private static Signature signature(KeyLoader.Loaded loaded) throws GeneralSecurityException {
    String algorithm = algorithm(loaded.key());
    return loaded.provider().isPresent()
        ? Signature.getInstance(algorithm, loaded.provider().get())
        : Signature.getInstance(algorithm);
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm().toUpperCase(Locale.ROOT)) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      case "RSASSA-PSS" -> "RSASSA-PSS";
      case "EDDSA", "ED25519", "ED448" -> "EdDSA";
      default -> key.getAlgorithm();
    };
  }

  /** What leads on from the signer, each once and without a root. */
  private static List<X509Certificate> chain(List<X509Certificate> all) {
    Set<X509Certificate> rest = new LinkedHashSet<>(all.subList(1, all.size()));
    rest.remove(all.get(0));
    rest.removeIf(one -> one.getSubjectX500Principal().equals(one.getIssuerX500Principal()));
    return List.copyOf(rest);
  }

  /** The names by which receivers know the signer (RFC 8550 section 3). */
  private static Set<MailAddress> mailboxes(X509Certificate signer) throws Unusable {
    try {
      Set<MailAddress> found = new LinkedHashSet<>();
      Collection<List<?>> names = signer.getSubjectAlternativeNames();
      for (List<?> name : names == null ? List.<List<?>>of() : names) {
        if (name.get(0).equals(RFC822_NAME)) {
          MailAddress.parse(String.valueOf(name.get(1))).ifPresent(found::add);
        }
      }
      return found;
    } catch (CertificateParsingException unreadable) {
      throw new Unusable("the certificate has unreadable names: " + unreadable.getMessage());
    }
  }
}
