package dev.signet.xkms.xml.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.TestKeys;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.envelope.WireBinding;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Signatures of whole messages, made here and read back from octets. */
class MessageSignatureTest {
  private final MessageSignature signatures = new MessageSignature(AlgorithmProfile.MODERN);

  @Test
  @Requirement("XR-B07")
  void everyKindOfSigningKeyVerifiesAfterTheWire() {
    for (KeyPair pair :
        List.of(TestKeys.p256(), TestKeys.p384(), TestKeys.rsa(2048), TestKeys.ed25519())) {
      for (WireBinding binding : WireBinding.values()) {
        SignatureFinding finding = signatures.verify(received(signed(pair), binding));
        assertThat(finding).isInstanceOf(SignatureFinding.Verified.class);
        assertThat(((SignatureFinding.Verified) finding).key().getEncoded())
            .isEqualTo(pair.getPublic().getEncoded());
      }
    }
  }

  @Test
  void theJdksOwnImplementationAgrees() throws Exception {
    KeyPair pair = TestKeys.p256();
    Document message = received(signed(pair), WireBinding.SOAP12);
    Element root = message.getDocumentElement();
    root.setIdAttributeNS(null, "Id", true);
    var context = new DOMValidateContext(pair.getPublic(), root.getFirstChild());
    assertThat(
            XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context))
        .isTrue();
  }

  @Test
  void wrappingLeavesTheMessageAlone() throws Exception {
    Document message = signed(TestKeys.p256());
    byte[] before = SecureXml.serialise(message);
    byte[] wrapped = SecureXml.serialise(SoapEnvelope.wrap(message, WireBinding.SOAP11));
    assertThat(SecureXml.serialise(message)).isEqualTo(before);
    assertThat(SoapEnvelope.serialise(message, WireBinding.SOAP11)).isEqualTo(wrapped);
  }

  @Test
  void aCertificateGivesTheKeyWhateverTheOrder() {
    KeyPair root = TestKeys.p256();
    KeyPair leaf = TestKeys.p256();
    Octets rootCertificate = TestKeys.certificate("CN=Root", root, "CN=Root", root.getPublic());
    Octets leafCertificate = TestKeys.certificate("CN=Root", root, "CN=Leaf", leaf.getPublic());
    Document message = message();
    signatures.sign(
        message,
        new SigningIdentity(
            leaf.getPrivate(), leaf.getPublic(), List.of(rootCertificate, leafCertificate)));
    var finding = signatures.verify(received(message, WireBinding.PLAIN));
    assertThat(finding).isInstanceOf(SignatureFinding.Verified.class);
    assertThat(((SignatureFinding.Verified) finding).keyInfo().all(KeyDatum.Certificate.class))
        .hasSize(2);
  }

  @Test
  void aCertificateForAnotherKeyIsRefused() {
    KeyPair mine = TestKeys.p256();
    KeyPair other = TestKeys.p256();
    Octets certificate = TestKeys.certificate("CN=A", other, "CN=A", other.getPublic());
    Document message = message();
    signatures.sign(
        message, new SigningIdentity(mine.getPrivate(), mine.getPublic(), List.of(certificate)));
    assertThat(signatures.verify(received(message, WireBinding.PLAIN)))
        .isEqualTo(new SignatureFinding.Broken("the signature does not verify"));
  }

  @Test
  void onlyPinnedKeysCount() {
    KeyPair pair = TestKeys.p256();
    Document message = received(signed(pair), WireBinding.SOAP11);
    assertThat(signatures.verify(message, Set.of(pair.getPublic(), TestKeys.p256().getPublic())))
        .isInstanceOf(SignatureFinding.Verified.class);
    assertThat(signatures.verify(message, Set.of(TestKeys.p256().getPublic())))
        .isInstanceOf(SignatureFinding.Broken.class);
    assertThat(signatures.verify(message, Set.of())).isInstanceOf(SignatureFinding.Broken.class);
  }

  @Test
  void aPinnedKeyVerifiesASignatureThatSaysNothing() {
    KeyPair pair = TestKeys.p256();
    Document message = message();
    Signer silent = Signer.of(TestKeys.identity(pair)).silent();
    SignatureWriter.envelop(message.getDocumentElement(), silent);
    assertThat(signatures.verify(message, Set.of(TestKeys.rsa(2048).getPublic(), pair.getPublic())))
        .isInstanceOf(SignatureFinding.Verified.class);
    assertThat(signatures.verify(message))
        .isEqualTo(new SignatureFinding.Broken("the signature does not give its key"));
  }

  @Test
  void shortRsaKeysAreForLegacyOnly() {
    Document message = received(signed(TestKeys.rsa(1024)), WireBinding.PLAIN);
    assertThat(signatures.verify(message)).isInstanceOf(SignatureFinding.Broken.class);
    assertThat(new MessageSignature(AlgorithmProfile.LEGACY).verify(message))
        .isInstanceOf(SignatureFinding.Verified.class);
    Document tiny = received(signed(TestKeys.rsa(512)), WireBinding.PLAIN);
    assertThat(new MessageSignature(AlgorithmProfile.LEGACY).verify(tiny))
        .isInstanceOf(SignatureFinding.Broken.class);
  }

  @Test
  void changedMessagesAreBroken() {
    Document message = received(signed(TestKeys.p256()), WireBinding.PLAIN);
    message.getDocumentElement().setAttributeNS(null, "ResultMajor", "http://changed");
    assertThat(signatures.verify(message))
        .isEqualTo(new SignatureFinding.Broken("the signature does not verify"));
  }

  @Test
  void requestsAreSignedTheSameWay() throws Exception {
    var header = RequestHeader.of("_r1", "http://localhost/xkms");
    Document message =
        new MessageWriter().write(new Request.Status(header, "_p1"), RequestCredentials.NONE);
    Octets value = signatures.sign(message, TestKeys.identity(TestKeys.p256()));
    Document received = received(message, WireBinding.SOAP12);
    SignatureFinding finding = signatures.verify(received);
    assertThat(finding).isInstanceOf(SignatureFinding.Verified.class);
    assertThat(((SignatureFinding.Verified) finding).value()).isEqualTo(value);
    assertThat(new MessageReader(AlgorithmProfile.MODERN).readRequest(received).header())
        .isEqualTo(header);
  }

  @Test
  void withoutIdThereIsNothingToSign() throws Exception {
    Document message =
        SecureXml.parse("<Result xmlns='http://www.w3.org/2002/03/xkms#'/>".getBytes());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> signatures.sign(message, TestKeys.identity(TestKeys.p256())));
  }

  private Document signed(KeyPair pair) {
    Document message = message();
    signatures.sign(message, TestKeys.identity(pair));
    return message;
  }

  private static Document message() {
    ResultHeader header =
        ResultHeader.of("_1", "http://localhost/xkms", ResultCode.SUCCESS, Optional.of("_0"));
    return new MessageWriter().write(new Result.Plain(header));
  }

  private static Document received(Document message, WireBinding binding) {
    try {
      byte[] octets = SoapEnvelope.serialise(message, binding);
      return SoapEnvelope.open(SecureXml.parse(octets)).message();
    } catch (MalformedXml | BadEnvelope e) {
      throw new AssertionError(e);
    }
  }
}
