package dev.signet.pki.issuance;

/** What the holder may do with a certified key (the KeyUsage of XKMS). */
public enum Use {
  SIGNATURE,
  ENCRYPTION,
  KEY_AGREEMENT
}
