package dev.signet.xkms.xml.wrapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.SignatureWriter;
import dev.signet.xkms.xml.signature.Signer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The two signatures over a key binding, KeyBindingAuthentication and ProofOfPossession, put beside
 * another key binding in every way that is known. The message itself is not signed.
 */
class BindingAttacksTest {
  private static final String GOOD = unsigned();
  private static final String AUTHENTICATION = Cut.first(GOOD, "<ds:Signature>", "</ds:Signature>");
  private static final String POSSESSION = Cut.last(GOOD, "<ds:Signature>", "</ds:Signature>");
  private static final String BINDING =
      Cut.first(GOOD, "<PrototypeKeyBinding", "</PrototypeKeyBinding>");
  private static final String EVIL_BINDING =
      BINDING.replace("alice@example.org", "mallory@example.org");

  @Test
  void theHonestOneHolds() {
    assertThat(authenticated(GOOD)).isPresent();
    assertThat(possessed(GOOD)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(WireBinding.class)
  void noOtherKeyBindingIsAuthenticatedOrPossessed(WireBinding binding) {
    assertThat(attacks().values()).doesNotHaveDuplicates().doesNotContain(GOOD);
    attacks()
        .forEach(
            (name, text) -> {
              assertThat(authenticated(around(binding, text))).as("%s: %s", name, text).isEmpty();
              assertThat(possessed(around(binding, text))).as("%s: %s", name, text).isEmpty();
            });
  }

  @ParameterizedTest
  @EnumSource(WireBinding.class)
  void whatChangesNothingStillHolds(WireBinding binding) {
    String meaning = authenticated(GOOD).orElseThrow();
    for (String text :
        List.of(
            GOOD.replace(">alice<", ">al<!-- -->ice<"),
            GOOD.replace(">alice<", "><![CDATA[alice]]><"),
            GOOD.replace("alice@", "&#97;lice@"),
            GOOD.replace(">blue<", ">red<"),
            GOOD.replace("ResponseLimit=\"10\"", ""))) {
      assertThat(authenticated(around(binding, text))).as(text).contains(meaning);
      assertThat(possessed(around(binding, text))).as(text).contains(meaning);
    }
  }

  /** Each is for its own purpose. */
  @Test
  void theTwoCannotTakeEachOthersPlace() {
    String swapped = GOOD.replace(AUTHENTICATION, "@").replace(POSSESSION, AUTHENTICATION);
    String both =
        swapped.replace("<KeyBindingAuthentication>@", "<KeyBindingAuthentication>" + POSSESSION);
    assertThat(both).contains("<ProofOfPossession>" + AUTHENTICATION);
    assertThat(authenticated(both)).isEmpty();
    assertThat(possessed(both)).isEmpty();
  }

  /** What is public proves nothing. */
  @Test
  void aMacWithThePublicKeyIsNoProof() {
    byte[] info = Honest.ALICE.publicKey().getEncoded();
    for (byte[] key : List.of(info, Arrays.copyOfRange(info, 12, info.length))) {
      String text = GOOD.replace(POSSESSION, macOver(Octets.of(key)));
      assertThat(text).doesNotContain(POSSESSION).contains("<ProofOfPossession><ds:Signature");
      assertThat(authenticated(text)).isPresent();
      assertThat(possessed(text)).isEmpty();
    }
  }

  @Test
  void aMacIsNotShortened() {
    for (String bits : List.of("0", "8", "-8", "128", "255", "")) {
      String text =
          GOOD.replace(
              "hmac-sha256\"/>",
              "hmac-sha256\"><ds:HMACOutputLength>"
                  + bits
                  + "</ds:HMACOutputLength></ds:SignatureMethod>");
      assertThat(text).isNotEqualTo(GOOD);
      assertThat(authenticated(text)).as(bits).isEmpty();
    }
  }

  private static Map<String, String> attacks() {
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("changed", GOOD.replace(BINDING, EVIL_BINDING));
    attacks.put("another key", GOOD.replace("MCowBQYDK2VwAyEA1", "MCowBQYDK2VwAyEA2"));
    attacks.put("another name", GOOD.replace(">alice<", ">alice2<"));
    attacks.put("another time", GOOD.replace("2027-01-01", "2099-01-01"));
    attacks.put("another code", GOOD.replace("Y29kZQ==", "Y29kZg=="));
    attacks.put("another use", GOOD.replace("xkms#Signature<", "xkms#Encryption<"));
    attacks.put("no use", GOOD.replaceFirst("<KeyUsage>.*</KeyUsage>", ""));
    attacks.put("instruction", GOOD.replace(">alice<", ">al<?p q?>ice<"));
    attacks.put("white space", GOOD.replace("<ds:KeyName>alice", "<ds:KeyName>alice "));
    attacks.put("line between", GOOD.replace("<KeyUsage>", "\n<KeyUsage>"));
    attacks.put("no Id", GOOD.replace(" Id=\"_b1\"", ""));
    attacks.put("xml:id", GOOD.replace(" Id=\"_b1\"", " xml:id=\"_b1\""));
    twoBindings(attacks);
    signedParts(attacks);
    return attacks;
  }

  /** The signed key binding is kept somewhere, and another one stands in its place. */
  private static void twoBindings(Map<String, String> attacks) {
    for (String id : List.of("_b1", "_evil", "_r1")) {
      String evil = EVIL_BINDING.replace("Id=\"_b1\"", "Id=\"" + id + "\"");
      String text = GOOD.replace(BINDING, evil);
      String kept = "<w xmlns='urn:w'>" + BINDING + "</w>";
      attacks.put("kept in an extension, " + id, text.replace("<e:Colour", kept + "<e:Colour"));
      attacks.put("kept before, " + id, text.replace(evil, BINDING + evil));
      attacks.put("kept after, " + id, text.replace(evil, evil + BINDING));
      attacks.put("kept in KeyInfo, " + id, text.replace("<ds:KeyName>", kept + "<ds:KeyName>"));
      attacks.put(
          "kept in Objects, " + id,
          text.replace("</ds:Signature>", "<ds:Object>" + BINDING + "</ds:Object></ds:Signature>"));
      attacks.put(
          "kept in one Object, " + id,
          text.replaceFirst("</ds:Signature>", "<ds:Object>" + BINDING + "</ds:Object>$0"));
    }
  }

  private static void signedParts(Map<String, String> attacks) {
    String evil = GOOD.replace(BINDING, EVIL_BINDING);
    for (String uri :
        List.of("", "#_r1", "#xpointer(/)", "#xpointer(id('_b1'))", "http://x/", "#")) {
      attacks.put("URI " + uri, evil.replace("URI=\"#_b1\"", "URI=\"" + uri + "\""));
    }
    attacks.put("no URI", evil.replace(" URI=\"#_b1\"", ""));
    for (String algorithm :
        List.of(
            "http://www.w3.org/TR/1999/REC-xpath-19991116",
            "http://www.w3.org/2002/06/xmldsig-filter2",
            "http://www.w3.org/TR/1999/REC-xslt-19991116",
            Namespaces.DS + "enveloped-signature",
            Namespaces.DS + "base64")) {
      String transform = "<ds:Transform Algorithm='" + algorithm + "'/>";
      attacks.put(
          "first " + algorithm, evil.replace("<ds:Transforms>", "<ds:Transforms>" + transform));
      attacks.put(
          "last " + algorithm, evil.replace("</ds:Transforms>", transform + "</ds:Transforms>"));
    }
  }

  /** A MAC over the honest key binding, as the text of a signature. */
  private static String macOver(Octets key) {
    try {
      Document document = SecureXml.parse(GOOD.getBytes(StandardCharsets.UTF_8));
      Element root = document.getDocumentElement();
      Element binding =
          (Element) document.getElementsByTagNameNS(Namespaces.XKMS, "PrototypeKeyBinding").item(0);
      Element holder = document.createElementNS(Namespaces.XKMS, "Holder");
      root.appendChild(holder);
      SignatureWriter.detach(holder, binding, Signer.of(key));
      return Cut.last(text(document), "<ds:Signature>", "</ds:Signature>");
    } catch (MalformedXml impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String unsigned() {
    String signed = text(Honest.register().message());
    return signed.replace(Cut.first(signed, "<ds:Signature>", "</ds:Signature>"), "");
  }

  private static String around(WireBinding binding, String text) {
    return binding == WireBinding.PLAIN
        ? text
        : "<env:Envelope xmlns:env='"
            + binding.namespace()
            + "'><env:Body>"
            + text
            + "</env:Body></env:Envelope>";
  }

  private static Optional<String> authenticated(String text) {
    return Reading.of(octets(text)).flatMap(reading -> reading.authenticatedBy(Honest.SECRET));
  }

  private static Optional<String> possessed(String text) {
    return Reading.of(octets(text))
        .flatMap(reading -> reading.possessedBy(Honest.ALICE.publicKey()));
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Document document) {
    return new String(SecureXml.serialise(document), StandardCharsets.UTF_8);
  }
}
