package dev.signet.mail.smime.sign;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A key that signs mail, with the certificates that go with each signature; checked once. */
public final class SigningIdentity {
  private static final byte[] PROBE = "signet".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final List<X509Certificate> intermediates;
  private final Optional<Provider> provider;

  private SigningIdentity(
      PrivateKey key,
      X509Certificate certificate,
      List<X509Certificate> intermediates,
      Optional<Provider> provider) {
    this.key = key;
    this.certificate = certificate;
    this.intermediates = intermediates;
    this.provider = provider;
  }

  /**
   * An identity.
   *
   * @param key a handle of the provider is enough; import keys once, not for each signature
   * @param intermediates certificates of issuers; those that issued themselves are left out,
   *     because a receiver has its own
   * @param provider that signs with the key, such as that of a token; else the platform finds one
   * @throws GeneralSecurityException if the key cannot sign, or is not that of the certificate
   */
  public static SigningIdentity of(
      PrivateKey key,
      X509Certificate certificate,
      List<X509Certificate> intermediates,
      Optional<Provider> provider)
      throws GeneralSecurityException {
    List<X509Certificate> between =
        intermediates.stream()
            .filter(c -> !c.getSubjectX500Principal().equals(c.getIssuerX500Principal()))
            .filter(c -> !c.equals(certificate))
            .distinct()
            .toList();
    SigningIdentity identity = new SigningIdentity(key, certificate, between, provider);
    identity.probe(SignatureScheme.of(certificate.getPublicKey(), false));
    return identity;
  }

  private void probe(SignatureScheme scheme) throws GeneralSecurityException {
    byte[] value = sign(scheme, PROBE);
    Signature check = Signature.getInstance(scheme.jca());
    check.initVerify(certificate.getPublicKey());
    scheme.prepare(check);
    check.update(PROBE);
    if (!check.verify(value)) {
      throw new InvalidKeyException("the key is not that of the certificate");
    }
  }

  /** The signature over these octets. */
  byte[] sign(SignatureScheme scheme, byte[] octets) throws GeneralSecurityException {
    Signature signature =
        provider.isPresent()
            ? Signature.getInstance(scheme.jca(), provider.get())
            : Signature.getInstance(scheme.jca());
    signature.initSign(key);
    scheme.prepare(signature);
    signature.update(octets);
    return signature.sign();
  }

  public X509Certificate certificate() {
    return certificate;
  }

  public List<X509Certificate> intermediates() {
    return intermediates;
  }
}
