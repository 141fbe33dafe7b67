package dev.signet.xkms.xml.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.TestKeys;
import dev.signet.xkms.xml.WireMessages;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signatures that verify over something, and must not be taken for more than that. */
class HostileSignaturesTest {
  private static final String X = "http://www.w3.org/2002/03/xkms#";
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  private static final String SIGNATURE_OF_NOTHING_ELSE =
      "the Reference does not point to the Id of the LocateRequest itself";

  private final MessageSignature signatures = new MessageSignature(AlgorithmProfile.MODERN);
  private final SigningIdentity mallory = TestKeys.identity(TestKeys.p256());

  @Test
  void theUntouchedMessageVerifies() {
    assertThat(signatures.verify(parse(signed()))).isInstanceOf(SignatureFinding.Verified.class);
  }

  @Test
  @Requirement("XR-M11")
  void signatureOverSomethingElse() {
    Document message = parse(locate("<QueryKeyBinding Id='_q'/>"));
    Element root = message.getDocumentElement();
    Element query = Elements.childrenOf(root).get(0);
    SignatureWriter.detach(root, query, Signer.of(mallory));
    root.insertBefore(root.getLastChild(), root.getFirstChild());
    assertBroken(message, SIGNATURE_OF_NOTHING_ELSE);
  }

  @Test
  void signedMessageWrappedInAnObjectOfTheSignature() {
    Document attack = parse(locate("<QueryKeyBinding/>").replace("_1", "_evil"));
    Document good = parse(signed());
    Element signature = Elements.childrenOf(good.getDocumentElement()).get(0);
    Element moved = (Element) attack.importNode(signature, true);
    Element root = attack.getDocumentElement();
    root.insertBefore(moved, root.getFirstChild());
    Element object = attack.createElementNS(DS, "ds:Object");
    moved.appendChild(object).appendChild(attack.importNode(good.getDocumentElement(), true));
    assertBroken(attack, "the signature of a message has no Object");
  }

  @Test
  void signedMessageWrappedAsAnExtension() {
    String inner = signed();
    String attack =
        locate("<QueryKeyBinding/>")
            .replace("_1", "_evil")
            .replace("<QueryKeyBinding/>", "<w xmlns='urn:w'>" + inner + "</w><QueryKeyBinding/>");
    assertThat(signatures.verify(parse(attack))).isEqualTo(new SignatureFinding.NotSigned());
    String withSignature = attack.replace("<w xmlns", signatureIn(inner) + "<w xmlns");
    assertBroken(parse(withSignature), SIGNATURE_OF_NOTHING_ELSE);
  }

  @Test
  void signedMessageWithTheSameIdBesideIt() {
    String inner = signed();
    String attack =
        locate(signatureIn(inner) + "<w xmlns='urn:w'>" + inner + "</w><QueryKeyBinding/>");
    assertBroken(parse(attack), "two elements have the same Id");
  }

  @Test
  void signatureNotInItsPlaceOrTwice() {
    String good = signed();
    String signature = signatureIn(good);
    String last =
        good.replace(signature, "").replace("<QueryKeyBinding/>", "<QueryKeyBinding/>" + signature);
    assertBroken(parse(last), "a message has one Signature, and before anything else");
    assertBroken(
        parse(good.replace(signature, signature + signature)),
        "a message has one Signature, and before anything else");
  }

  @Test
  void changedContent() {
    assertBroken(
        parse(signed().replace("<QueryKeyBinding/>", "<QueryKeyBinding Id='_q'/>")),
        "the signature does not verify");
    assertBroken(
        parse(signed().replace("Service=\"s\"", "Service=\"t\"")), "the signature does not verify");
  }

  @Test
  void unknownAlgorithms() {
    assertBroken(
        changed("xmldsig-more#ecdsa-sha256", "xmldsig-more#rsa-md5"),
        "signature method not admitted");
    assertBroken(changed("xmlenc#sha256", "xmldsig-more#md5"), "digest method not admitted");
    assertBroken(
        changed("http://www.w3.org/2001/04/xmlenc#sha256", DS + "sha1"),
        "digest method not admitted");
    assertBroken(
        parse(
            signed()
                .replaceFirst(
                    "Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"",
                    "Algorithm=\"urn:x\"")),
        "canonicalisation or transform not admitted");
  }

  @Test
  void publicKeyPutInTheRoleOfAMacKey() {
    assertBroken(
        changed("xmldsig-more#ecdsa-sha256", "xmldsig-more#hmac-sha256"),
        "the key is too weak, or not of the kind that the method needs");
  }

  @Test
  void hmacOutputLength() throws Exception {
    BindingSignature cut =
        registration(
            "xmldsig-more#hmac-sha256\"/>",
            "xmldsig-more#hmac-sha256\"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>");
    assertThat(cut.verifyWith(WireMessages.SECRET.authenticationKey()).because())
        .isEqualTo("HMACOutputLength shortens the MAC");
  }

  @Test
  void xpathTransform() {
    assertTransformRefused(
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>false()"
            + "</ds:XPath></ds:Transform>");
    assertTransformRefused(
        "<ds:Transform Algorithm=\"http://www.w3.org/2002/06/xmldsig-filter2\"/>");
  }

