package dev.signet.xkms.xml.signature;

import dev.signet.pki.certificate.PublicKeys;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Ids;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.keyinfo.KeyInfoReader;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The enveloped signature of a whole message (XKMS 2.0 section 3.1.1): one Reference to the Id of
 * the document element, that element is the one processed, no second element carries an Id of the
 * same value.
 */
public final class MessageSignature {
  private final SignatureGate gate;
  private final SignatureCheck check;

  public MessageSignature(AlgorithmProfile profile) {
    this.gate = new SignatureGate(profile);
    this.check = new SignatureCheck(profile);
  }

  /**
   * Verifies with the key that the signature itself gives in ds:KeyInfo (key value or certificate).
   */
  public SignatureFinding verify(Document message) {
    return find(message, Optional.empty());
  }

  /**
   * Verifies, and only with one of {@code pinned}; a signature that says nothing about its key is
   * tried with each of them.
   */
  public SignatureFinding verify(Document message, Set<PublicKey> pinned) {
    return find(message, Optional.of(pinned));
  }

  /** Whether a message carries a signature of its own, good or bad. */
  public static boolean isSigned(Document message) {
    return Elements.childrenOf(message.getDocumentElement()).stream()
        .anyMatch(MessageSignature::isSignature);
  }

  /**
   * Signs in place: the signature becomes the first child of the document element. ECDSA with the
   * hash of the curve's size, RSA with SHA-256, or Ed25519.
   *
   * @return the signature value, which a RequestSignatureValue in the answer has to equal
   * @throws IllegalArgumentException if the message has no Id, or the key is of another kind
   */
  public Octets sign(Document message, SigningIdentity identity) {
    return SignatureWriter.envelop(message.getDocumentElement(), Signer.of(identity));
  }

  private SignatureFinding find(Document message, Optional<Set<PublicKey>> pinned) {
    Element root = message.getDocumentElement();
    List<Element> children = Elements.childrenOf(root);
    List<Element> signatures = children.stream().filter(MessageSignature::isSignature).toList();
    if (signatures.isEmpty()) {
      return new SignatureFinding.NotSigned();
    }
    try {
      if (signatures.size() > 1 || children.get(0) != signatures.get(0)) {
        throw new NotReadable("a message has one Signature, and before anything else");
      }
      return verified(signatures.get(0), root, pinned);
    } catch (NotReadable e) {
      return new SignatureFinding.Broken(String.valueOf(e.getMessage()));
    }
  }

  private SignatureFinding verified(
      Element signature, Element root, Optional<Set<PublicKey>> pinned) {
    if (Elements.firstChild(signature, Namespaces.DS, "Object").isPresent()) {
      throw new NotReadable("the signature of a message has no Object");
    }
    Ids ids = Ids.of(root.getOwnerDocument());
    var admitted = gate.admit(signature, root, SignatureGate.Shape.ENVELOPED, ids);
    KeyInfo keyInfo = KeyInfoReader.read(admitted.keyInfo());
    Optional<PublicKey> claimed = ClaimedKey.in(keyInfo);
    PublicKey key =
        pinned.isPresent()
            ? verifyPinned(admitted, claimed, pinned.get())
            : verifyClaimed(admitted, claimed);
    return new SignatureFinding.Verified(Keys.ours(key), keyInfo, admitted.value());
  }

  private PublicKey verifyClaimed(SignatureGate.Admitted signature, Optional<PublicKey> claimed) {
    PublicKey key =
        claimed.orElseThrow(() -> new NotReadable("the signature does not give its key"));
    check.verify(signature, key);
    return key;
  }

  private PublicKey verifyPinned(
      SignatureGate.Admitted signature, Optional<PublicKey> claimed, Set<PublicKey> pinned) {
    if (claimed.isEmpty()) {
      return pinned.stream()
          .filter(key -> holds(signature, key))
          .findFirst()
          .orElseThrow(() -> new NotReadable("the signature does not verify with a known key"));
    }
    PublicKey key = claimed.get();
    if (pinned.stream().noneMatch(known -> PublicKeys.same(known, key))) {
      throw new NotReadable("the signature is by a key that is not one of the known ones");
    }
    check.verify(signature, key);
    return key;
  }

  private boolean holds(SignatureGate.Admitted signature, PublicKey key) {
    try {
      check.verify(signature, key);
      return true;
    } catch (NotReadable e) {
      return false;
    }
  }

  private static boolean isSignature(Element element) {
    return Elements.is(element, Namespaces.DS, "Signature");
  }
}
