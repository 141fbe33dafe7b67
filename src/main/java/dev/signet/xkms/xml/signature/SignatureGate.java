package dev.signet.xkms.xml.signature;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Ids;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.Values;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Decides before any cryptography whether a ds:Signature is of a kind that is verified here: one
 * Reference to the very element that will be read, admitted algorithms, no transform that could
 * select or change anything (XML Signature 1.1 section 8, "See What is Signed").
 */
final class SignatureGate {
  private static final String ENVELOPED = Namespaces.DS + "enveloped-signature";
  private static final String INCLUSIVE = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
  private static final String INCLUSIVE_11 = "http://www.w3.org/2006/12/xml-c14n11";
  private static final String COMMENTS = "#WithComments";
  private static final Set<String> CANONICALISATIONS =
      Set.of(
          INCLUSIVE,
          INCLUSIVE + COMMENTS,
          INCLUSIVE_11,
          INCLUSIVE_11 + COMMENTS,
          Canonical.EXCLUSIVE,
          Canonical.EXCLUSIVE + "WithComments");

  private static final Set<String> DIGESTS =
      Set.of(
          Canonical.SHA256,
          "http://www.w3.org/2001/04/xmldsig-more#sha384",
          "http://www.w3.org/2001/04/xmlenc#sha512");
  private static final String SHA1 = Namespaces.DS + "sha1";

  private final AlgorithmProfile profile;

  SignatureGate(AlgorithmProfile profile) {
    this.profile = profile;
  }

  /** How a signature lies to what it covers. */
  enum Shape {
    /** Inside the covered element. */
    ENVELOPED,
    /** Outside the covered element. */
    DETACHED
  }

  /**
   * A signature that may be verified.
   *
   * @param element the ds:Signature
   * @param target the one element that it covers
   */
  record Admitted(
      Element element,
      Element target,
      SignatureMethod method,
      Octets value,
      Optional<Element> keyInfo) {}

  /**
   * Looks a signature over, without verifying it.
   *
   * @param target the element that the caller goes on to read
   * @throws NotReadable if it is not admitted, with the reason
   */
  Admitted admit(Element signature, Element target, Shape shape, Ids ids) {
    Children parts = new Children(signature);
    Element signedInfo = parts.required(Namespaces.DS, "SignedInfo");
    Octets value = Values.base64(parts.required(Namespaces.DS, "SignatureValue"));
    Optional<Element> keyInfo = parts.optional(Namespaces.DS, "KeyInfo");
    SignatureMethod method = checkSignedInfo(signedInfo, target, shape, ids);
    // Only the target is known to Santuario by an Id, so that nothing else can be resolved.
    ids.declare(target);
    return new Admitted(signature, target, method, value, keyInfo);
  }

  private SignatureMethod checkSignedInfo(
      Element signedInfo, Element target, Shape shape, Ids ids) {
    Children children = new Children(signedInfo);
    Element canonicalisation = children.required(Namespaces.DS, "CanonicalizationMethod");
    checkCanonicalisation(canonicalisation);
    SignatureMethod method = method(children.required(Namespaces.DS, "SignatureMethod"));
    Element reference = children.required(Namespaces.DS, "Reference");
    if (children.optional(Namespaces.DS, "Reference").isPresent()) {
      throw new NotReadable("the signature has more than one Reference");
    }
    children.end();
    checkTarget(reference, target, ids);
    checkReference(reference, shape);
    return method;
  }

  private SignatureMethod method(Element element) {
    String uri = algorithm(element);
    SignatureMethod method =
        SignatureMethod.ofUri(uri)
            .filter(m -> m.isAdmittedBy(profile))
            .orElseThrow(() -> new NotReadable("signature method not admitted"));
    Children children = new Children(element);
    children
        .optional(Namespaces.DS, "HMACOutputLength")
        .ifPresent(length -> checkOutputLength(length, method));
    children.end();
    return method;
  }

  /** A truncated MAC can be guessed (CVE-2009-0217). */
  private static void checkOutputLength(Element length, SignatureMethod method) {
    if (!Values.token(length).equals(String.valueOf(method.outputBits()))) {
      throw new NotReadable("HMACOutputLength shortens the MAC");
    }
  }

  private static void checkTarget(Element reference, Element target, Ids ids) {
    String uri =
        Elements.attribute(reference, "URI")
            .orElseThrow(() -> new NotReadable("the Reference has no URI"));
    Optional<String> id = ids.idOf(target);
    boolean refers = id.isPresent() && uri.equals("#" + id.get()) && Values.isNcName(id.get());
    if (!refers || ids.find(id.get()).filter(e -> e == target).isEmpty()) {
      throw new NotReadable(
          "the Reference does not point to the Id of the " + target.getLocalName() + " itself");
    }
  }

  private void checkReference(Element reference, Shape shape) {
    Children children = new Children(reference);
    List<Element> transforms =
        children.optional(Namespaces.DS, "Transforms").map(Elements::childrenOf).orElse(List.of());
    String digest = algorithm(children.required(Namespaces.DS, "DigestMethod"));
    children.required(Namespaces.DS, "DigestValue");
    children.end();
    boolean legacy = profile == AlgorithmProfile.LEGACY && digest.equals(SHA1);
    if (!DIGESTS.contains(digest) && !legacy) {
      throw new NotReadable("digest method not admitted");
    }
    checkTransforms(transforms, shape);
  }

  private static void checkTransforms(List<Element> transforms, Shape shape) {
    int first = 0;
    if (shape == Shape.ENVELOPED) {
      if (transforms.isEmpty() || !isEnveloped(transforms.get(0))) {
        throw new NotReadable("the first transform is not enveloped-signature");
      }
      first = 1;
    }
    if (transforms.size() > first + 1) {
      throw new NotReadable("more transforms than one canonicalisation");
    }
    transforms.subList(first, transforms.size()).forEach(SignatureGate::checkCanonicalisation);
  }

  private static boolean isEnveloped(Element transform) {
    return Elements.is(transform, Namespaces.DS, "Transform")
        && algorithm(transform).equals(ENVELOPED)
        && Elements.childrenOf(transform).isEmpty();
  }

  private static void checkCanonicalisation(Element element) {
    if (!Namespaces.DS.equals(element.getNamespaceURI())
        || !CANONICALISATIONS.contains(algorithm(element))) {
      throw new NotReadable("canonicalisation or transform not admitted");
    }
    Children children = new Children(element);
    children.optional(Canonical.EXCLUSIVE, "InclusiveNamespaces");
    children.end();
  }

  private static String algorithm(Element element) {
    return Elements.attribute(element, "Algorithm").orElse("");
  }
}
