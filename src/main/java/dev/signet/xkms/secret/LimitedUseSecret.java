package dev.signet.xkms.secret;

import dev.signet.xkms.model.Octets;

/** A pass phrase that was handed over out of band, and the keys that follow from it (XKMS 2.0 section 8.1). */
public final class LimitedUseSecret {
  private LimitedUseSecret() {}

  /**
   * Prepares a pass phrase with SASLprep (RFC 4013) and UTF-8.
   *
   * @throws IllegalArgumentException if the text is empty or contains characters that RFC 4013 prohibits
   */
  public static LimitedUseSecret of(String passPhrase) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Key of KeyBindingAuthentication: derivation 0x01, 20 octets. */
  public Octets authenticationKey() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** What authorises a revocation: derivation 0x02, 20 octets. */
  public Octets revocationCode() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** What a registration carries so that a later {@code code} can be recognised: derivation 0x03 of the code, 20 octets. */
  public static Octets revocationCodeIdentifier(Octets code) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Key that encrypts a private key: derivation 0x04, extended to {@code length} octets (16, 24 or 32). */
  public Octets encryptionKey(int length) {
    throw new UnsupportedOperationException("not built yet");
  }
}
