package dev.signet.xkms.exchange.phase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.Corpus;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is the same in both phases of a request, and what makes it another request. */
@Requirement("XR-T04")
class RequestContentTest {
  private static final String REGISTER =
      PhaseScene.message(
          "RegisterRequest",
          "Id='_1' ResponseLimit='3'",
          List.of(),
          "<OpaqueClientData><OpaqueData>AQ==</OpaqueData></OpaqueClientData>"
              + "<RespondWith>http://www.w3.org/2002/03/xkms#KeyName</RespondWith>"
              + "<PrototypeKeyBinding Id='_k'><ds:KeyInfo><ds:KeyName>a b</ds:KeyName></ds:KeyInfo>"
              + "<UseKeyWith Application='urn:ietf:rfc:2633' Identifier='bob@example.org'/>"
              + "</PrototypeKeyBinding><Authentication>"
              + "<KeyBindingAuthentication><ds:Signature>one</ds:Signature></KeyBindingAuthentication>"
              + "<NotBoundAuthentication Protocol='urn:p' Value='AQ=='/></Authentication>"
              + "<ProofOfPossession><ds:Signature>two</ds:Signature></ProofOfPossession>");

  private static Octets digest(String xml) {
    return RequestContent.digest(PhaseScene.document(xml));
  }

  private static String changed(String from, String to) {
    assertThat(REGISTER).contains(from);
    return REGISTER.replace(from, to);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Id='_1'|Id='_2' Nonce='AQ==' OriginalRequestId='_1'",
        "Id='_k'|Id='_other'",
        "<OpaqueData>AQ==|<OpaqueData>Ag==",
        "<ds:Signature>one|<ds:Signature>other",
        "<ds:Signature>two|<ds:Signature>other",
        "<KeyBindingAuthentication><ds:Signature>one</ds:Signature></KeyBindingAuthentication>|''",
        "<ProofOfPossession><ds:Signature>two</ds:Signature></ProofOfPossession>|''",
        "<OpaqueClientData>|<ds:Signature>message</ds:Signature><OpaqueClientData>",
        "<OpaqueClientData>|'<!-- c --> <OpaqueClientData>'",
        "</OpaqueClientData>|</OpaqueClientData><ResponseMechanism>urn:x</ResponseMechanism>",
      })
  void whatTheExchangeChangesIsNoContent(String from, String to) {
    assertThat(digest(changed(from, to))).isEqualTo(digest(REGISTER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "RegisterRequest|ReissueRequest",
        "ResponseLimit='3'|ResponseLimit='4'",
        "ResponseLimit='3'|''",
        "Service='https:|Service='http:",
        "#KeyName</RespondWith>|#KeyValue</RespondWith>",
        ">a b<|>a  b<",
        ">a b<|>ab<",
        "bob@example.org|eve@example.org",
        "<NotBoundAuthentication Protocol='urn:p' Value='AQ=='/>|''",
        "Value='AQ=='|Value='Ag=='",
        "<RespondWith>|<PendingNotification/><RespondWith>",
        "<RespondWith>|<e xmlns='urn:e'/><RespondWith>",
        "Application='urn:ietf:rfc:2633' Identifier='bob@example.org'|Application='urn:ietf:rfc:2633 Identifier' Identifier='bob@example.org'",
        "<ds:KeyName>a b</ds:KeyName>|<ds:KeyName>a b<ds:Signature/></ds:KeyName>",
      })
  void anythingElseIs(String from, String to) {
    assertThat(digest(changed(from, to))).isNotEqualTo(digest(REGISTER));
  }

  @Test
  void prefixesAndOrderOfAttributesAreSpelling() {
    String one =
        "<a:LocateRequest xmlns:a='%1$s' Service='s' Id='_1'><a:X B='1' A='2'/></a:LocateRequest>";
    String other =
        "<LocateRequest xmlns='%1$s' Id='_2' Service='s'>\n<X A='2' B='1'/></LocateRequest>";
    assertThat(digest(one.formatted(PhaseScene.X)))
        .isEqualTo(digest(other.formatted(PhaseScene.X)));
    assertThat(digest(one.formatted("urn:other")))
        .isNotEqualTo(digest(one.formatted(PhaseScene.X)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Id='_a'|Id='_b'", "<ResponseMechanism>urn:x</ResponseMechanism>|"})
  void thePartsOfACompoundAreTreatedLikeTheWhole(String change) {
    String compound =
        PhaseScene.message(
            "CompoundRequest",
            "Id='_1'",
            List.of("Represent"),
            "<LocateRequest Id='_a' Service='s'><ResponseMechanism>urn:x</ResponseMechanism>"
                + PhaseScene.QUERY
                + "</LocateRequest>");
    String[] words = change.split("\\|", -1);
    String again = compound.replace(words[0], words[1]);
    assertThat(again).isNotEqualTo(compound);
    assertThat(digest(again)).isEqualTo(digest(compound));
    assertThat(digest(again.replace("bob@", "eve@"))).isNotEqualTo(digest(compound));
  }

  @Test
  void aPeersTwoPhasesHaveTheSameContent() throws Exception {
    assertThat(xklient("13")).isEqualTo(xklient("12")).isNotEqualTo(xklient("01"));
  }

  private static Octets xklient(String number) throws Exception {
    byte[] octets = Files.readAllBytes(Corpus.xklient(number));
    return RequestContent.digest(SoapEnvelope.open(SecureXml.parse(octets)).message());
  }
}
