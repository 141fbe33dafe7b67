package dev.signet.xkms.exchange.compound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.SignatureFinding;
import dev.signet.xkms.xml.signature.SignatureWriter;
import dev.signet.xkms.xml.signature.Signer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Whose signature counts for which part. */
class CompoundSignatureTest extends CompoundScene {
  private static final KeyPair RELAY = key();
  private static final KeyPair ALICE = key();
  private static final KeyPair BOB = key();
  private static final KeyPair CAROL = TestKeys.rsa();

  private final Map<String, Optional<PublicKey>> signers = new ConcurrentHashMap<>();

  private Answer<? extends Result> note(ReceivedRequest<Request.Simple> part) {
    signers.put(id(part), part.signer());
    return success(part);
  }

  private List<String> carriedOut(Document compound) throws Refused {
    Answer<Result.Compound> answer = service(PATIENT).carryOut(received(compound), this::note);
    return words(answer);
  }

  private Document sealed(Document compound) {
    signatures.sign(compound, identity(RELAY));
    return compound;
  }

  private static Element part(Document compound, int index) {
    List<Element> parts =
        Elements.childrenOf(compound.getDocumentElement()).stream()
            .filter(e -> e.getLocalName().endsWith("Request"))
            .toList();
    return parts.get(index);
  }

  private static Element signatureIn(Element message) {
    return Elements.firstChild(message, Namespaces.DS, "Signature").orElseThrow();
  }

  private void assertSigner(String id, KeyPair signer) {
    assertThat(signers.get(id).orElseThrow().getEncoded())
        .isEqualTo(signer.getPublic().getEncoded());
  }

  @Test
  void aPartIsSignedByItsOwnSignerOrByThatOfTheCompound() throws Refused {
    Document compound =
        around(signed(locate("_a"), ALICE), written(locate("_n")), signed(validate("_b"), BOB));
    assertThat(carriedOut(sealed(compound)))
        .containsExactly("_a Success", "_n Success", "_b Success");
    assertSigner("_a", ALICE);
    assertSigner("_n", RELAY);
    assertSigner("_b", BOB);
  }

  @Test
  void nobodySignedAnUnsignedPartOfAnUnsignedCompound() throws Refused {
    assertThat(carriedOut(around(signed(locate("_a"), ALICE), written(locate("_n")))))
        .containsExactly("_a Success", "_n Success");
    assertSigner("_a", ALICE);
    assertThat(signers.get("_n")).isEmpty();
  }

  @Test
  @Requirement("XR-C03")
  void aBrokenSignatureRefusesItsPartAlone() throws Refused {
    Document compound = around(signed(locate("_a"), ALICE), signed(locate("_b"), BOB));
    part(compound, 0).setAttribute("ResponseLimit", "7");
    assertThat(carriedOut(sealed(compound)))
        .containsExactly("_a Sender/NoAuthentication", "_b Success");
    assertThat(signers).containsOnlyKeys("_b");
  }

  @Test
  @Requirement("XR-Q01")
  void aPartEchoesItsOwnSignatureValueAndTheCompoundItsOwn() throws Refused {
    Request.Locate asking = locate("_a", SERVICE, ResponseMechanism.REQUEST_SIGNATURE_VALUE);
    Request.Locate askingToo = locate("_n", SERVICE, ResponseMechanism.REQUEST_SIGNATURE_VALUE);
    Document compound = sealed(around(signed(asking, ALICE), written(askingToo)));
    String value =
        Elements.firstChild(signatureIn(part(compound, 0)), Namespaces.DS, "SignatureValue")
            .orElseThrow()
            .getTextContent();
    Result.Compound result = service(PATIENT).carryOut(received(compound), this::success).result();
    assertThat(result.results().get(0).header().requestSignatureValue())
        .contains(Octets.fromBase64(value));
    assertThat(result.results().get(1).header().requestSignatureValue()).isEmpty();
    assertThat(result.header().requestSignatureValue()).isEmpty();
  }

  @Test
  void aPartThatWasNotCarriedOutEchoesNothing() throws Refused {
    Request.Locate asking = locate("_a", SERVICE, ResponseMechanism.REQUEST_SIGNATURE_VALUE);
    Document compound = around(signed(asking, ALICE));
    part(compound, 0).setAttribute("ResponseLimit", "7");
    Result.Compound result = service(PATIENT).carryOut(received(compound), this::note).result();
    assertThat(result.results().get(0).header().code()).isNotEqualTo(ResultCode.SUCCESS);
    assertThat(result.results().get(0).header().requestSignatureValue()).isEmpty();
  }

