package dev.signet.xkms.xml;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys and certificates made in the test. */
public final class TestKeys {
  private TestKeys() {}

  public static KeyPair p256() {
    return generate("EC", new ECGenParameterSpec("secp256r1"));
  }

  public static KeyPair p384() {
    return generate("EC", new ECGenParameterSpec("secp384r1"));
  }

  public static KeyPair ed25519() {
    return generate("Ed25519", null);
  }

  public static KeyPair rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair generate(
      String algorithm,
      java.security.spec.@org.jspecify.annotations.Nullable AlgorithmParameterSpec spec) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (spec != null) {
        generator.initialize(spec);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  public static SigningIdentity identity(KeyPair pair) {
    return new SigningIdentity(pair.getPrivate(), pair.getPublic(), List.of());
  }

  /** A certificate without meaning besides its names and key. */
  public static Octets certificate(
      String issuer, KeyPair issuerKey, String subject, PublicKey key) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal(issuer),
              BigInteger.valueOf(subject.hashCode()).abs(),
              Date.from(Instant.parse("2026-01-01T00:00:00Z")),
              Date.from(Instant.parse("2036-01-01T00:00:00Z")),
              new X500Principal(subject),
              key);
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate());
      return Octets.of(builder.build(signer).getEncoded());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
