package dev.signet.cli.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/** Kinds of keys that are made here. */
public enum NewKey {
  /** ECDSA on P-256: small and fast, signs only. */
  P256,
  /** ECDSA on P-384. */
  P384,
  /** RSA of 3072 bits: signs and decrypts, understood everywhere. */
  RSA3072,
  /** Ed25519: small and fast, signs only, not yet understood by every mail program. */
  ED25519;

  /** Makes a fresh pair. */
  public KeyPair generate(SecureRandom random) {
    try {
      return generator(random).generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("Bouncy Castle has " + this, impossible);
    }
  }

  private KeyPairGenerator generator(SecureRandom random) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm(), Keys.PROVIDER);
    switch (this) {
      case P256 -> generator.initialize(new ECGenParameterSpec("P-256"), random);
      case P384 -> generator.initialize(new ECGenParameterSpec("P-384"), random);
      case RSA3072 -> generator.initialize(3072, random);
      case ED25519 -> generator.initialize(255, random);
    }
    return generator;
  }

  private String algorithm() {
    return switch (this) {
      case P256, P384 -> "EC";
      case RSA3072 -> "RSA";
      case ED25519 -> "Ed25519";
    };
  }
}
