package dev.signet.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Key pairs for tests; RSA keys are costly, so that a few are made per JVM and handed out in turn.
 */
public final class TestKeys {

  public static final Provider BC = new BouncyCastleProvider();

  private static final AtomicInteger TURN = new AtomicInteger();

  private TestKeys() {}

  private static final class Rsa {
    static final List<KeyPair> POOL = Stream.generate(() -> freshRsa(2048)).limit(4).toList();
  }

  /** One of four RSA-2048 keys. */
  public static KeyPair rsa() {
    return Rsa.POOL.get(Math.floorMod(TURN.getAndIncrement(), Rsa.POOL.size()));
  }

  public static KeyPair freshRsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A new P-256 key. */
  public static KeyPair ec() {
    return ec("P-256");
  }

  public static KeyPair ec(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BC);
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static KeyPair ed25519() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
