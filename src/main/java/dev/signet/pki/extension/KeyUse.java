package dev.signet.pki.extension;

/** A bit of the key usage extension, in the order of RFC 5280 section 4.2.1.3. */
public enum KeyUse {
  DIGITAL_SIGNATURE,
  NON_REPUDIATION,
  KEY_ENCIPHERMENT,
  DATA_ENCIPHERMENT,
  KEY_AGREEMENT,
  KEY_CERT_SIGN,
  CRL_SIGN,
  ENCIPHER_ONLY,
  DECIPHER_ONLY
}
