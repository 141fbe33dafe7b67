package dev.signet.xkms.model;

import java.security.PublicKey;

/**
 * A ds:Signature over the key binding of the request it came in, still to be checked: a
 * KeyBindingAuthentication or a ProofOfPossession (XKMS 2.0 sections 7.1.4 and 7.1.6).
 *
 * <p>It can only say yes when its single Reference covers exactly that key binding element, its
 * algorithms are allowed and the key is strong enough.
 */
public interface BindingSignature {
  /** True when the signature method is a MAC, so that a shared secret is meant. */
  boolean isMac();

  /**
   * What the signature itself says about its key; a claim, never a key to verify with unless it is
   * known otherwise.
   */
  KeyInfo keyInfo();

  /**
   * Digest of what was signed: every copy of the signature has the same, whatever can be changed
   * about it without breaking it (spelling, prefixes, the numbers of an ECDSA signature).
   */
  Octets signed();

  /** Checks the signature with a MAC key. */
  Check verifyWith(Octets macKey);

  /** Checks the signature with a public key. */
  Check verifyWith(PublicKey key);

  /**
   * Outcome of one check.
   *
   * @param holds true only if everything was verified
   * @param because one sentence for the log; never contains key material
   */
  record Check(boolean holds, String because) {}
}
