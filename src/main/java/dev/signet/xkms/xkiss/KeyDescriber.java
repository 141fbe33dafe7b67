package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.CertificateReader;

/** Says about a key what the requestor wants to be told. */
public final class KeyDescriber {
  public KeyDescriber(CertificateReader certificates, CrlSupplier lists) {}
}
