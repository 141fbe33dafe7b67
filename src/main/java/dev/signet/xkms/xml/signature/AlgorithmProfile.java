package dev.signet.xkms.xml.signature;

/** Which signature, digest and cipher algorithms are admitted. */
public enum AlgorithmProfile {
  /**
   * SHA-256 and better; RSA from 2048 bits, P-256, P-384, P-521, Ed25519; HMAC of SHA-1 only where
   * XKMS 8.1 prescribes it.
   */
  MODERN,
  /**
   * The modern ones and the SHA-1 era (rsa-sha1, sha1 digests, RSA from 1024 bits), for peers of
   * the years around 2005.
   */
  LEGACY
}
