package dev.signet.mail.smime.cms;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/**
 * Who computes signatures: a fast provider where one is at hand, the platform for RSA, Bouncy
 * Castle for curves and whatever else there is.
 *
 * @param bouncyCastle need not be registered with the platform
 */
public record SignatureProviders(Provider bouncyCastle, Optional<Provider> fast) {

  /** Verifies with Bouncy Castle and the platform. */
  public static SignatureProviders of(Provider bouncyCastle) {
    return new SignatureProviders(bouncyCastle, Optional.empty());
  }

  /** A verification about to begin, with the key in the provider's own form. */
  Signature verification(SignatureMethod method, PublicKey key) throws GeneralSecurityException {
    Optional<Provider> quick = fast.filter(p -> p.getService("Signature", method.jca()) != null);
    if (quick.isPresent()) {
      return begun(Signature.getInstance(method.jca(), quick.get()), method, key);
    }
    if (method.isRsa()) {
      try {
        return begun(Signature.getInstance(method.jca()), method, key);
      } catch (NoSuchAlgorithmException notThere) {
        return begun(Signature.getInstance(method.jca(), bouncyCastle), method, key);
      }
    }
    return begun(Signature.getInstance(method.jca(), bouncyCastle), method, own(key));
  }

  private PublicKey own(PublicKey key) throws GeneralSecurityException {
    KeyFactory factory = KeyFactory.getInstance(KeyShape.algorithmOf(key), bouncyCastle);
    return factory.generatePublic(new X509EncodedKeySpec(key.getEncoded()));
  }

  private static Signature begun(Signature signature, SignatureMethod method, PublicKey key)
      throws GeneralSecurityException {
    signature.initVerify(key);
    if (method.parameters().isPresent()) {
      signature.setParameter(method.parameters().get());
    }
    return signature;
  }
}
