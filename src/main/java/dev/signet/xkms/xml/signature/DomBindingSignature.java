package dev.signet.xkms.xml.signature;

import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Ids;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.keyinfo.KeyInfoReader;
import java.security.PublicKey;
import java.util.function.Consumer;
import org.w3c.dom.Element;

/** A {@link BindingSignature} in the document that it was read from. */
public final class DomBindingSignature implements BindingSignature {
  private final Element signature;
  private final Element binding;
  private final Ids ids;
  private final AlgorithmProfile profile;
  private final boolean mac;
  private final KeyInfo keyInfo;

  /**
   * @param binding the key binding of the same request, the only element that may be covered
   */
  public DomBindingSignature(
      Element signature, Element binding, Ids ids, AlgorithmProfile profile) {
    this.signature = signature;
    this.binding = binding;
    this.ids = ids;
    this.profile = profile;
    this.mac = methodIsMac(signature);
    this.keyInfo = KeyInfoReader.read(Elements.firstChild(signature, Namespaces.DS, "KeyInfo"));
  }

  /** The signature as it stands. */
  public Element element() {
    return signature;
  }

  @Override
  public boolean isMac() {
    return mac;
  }

  @Override
  public KeyInfo keyInfo() {
    return keyInfo;
  }

  @Override
  public Octets signed() {
    return Octets.of(
        Canonical.digest(
            Elements.firstChild(signature, Namespaces.DS, "SignedInfo").orElse(signature)));
  }

  @Override
  public Check verifyWith(Octets macKey) {
    return verdict(admitted -> new SignatureCheck(profile).verify(admitted, macKey));
  }

  @Override
  public Check verifyWith(PublicKey key) {
    return verdict(admitted -> new SignatureCheck(profile).verify(admitted, key));
  }

  private Check verdict(Consumer<SignatureGate.Admitted> check) {
    try {
      check.accept(
          new SignatureGate(profile).admit(signature, binding, SignatureGate.Shape.DETACHED, ids));
      return new Check(true, "the signature covers the " + binding.getLocalName());
    } catch (NotReadable e) {
      return new Check(false, String.valueOf(e.getMessage()));
    }
  }

  private static boolean methodIsMac(Element signature) {
    return Elements.firstChild(signature, Namespaces.DS, "SignedInfo")
        .flatMap(info -> Elements.firstChild(info, Namespaces.DS, "SignatureMethod"))
        .flatMap(method -> Elements.attribute(method, "Algorithm"))
        .flatMap(SignatureMethod::ofUri)
        .filter(method -> method.family() == SignatureMethod.Family.MAC)
        .isPresent();
  }
}
