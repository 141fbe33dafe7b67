package dev.signet.xkms.xkiss;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.registry.RegisteredBinding;
import java.util.List;

/** Says about a key what the requestor wants to be told. */
public final class KeyDescriber {
  public KeyDescriber(CertificateReader certificates, CrlSupplier lists) {}

  /** A description, and whether all that was wanted is in it. */
  public record Described(BindingDescription description, boolean complete) {}

  /** Describes a registered binding. */
  public Described describe(RegisteredBinding binding, List<String> respondWith) {
    throw new UnsupportedOperationException("not built yet");
  }
}
