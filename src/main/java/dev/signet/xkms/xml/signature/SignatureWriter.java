package dev.signet.xkms.xml.signature;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Sprout;
import dev.signet.xkms.xml.keyinfo.KeyInfoWriter;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Writes ds:Signature elements with one Reference, exclusive canonicalisation and SHA-256; built
 * without Santuario's own writer, which copies the document and breaks base64 into lines.
 */
public final class SignatureWriter {
  private static final String ENVELOPED = Namespaces.DS + "enveloped-signature";

  private SignatureWriter() {}

  /** Signs the element that the signature becomes the first child of. */
  public static Octets envelop(Element target, Signer signer) {
    Octets digest = Octets.of(Canonical.digest(target));
    Element signature = signature(target, target.getFirstChild());
    return fill(new Sprout(signature), new Covered(idOf(target), digest, true), signer);
  }

  /** Signs an element from within {@code holder}, which lies elsewhere. */
  public static void detach(Element holder, Element target, Signer signer) {
    Octets digest = Octets.of(Canonical.digest(target));
    fill(new Sprout(signature(holder, null)), new Covered(idOf(target), digest, false), signer);
  }

  /** What a signature refers to. */
  private record Covered(String id, Octets digest, boolean enveloping) {}

  private static String idOf(Element target) {
    return Elements.attribute(target, "Id")
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "without Id an element cannot be signed: " + target.getLocalName()));
  }

  private static Element signature(Element parent, @org.jspecify.annotations.Nullable Node before) {
    Element signature = parent.getOwnerDocument().createElementNS(Namespaces.DS, "ds:Signature");
    if (!Namespaces.DS.equals(parent.lookupNamespaceURI("ds"))) {
      new Sprout(signature).declare("ds", Namespaces.DS);
    }
    parent.insertBefore(signature, before);
    return signature;
  }

  private static Octets fill(Sprout signature, Covered covered, Signer signer) {
    Sprout signedInfo = signature.ds("SignedInfo");
    signedInfo.ds("CanonicalizationMethod").attribute("Algorithm", Canonical.EXCLUSIVE);
    signedInfo.ds("SignatureMethod").attribute("Algorithm", signer.method().uri());
    Sprout reference = signedInfo.ds("Reference").attribute("URI", "#" + covered.id());
    Sprout transforms = reference.ds("Transforms");
    if (covered.enveloping()) {
      transforms.ds("Transform").attribute("Algorithm", ENVELOPED);
    }
    transforms.ds("Transform").attribute("Algorithm", Canonical.EXCLUSIVE);
    reference.ds("DigestMethod").attribute("Algorithm", Canonical.SHA256);
    reference.ds("DigestValue").text(covered.digest().toBase64());
    Octets value = Octets.of(signer.value(Canonical.octets(signedInfo.element())));
    signature.ds("SignatureValue").text(value.toBase64());
    KeyInfoWriter.write(signature, signer.keyInfo());
    return value;
  }
}