  @Test
  @Requirement("XR-M11")
  void aSignatureOverAnotherPartOrOverTheCompoundDoesNotCount() throws Refused {
    Document stolen = around(signed(locate("_a"), ALICE), written(locate("_evil")));
    Element victim = part(stolen, 1);
    victim.insertBefore(signatureIn(part(stolen, 0)).cloneNode(true), victim.getFirstChild());
    assertThat(carriedOut(stolen)).containsExactly("_a Success", "_evil Sender/NoAuthentication");

    Document outer = around(written(locate("_evil")));
    signatures.sign(outer, identity(ALICE));
    Element inside = part(outer, 0);
    inside.insertBefore(signatureIn(outer.getDocumentElement()), inside.getFirstChild());
    assertThat(carriedOut(outer)).containsExactly("_evil Sender/NoAuthentication");

    Document crossed = around(written(locate("_a")), written(locate("_b")));
    Element first = part(crossed, 0);
    SignatureWriter.detach(first, part(crossed, 1), Signer.of(identity(ALICE)));
    first.insertBefore(first.getLastChild(), first.getFirstChild());
    assertThat(carriedOut(crossed)).containsExactly("_a Sender/NoAuthentication", "_b Success");
  }

  @Test
  @Requirement("XR-M11")
  void theSignedPartHiddenInAnExtensionOfAnotherDoesNotHelp() throws Refused {
    String good = text(signed(locate("_a"), ALICE));
    String signature = good.substring(good.indexOf("<ds:Signature"), good.indexOf("<Query"));
    String evil =
        "<LocateRequest xmlns='http://www.w3.org/2002/03/xkms#' Id='_evil' Service='"
            + SERVICE
            + "'>"
            + signature
            + "<w xmlns='urn:w'>"
            + good
            + "</w><QueryKeyBinding/></LocateRequest>";
    String outer = text(around());
    String sent = outer.replace("/>", ">" + evil + "</CompoundRequest>");
    Answer<Result.Compound> answer = service(PATIENT).carryOut(received(sent), this::note);
    assertThat(words(answer)).containsExactly("_evil Sender/NoAuthentication");
    assertThat(signers).isEmpty();
  }

  @Test
  @Requirement("XR-M11")
  void twoPartsWithOneIdAreNotRead() {
    Document compound = around(signed(locate("_a"), ALICE), written(locate("_a")));
    assertThatThrownBy(() -> received(compound)).hasMessageContaining("the same Id");
    Document likeOuter = around(signed(locate("_outer"), ALICE));
    assertThatThrownBy(() -> received(likeOuter)).hasMessageContaining("the same Id");
  }

  @Test
  void partsSignedWithInclusiveFormsHoldWhereverTheyWereSigned() throws Exception {
    Document made = around(written(locate("_i")), written(locate("_n")));
    made.getDocumentElement()
        .setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:x", "urn:around");
    signInclusively(part(made, 0));
    assertThat(carriedOut(made)).containsExactly("_i Success", "_n Success");
    assertSigner("_i", CAROL);

    Document before = written(locate("_i"));
    signInclusively(before.getDocumentElement());
    Document put = around(before);
    put.getDocumentElement()
        .setAttributeNS("http://www.w3.org/2000/xmlns/", "xmlns:x", "urn:around");
    signers.clear();
    assertThat(carriedOut(put)).containsExactly("_i Success");
    assertSigner("_i", CAROL);

    part(put, 0).setAttribute("ResponseLimit", "7");
    assertThat(carriedOut(put)).containsExactly("_i Sender/NoAuthentication");
  }

  /** As Apache xml-security-c signs, by another implementation. */
  private static void signInclusively(Element message) throws Exception {
    message.setIdAttributeNS(null, "Id", true);
    XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
    String method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    var reference =
        factory.newReference(
            "#" + message.getAttribute("Id"),
            factory.newDigestMethod(DigestMethod.SHA256, null),
            List.of(
                factory.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null),
                factory.newTransform(
                    CanonicalizationMethod.INCLUSIVE, (TransformParameterSpec) null)),
            null,
            null);
    var signedInfo =
        factory.newSignedInfo(
            factory.newCanonicalizationMethod(
                CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
            factory.newSignatureMethod(method, null),
            List.of(reference));
    var keys = factory.getKeyInfoFactory();
    var keyInfo = keys.newKeyInfo(List.of(keys.newKeyValue(CAROL.getPublic())));
    factory
        .newXMLSignature(signedInfo, keyInfo)
        .sign(new DOMSignContext(CAROL.getPrivate(), message, message.getFirstChild()));
  }

  @Test
  void thePartsSignatureHoldsInItsOriginalMessage() throws Refused {
    Document compound = sealed(around(signed(locate("_a"), ALICE)));
    Answer<Result.Compound> answer =
        service(PATIENT)
            .carryOut(
                received(compound),
                part -> {
                  byte[] octets = part.turn().original().orElseThrow().octets().toByteArray();
                  assertThat(again(octets)).isInstanceOf(SignatureFinding.Verified.class);
                  return success(part);
                });
    assertThat(words(answer)).containsExactly("_a Success");
  }

  private SignatureFinding again(byte[] octets) {
    try {
      return signatures.verify(SecureXml.parse(octets));
    } catch (dev.signet.xkms.xml.dom.MalformedXml malformed) {
      throw new AssertionError(malformed);
    }
  }

  private static String text(Document document) {
    return new String(SecureXml.serialise(document), StandardCharsets.UTF_8);
  }
}
