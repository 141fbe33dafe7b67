package dev.signet.xkms;

import static dev.signet.xkms.Wishes.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.MessageSignature;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** Bad input to the whole house, from octets to result: refused with the right code and type. */
class BadInputTest {
  private static final String X = "http://www.w3.org/2002/03/xkms#";
  private static final Duration SOON = Duration.ofSeconds(10);

  private final WholeHouse house = new WholeHouse(TestDatabase.inMemory(), Wishes.world());
  private final Wishes alice = new Wishes();

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "MIIB", "MAA=", "MIAAAA==", "MIIFFFFFFFFF"})
  void aCertificateWithABrokenEncoding(String base64) throws Exception {
    String keyInfo = keyInfo("<X509Certificate>" + base64 + "</X509Certificate>");
    refused(query("Locate", keyInfo), "Locate Sender/Failure");
    refused(query("Validate", keyInfo), "Validate Sender/Failure");
  }

  @Test
  void aCertificateThatWasCutOff() throws Exception {
    byte[] whole = TestAuthority.root("r").issue(spec -> spec.mail("a@example.org")).der();
    for (int length = 1; length < whole.length; length += 61) {
      String cut = Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(whole, length));
      String keyInfo = keyInfo("<X509Certificate>" + cut + "</X509Certificate>");
      refused(query("Validate", keyInfo), "Validate Sender/Failure");
    }
  }

  @Test
  void aRegistrationOfABrokenCertificate() throws Exception {
    house.handOut(Wishes.SECRET, 1, ALICE);
    String register = text(alice.register("_r"));
    int from = register.indexOf("<ds:KeyValue>");
    int to = register.indexOf("</ds:KeyValue>") + "</ds:KeyValue>".length();
    String broken =
        register.substring(0, from)
            + "<ds:X509Data><ds:X509Certificate>AAAA</ds:X509Certificate></ds:X509Data>"
            + register.substring(to);
    refused(broken, "Register Sender/Failure");
    assertThat(house.registry.find(new Lookup.ByUse(ALICE), 1)).isEmpty();
  }

  @Test
  void aThousandCertificatesInOneKeyInfo() {
    String one =
        "<X509Certificate>"
            + Base64.getEncoder().encodeToString(TestAuthority.root("r").issue(spec -> {}).der())
            + "</X509Certificate>";
    String keyInfo = keyInfo(one.repeat(1000));
    assertTimeoutPreemptively(
        SOON,
        () -> {
          refused(query("Locate", keyInfo), "Locate Sender/Failure");
          refused(query("Validate", keyInfo), "Validate Sender/Failure");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "-99999999999999999999999999"})
  void aNegativeLimit(String limit) throws Exception {
    String locate =
        text(alice.locate("_1")).replace(" Id=", " ResponseLimit=\"" + limit + "\" Id=");
    refused(locate, "Locate Sender/Failure");
    refused(locate.replace("Locate", "Validate"), "Validate Sender/Failure");
  }

  @Test
  void anEnormousLimitIsNoMoreThanOurs() throws Exception {
    String limit = " ResponseLimit=\"" + "9".repeat(40) + "\" Id=";
    refused(text(alice.locate("_1")).replace(" Id=", limit), "Locate Receiver/NoMatch");
  }

  @Test
  @Requirement("XR-M14")
  void aReplayedRegistration() throws Exception {
    house.handOut(Wishes.SECRET, 3, ALICE);
    String register = text(alice.register("_r"));
    answered(register, "Register Success");
    RegisteredBinding before = registered();
    refused(register, "Register Sender/Refused");
    assertThat(registered()).isEqualTo(before);
    assertThat(house.secrets.list(5).get(0).usesLeft()).isEqualTo(2);
  }

  @Test
  @Requirement("XR-M14")
  void aReplayedReissueAndARevocationBeforeIt() throws Exception {
    house.handOut(Wishes.SECRET, 5, ALICE);
    answered(text(alice.register("_r")), "Register Success");
    String reissue = text(alice.reissue("_i"));
    String revoke = text(alice.revoke("_v"));
    answered(reissue, "Reissue Success");
    refused(reissue, "Reissue Sender/Refused");
    answered(revoke, "Revoke Success");
    refused(reissue, "Reissue Sender/Refused");
    refused(revoke, "Revoke Sender/Refused");
    assertThat(registered().isRevoked()).isTrue();
  }

  @Test
  void anUnknownAlgorithmOfASignature() throws Exception {
    String signed = text(signed(alice.locate("_1")));
    answered(signed, "Locate Receiver/NoMatch");
    for (String known : List.of("xmldsig-more#ecdsa-sha256", "xmlenc#sha256", "xml-exc-c14n#")) {
      assertThat(signed).contains(known);
      refused(signed.replace(known, "urn-of-nobody"), "Locate Sender/NoAuthentication");
    }
  }

  @Test
  void aKeyOfAnUnknownAlgorithm() throws Exception {
    String curve = "<NamedCurve URI='urn:oid:1.2.3.4'/><PublicKey>BAAA</PublicKey>";
    String ec = "<ECKeyValue xmlns='http://www.w3.org/2009/xmldsig11#'>" + curve + "</ECKeyValue>";
    for (String key :
        List.of(ec, "<FooKeyValue xmlns='urn:foo'/>", "<DSAKeyValue><Y>AQ==</Y></DSAKeyValue>")) {
      String keyInfo =
          "<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'><KeyValue>"
              + key
              + "</KeyValue></KeyInfo>";
      assertThat(outcome(query("Locate", keyInfo)))
          .as(key)
          .isIn("Locate Sender/Failure", "Locate Receiver/NoMatch");
      assertThat(outcome(query("Validate", keyInfo)))
          .as(key)
          .isIn("Validate Sender/Failure", "Validate Receiver/NoMatch");
    }
  }

  @Test
  void aSignedMessageWrappedInAnother() throws Exception {
    house.handOut(Wishes.SECRET, 1, ALICE);
    answered(text(alice.register("_r")), "Register Success");
    String good = text(signed(alice.locate("_1")));
    int from = good.indexOf("<ds:Signature");
    int to = good.indexOf("</ds:Signature>") + "</ds:Signature>".length();
    String signature = good.substring(from, to);
    String evil = text(alice.locate("_2"));
    int content = evil.indexOf('>') + 1;
    String wrapped =
        evil.substring(0, content)
            + signature
            + "<w xmlns='urn:w'>"
            + good
            + "</w>"
            + evil.substring(content);
    answered(good, "Locate Success");
    refused(wrapped, "Locate Sender/NoAuthentication");
    String withOneIdTwice = wrapped.replace("\"_2\"", "\"_1\"");
    refused(withOneIdTwice, "Locate Sender/Failure");
  }

  private RegisteredBinding registered() {
    return house.registry.find(new Lookup.ByKey(alice.pair.getPublic()), 1).get(0);
  }

  private static String keyInfo(String certificates) {
    return "<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'><X509Data>"
        + certificates
        + "</X509Data></KeyInfo>";
  }

  private static String query(String operation, String keyInfo) {
    return "<%1$sRequest xmlns='%2$s' Id='_1' Service='%3$s'><QueryKeyBinding>%4$s</QueryKeyBinding></%1$sRequest>"
        .formatted(operation, X, Wishes.SERVICE, keyInfo);
  }

  private static Document signed(Document message) {
    KeyPair pair = TestKeys.ec();
    new MessageSignature(AlgorithmProfile.MODERN)
        .sign(message, new SigningIdentity(pair.getPrivate(), pair.getPublic(), List.of()));
    return message;
  }

  private static String text(Document message) {
    return new String(SecureXml.serialise(message), StandardCharsets.UTF_8);
  }

  private void answered(String message, String words) throws Exception {
    assertThat(outcome(message)).startsWith(words);
  }

  /** Refused, and nothing in the answer but the refusal. */
  private void refused(String message, String words) throws Exception {
    assertThat(outcome(message)).isEqualTo(words);
  }

  private String outcome(String message) throws MalformedXml, BadEnvelope, BadMessage {
    byte[] octets = message.getBytes(StandardCharsets.UTF_8);
    Result result = house.answer(SoapEnvelope.open(SecureXml.parse(octets)).message());
    return result.getClass().getSimpleName() + " " + result.header().code().words();
  }
}
