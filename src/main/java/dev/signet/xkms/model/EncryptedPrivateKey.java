package dev.signet.xkms.model;

/**
 * A PrivateKey element: an RSAKeyPair, encrypted with a key derived from a shared secret (XKMS 2.0
 * section 8.2).
 *
 * @param algorithm URI of the block cipher
 * @param cipherValue initialisation vector and cipher text
 */
public record EncryptedPrivateKey(String algorithm, Octets cipherValue) {}
