package dev.signet.pki.algorithm;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which provider checks signatures of which kind: RSA and DSA with the platform, curves and
 * post-quantum algorithms with Bouncy Castle, and RSA and the NIST curves with a native provider
 * where the operator chose one and it knows the {@linkplain KnownAnswers right answers}.
 *
 * <p>RSA keys never reach Bouncy Castle, which tests each modulus for primality (4 ms). Keys of
 * other providers are made here and never leave, because one XML library destroys what it verified
 * with. Nothing is registered with the platform.
 */
public final class SignatureProviders {

  /** Keys of issuers that are kept in the form of their provider, about 2 KB each. */
  private static final int MAX_KEYS = 4096;

  private static final String PLATFORM = "platform";

  private final Provider curves;
  private final Map<KnownAnswers, Provider> natives;
  private final List<String> notes;
  private final Map<PublicKey, PublicKey> nativeKeys = new ConcurrentHashMap<>();
  private final Map<PublicKey, PublicKey> curveKeys = new ConcurrentHashMap<>();

  private SignatureProviders(
      Provider curves, Map<KnownAnswers, Provider> natives, List<String> notes) {
    this.curves = curves;
    this.natives = new EnumMap<>(KnownAnswers.class);
    this.natives.putAll(natives);
    this.notes = List.copyOf(notes);
  }

  /**
   * No native provider.
   *
   * @param curves Bouncy Castle
   */
  public static SignatureProviders platform(Provider curves) {
    return new SignatureProviders(curves, Map.of(), List.of());
  }

  /**
   * The operator's choice as far as it can be had; {@link #notes()} says where it cannot.
   *
   * @param curves Bouncy Castle
   */
  public static SignatureProviders chosen(NativeProvider choice, Provider curves) {
    List<String> notes = new ArrayList<>();
    for (NativeProvider candidate : choice.candidates()) {
      Optional<Provider> provider = candidate.load();
      if (provider.isEmpty()) {
        notes.add(candidate + " is not there or cannot be loaded");
      } else {
        SignatureProviders tested = tested(provider.get(), curves, notes);
        if (!tested.natives.isEmpty()) {
          return tested;
        }
      }
    }
    return new SignatureProviders(curves, Map.of(), notes);
  }

  /** A provider as far as it knows the right answers. */
  static SignatureProviders tested(Provider provider, Provider curves, List<String> notes) {
    Map<KnownAnswers, Provider> natives = new EnumMap<>(KnownAnswers.class);
    List<String> said = new ArrayList<>(notes);
    for (KnownAnswers answers : KnownAnswers.values()) {
      if (answers.areKnownTo(provider)) {
        natives.put(answers, provider);
      } else {
        said.add(
            provider.getName() + " failed its test for " + answers + " and is not used for it");
      }
    }
    return new SignatureProviders(curves, natives, said);
  }

  /** Which provider checks what: type of key to provider and version. */
  public Map<String, String> inUse() {
    Map<String, String> used = new TreeMap<>();
    used.put("RSA", named(KnownAnswers.RSA, PLATFORM));
    used.put("DSA", PLATFORM);
    used.put("EC P-256, P-384, P-521", named(KnownAnswers.EC, curves.getInfo()));
    used.put("EC, other curves", curves.getInfo());
    used.put("Ed25519, Ed448, ML-DSA", curves.getInfo());
    return used;
  }

  /** What was chosen and could not be had, for the log and for health. */
  public List<String> notes() {
    return notes;
  }

  /**
   * Whether {@code key} signed {@code content}.
   *
   * @param algorithm in the platform's words, without parameters: {@code SHA256withRSA}
   * @throws GeneralSecurityException if the algorithm is unknown or the key or the signature broken
   */
  public boolean verifies(String algorithm, PublicKey key, byte[] content, byte[] signature)
      throws GeneralSecurityException {
    if (isRsa(key)) {
      return fast(KnownAnswers.RSA, algorithm)
          ? nativelyVerifies(natives(KnownAnswers.RSA), algorithm, key, content, signature)
          : verified(Signature.getInstance(algorithm), key, content, signature);
    }
    if (key.getAlgorithm().equals("DSA")) {
      return verified(Signature.getInstance(algorithm), key, content, signature);
    }
    if (algorithm.endsWith("withECDSA")) {
      return fast(KnownAnswers.EC, algorithm) && isPrimeCurve(key)
          ? nativelyVerifies(natives(KnownAnswers.EC), algorithm, key, content, signature)
          : onCurve(algorithm, key, content, signature);
    }
    return verified(
        Signature.getInstance(algorithm, curves),
        imported(curveKeys, key, curves),
        content,
        signature);
  }

  private boolean fast(KnownAnswers kind, String algorithm) {
    Provider provider = natives.get(kind);
    return provider != null && provider.getService("Signature", algorithm) != null;
  }

  private Provider natives(KnownAnswers kind) {
    return Optional.ofNullable(natives.get(kind)).orElse(curves);
  }

  /** A key that the native provider does not take is judged as if it were not there. */
  private boolean nativelyVerifies(
      Provider provider, String algorithm, PublicKey key, byte[] content, byte[] signature)
      throws GeneralSecurityException {
    Signature check = Signature.getInstance(algorithm, provider);
    try {
      check.initVerify(imported(nativeKeys, key, provider));
    } catch (GeneralSecurityException | RuntimeException notTaken) {
      return isRsa(key)
          ? verified(Signature.getInstance(algorithm), key, content, signature)
          : onCurve(algorithm, key, content, signature);
    }
    check.update(content);
    return check.verify(signature);
  }

  /** The platform's digest is ten times faster than Bouncy Castle's. */
  private boolean onCurve(String algorithm, PublicKey key, byte[] content, byte[] signature)
      throws GeneralSecurityException {
    String digest = algorithm.substring(0, algorithm.length() - "withECDSA".length());
    String name = digest.startsWith("SHA3-") ? digest : digest.replace("SHA", "SHA-");
    byte[] hash = MessageDigest.getInstance(name).digest(content);
    return verified(
        Signature.getInstance("NONEwithECDSA", curves),
        imported(curveKeys, key, curves),
        hash,
        signature);
  }

  private static boolean verified(Signature check, PublicKey key, byte[] content, byte[] signature)
      throws GeneralSecurityException {
    check.initVerify(key);
    check.update(content);
    return check.verify(signature);
  }

  private static PublicKey imported(
      Map<PublicKey, PublicKey> known, PublicKey key, Provider provider)
      throws GeneralSecurityException {
    PublicKey made = known.get(key);
    if (made == null) {
      made = imported(key, provider);
      if (known.size() >= MAX_KEYS) {
        known.clear();
      }
      known.put(key, made);
    }
    return made;
  }

  private static PublicKey imported(PublicKey key, Provider provider)
      throws GeneralSecurityException {
    byte[] encoded = key.getEncoded();
    if (encoded == null) {
      throw new InvalidKeyException("a key without an encoding");
    }
    String type = isRsa(key) ? "RSA" : key.getAlgorithm();
    return KeyFactory.getInstance(type, provider).generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static boolean isRsa(PublicKey key) {
    return key.getAlgorithm().startsWith("RSA");
  }

  private static boolean isPrimeCurve(PublicKey key) {
    List<String> words = KeyFacts.of(key).words();
    return !words.isEmpty() && words.get(0).startsWith("P-");
  }

  private String named(KnownAnswers kind, String otherwise) {
    Provider provider = natives.get(kind);
    return provider == null ? otherwise : provider.getName() + " " + provider.getVersionStr();
  }
}
