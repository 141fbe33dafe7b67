package dev.signet.xkms.xml;

import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import java.security.PublicKey;
import org.w3c.dom.Element;

/** A {@link BindingSignature} in the document that it was read from. */
final class DomBindingSignature implements BindingSignature {
  private final Element signature;
  private final Element binding;
  private final Ids ids;
  private final AlgorithmProfile profile;

  DomBindingSignature(Element signature, Element binding, Ids ids, AlgorithmProfile profile) {
    this.signature = signature;
    this.binding = binding;
    this.ids = ids;
    this.profile = profile;
  }

  /** The signature as it stands. */
  Element element() {
    return signature;
  }

  @Override
  public boolean isMac() {
    return false;
  }

  @Override
  public KeyInfo keyInfo() {
    return KeyInfo.EMPTY;
  }

  @Override
  public Check verifyWith(Octets macKey) {
    return new Check(false, "not built yet " + binding + ids + profile);
  }

  @Override
  public Check verifyWith(PublicKey key) {
    return new Check(false, "not built yet");
  }
}
