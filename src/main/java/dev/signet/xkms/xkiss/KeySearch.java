package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.xkms.registry.KeySource;
import java.time.InstantSource;

/** Finds what a query by example is about. */
public final class KeySearch {
  public KeySearch(KeySource keys, CertificateReader certificates, InstantSource clock) {}
}