  @Test
  void xsltTransform() {
    assertTransformRefused(
        "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\"/>");
    assertTransformRefused("<ds:Transform Algorithm=\"" + DS + "base64\"/>");
  }

  @Test
  void manyTransforms() {
    String transform = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";
    assertBroken(
        changed(transform, transform.repeat(1000)), "more transforms than one canonicalisation");
  }

  @Test
  @Requirement("XR-M11")
  void referencesToOtherPlaces() {
    for (String uri :
        new String[] {
          "",
          "http://127.0.0.1:1/x",
          "file:///etc/passwd",
          "#xpointer(/)",
          "#xpointer(id('_1'))",
          "x.xml#_1",
          "#_2"
        }) {
      assertBroken(changed("URI=\"#_1\"", "URI=\"" + uri + "\""), SIGNATURE_OF_NOTHING_ELSE);
    }
    assertBroken(changed(" URI=\"#_1\"", ""), "the Reference has no URI");
  }

  @Test
  void twoReferences() {
    String text = signed();
    String reference =
        text.substring(text.indexOf("<ds:Reference"), text.indexOf("</ds:SignedInfo>"));
    assertBroken(
        parse(text.replace(reference, reference + reference)),
        "the signature has more than one Reference");
  }

  @Test
  void twoSignedInfos() {
    String text = signed();
    String info =
        text.substring(text.indexOf("<ds:SignedInfo>"), text.indexOf("<ds:SignatureValue>"));
    assertBroken(
        parse(text.replace(info, info + info)), "Signature: SignatureValue in the wrong place");
  }

  @Test
  void brokenCertificateInTheSignature() {
    String text = signed();
    String keyInfo = text.substring(text.indexOf("<ds:KeyInfo>"), text.indexOf("</ds:Signature>"));
    assertBroken(
        parse(
            text.replace(
                keyInfo,
                "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate>"
                    + "</ds:X509Data></ds:KeyInfo>")),
        "a certificate in the signature's KeyInfo cannot be read");
  }

  @Test
  void authenticationOfAnotherKeyBinding() throws Exception {
    BindingSignature signature = registration("URI=\"#_b1\"", "URI=\"#_r1\"");
    assertThat(signature.verifyWith(WireMessages.SECRET.authenticationKey()).because())
        .isEqualTo("the Reference does not point to the Id of the PrototypeKeyBinding itself");
  }

  @Test
  void authenticationTakenFromAnotherRequest() throws Exception {
    BindingSignature signature = registration("alice@example.org", "mallory@example.org");
    assertThat(signature.verifyWith(WireMessages.SECRET.authenticationKey()).because())
        .isEqualTo("the signature does not verify");
  }

  @Test
  void authenticationWithoutIdOfTheKeyBinding() throws Exception {
    BindingSignature signature = registration(" Id=\"_b1\"", "");
    assertThat(signature.verifyWith(WireMessages.SECRET.authenticationKey()).holds()).isFalse();
  }

  /** The KeyBindingAuthentication of a registration whose text was changed afterwards. */
  private static BindingSignature registration(String from, String to) throws BadMessage {
    var header = RequestHeader.of("_r1", "s");
    var request =
        new Request.Register(
            header, WireMessages.prototype(), Authentication.NONE, Optional.empty());
    var credentials =
        new RequestCredentials(
            Optional.of(WireMessages.SECRET.authenticationKey()),
            Optional.empty(),
            Optional.empty());
    String text = text(new MessageWriter().write(request, credentials));
    assertThat(text).contains(from);
    Request.Register read =
        (Request.Register)
            new MessageReader(AlgorithmProfile.MODERN).readRequest(parse(text.replace(from, to)));
    return read.authentication().keyBinding().orElseThrow();
  }

  private void assertTransformRefused(String transform) {
    String exclusive = "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";
    assertBroken(changed(exclusive, transform), "canonicalisation or transform not admitted");
  }

  private void assertBroken(Document message, String because) {
    assertThat(signatures.verify(message)).isEqualTo(new SignatureFinding.Broken(because));
  }

  private Document changed(String from, String to) {
    assertThat(signed()).contains(from);
    return parse(signed().replace(from, to));
  }

  private String signed() {
    Document message = parse(locate("<QueryKeyBinding/>"));
    signatures.sign(message, mallory);
    return text(message);
  }

  private static String signatureIn(String text) {
    int end = text.indexOf("</ds:Signature>") + "</ds:Signature>".length();
    return text.substring(text.indexOf("<ds:Signature"), end);
  }

  private static String locate(String content) {
    return "<LocateRequest xmlns='" + X + "' Id='_1' Service='s'>" + content + "</LocateRequest>";
  }

  private static String text(Document document) {
    return new String(SecureXml.serialise(document), StandardCharsets.UTF_8);
  }

  private static Document parse(String text) {
    try {
      return SecureXml.parse(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedXml e) {
      throw new AssertionError(text, e);
    }
  }
}
