package dev.signet.xkms.xml.wrapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.TestKeys;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.Canonical;
import dev.signet.xkms.xml.signature.SignatureWriter;
import dev.signet.xkms.xml.signature.Signer;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** Alice's signed message, turned into one that says something else, in every way that is known. */
class WrappingAttacksTest {
  private static final String GOOD = text(Honest.register().message());
  private static final String SIGNATURE = Cut.first(GOOD, "<ds:Signature>", "</ds:Signature>");
  private static final String EVIL = GOOD.replace("alice@example.org", "mallory@example.org");
  private static final String EVIL_ALONE = EVIL.replace(SIGNATURE, "");
  private static final String OTHER_ID = EVIL.replace("Id=\"_r1\"", "Id=\"_evil\"");
  private static final String KEY_INFO = Cut.first(SIGNATURE, "<ds:KeyInfo>", "</ds:KeyInfo>");
  private static final String EXCLUSIVE =
      "<ds:Transform Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>";
  private static final SigningIdentity MALLORY = TestKeys.identity(TestKeys.ed25519());

  @ParameterizedTest
  @EnumSource(WireBinding.class)
  @Requirement("XR-M11")
  void noForgedMessageIsAlices(WireBinding binding) {
    assertThat(attacks().values()).doesNotHaveDuplicates().doesNotContain(GOOD);
    attacks()
        .forEach(
            (name, text) ->
                assertThat(alices(around(binding, text))).as("%s: %s", name, text).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(WireBinding.class)
  void whatChangesNothingIsStillAlices(WireBinding binding) {
    assertThat(harmless().values()).doesNotHaveDuplicates().doesNotContain(GOOD);
    String meaning = alices(around(binding, GOOD)).orElseThrow();
    harmless()
        .forEach(
            (name, text) ->
                assertThat(alices(around(binding, text)))
                    .as("%s: %s", name, text)
                    .contains(meaning));
  }

  @Test
  void aMessageBesideTheSignedOneIsNotRead() {
    for (WireBinding binding : List.of(WireBinding.SOAP11, WireBinding.SOAP12)) {
      String soap = "xmlns:env='" + binding.namespace() + "'";
      for (String text :
          List.of(
              "<env:Envelope %s><env:Header>%s</env:Header><env:Body>%s</env:Body></env:Envelope>",
              "<env:Envelope %s><env:Body>%s%s</env:Body></env:Envelope>",
              "<env:Envelope %s><env:Body>%s</env:Body><env:Body>%s</env:Body></env:Envelope>",
              "<env:Envelope %s><env:Body><w>%s</w></env:Body><env:Body>%s</env:Body></env:Envelope>",
              "<env:Envelope %s><env:Header><env:Body>%s</env:Body></env:Header>"
                  + "<env:Body>%s</env:Body></env:Envelope>")) {
        assertThat(alices(text.formatted(soap, GOOD, EVIL))).as(text).isEmpty();
        assertThat(alices(text.formatted(soap, GOOD, EVIL_ALONE))).as(text).isEmpty();
        assertThat(alices(text.formatted(soap, GOOD, OTHER_ID))).as(text).isEmpty();
      }
    }
  }

  @Test
  void noDocumentTypeGivesAnEntityOrAnId() {
    String entity = "<!DOCTYPE x [<!ENTITY a \"alice@example.org\">]>";
    assertThat(alices(entity + GOOD)).isEmpty();
    assertThat(alices(entity + GOOD.replace("alice@example.org", "&a;"))).isEmpty();
    assertThat(alices("<!DOCTYPE x [<!ATTLIST w Id ID #IMPLIED>]>" + GOOD)).isEmpty();
    assertThat(alices(GOOD.replace("alice</ds:KeyName>", "&a;</ds:KeyName>"))).isEmpty();
  }

  @Test
  void anotherEncodingSaysTheSame() {
    byte[] utf16 = GOOD.getBytes(StandardCharsets.UTF_16);
    assertThat(Reading.of(utf16).orElseThrow().signedBy(Honest.ALICE.publicKey()))
        .isEqualTo(alices(GOOD))
        .isPresent();
  }

  private static Map<String, String> attacks() {
    Map<String, String> attacks = new LinkedHashMap<>();
    attacks.put("changed", EVIL);
    attacks.put("unsigned", EVIL_ALONE);
    elsewhere(attacks);
    references(attacks);
    transforms(attacks);
    keys(attacks);
    macs(attacks);
    ids(attacks);
    signedInfos(attacks);
    return attacks;
  }

  /** The signed message is somewhere in the new one. */
  private static void elsewhere(Map<String, String> attacks) {
    String object = "<ds:Object>" + GOOD + "</ds:Object>";
    String extension = "<w xmlns='urn:w'>" + GOOD + "</w>";
    for (String evil : List.of(EVIL, OTHER_ID, EVIL.replace(" Id=\"_r1\"", ""))) {
      String place = evil.substring(0, evil.indexOf('>'));
      attacks.put("in an Object, " + place, evil.replaceFirst("</ds:Signature>", object + "$0"));
      attacks.put(
          "in KeyInfo, " + place, evil.replaceFirst("</ds:KeyInfo>", extension + "</ds:KeyInfo>"));
      attacks.put(
          "in an extension, " + place, evil.replaceFirst("</ds:Signature>", "$0" + extension));
      attacks.put(
          "before the signature, " + place, evil.replaceFirst("<ds:Signature>", extension + "$0"));
      attacks.put("around, " + place, evil.replaceFirst("<e:Colour", GOOD + "<e:Colour"));
    }
    attacks.put("at the end", EVIL_ALONE.replace("</RegisterR", SIGNATURE + "</RegisterR"));
    attacks.put("twice", EVIL.replace(SIGNATURE, SIGNATURE + SIGNATURE));
    attacks.put(
        "signature in an extension",
        EVIL_ALONE.replace("<e:Colour", "<w xmlns='urn:w'>" + SIGNATURE + "</w><e:Colour"));
    attacks.put(
        "wrapped",
        "<CompoundRequest xmlns='"
            + Namespaces.XKMS
            + "' Id='_evil' Service='"
            + "https://keys.example.org/xkms'>"
            + SIGNATURE
            + GOOD
            + "</CompoundRequest>");
  }

  private static void references(Map<String, String> attacks) {
    for (String uri :
        List.of(
            "",
            "#",
            "#_b1",
            "#_evil",
            "#xpointer(/)",
            "#xpointer(id('_r1'))",
            "x.xml#_r1",
            "http://127.0.0.1:1/x",
            "file:///etc/passwd",
            "cid:1")) {
      attacks.put("URI " + uri, EVIL.replace("URI=\"#_r1\"", "URI=\"" + uri + "\""));
    }
    attacks.put("no URI", EVIL.replace(" URI=\"#_r1\"", ""));
    String reference = Cut.first(SIGNATURE, "<ds:Reference", "</ds:Reference>");
    attacks.put("two References", EVIL.replaceFirst("<ds:Reference", reference + "$0"));
    attacks.put("no Reference", EVIL.replace(reference, ""));
    attacks.put(
        "manifest", EVIL.replace(reference, "<ds:Manifest>" + reference + "</ds:Manifest>"));
  }

  private static void transforms(Map<String, String> attacks) {
    for (String algorithm :
        List.of(
            "http://www.w3.org/TR/1999/REC-xpath-19991116",
            "http://www.w3.org/2002/06/xmldsig-filter2",
            "http://www.w3.org/TR/1999/REC-xslt-19991116",
            Namespaces.DS + "base64",
            Namespaces.DS + "enveloped-signature",
            "http://www.w3.org/2002/07/decrypt#XML")) {
      String transform =
          "<ds:Transform Algorithm='" + algorithm + "'><ds:XPath>false()</ds:XPath></ds:Transform>";
      attacks.put("first " + algorithm, EVIL.replaceFirst("<ds:Transform ", transform + "$0"));
      attacks.put("last " + algorithm, EVIL.replaceFirst("</ds:Transforms>", transform + "$0"));
      attacks.put("only " + algorithm, EVIL.replaceFirst(EXCLUSIVE, transform));
    }
    attacks.put(
        "no Transforms", EVIL.replace(Cut.first(EVIL, "<ds:Transforms>", "/ds:Transforms>"), ""));
  }

  /** Mallory signs, and points at Alice. */
  private static void keys(Map<String, String> attacks) {
    String mallorys = signedBy(Signer.of(MALLORY));
    String hers = Cut.first(mallorys, "<ds:KeyInfo>", "</ds:KeyInfo>");
    String both = hers.replace("</ds:KeyInfo>", "") + KEY_INFO.replace("<ds:KeyInfo>", "");
    attacks.put("signed by Mallory", mallorys);
    attacks.put("signed by Mallory as Alice", mallorys.replace(hers, KEY_INFO));
    attacks.put("two keys", mallorys.replace(hers, both));
    attacks.put("two KeyInfos", mallorys.replace(hers, KEY_INFO + hers));
    attacks.put("no KeyInfo", mallorys.replace(hers, ""));
    attacks.put(
        "named", mallorys.replace(hers, "<ds:KeyInfo><ds:KeyName>alice</ds:KeyName></ds:KeyInfo>"));
    attacks.put(
        "retrieved",
        mallorys.replace(hers, "<ds:KeyInfo><ds:RetrievalMethod URI='#_b1'/></ds:KeyInfo>"));
  }

  /** The public key is no secret. */
  private static void macs(Map<String, String> attacks) {
    byte[] info = Honest.ALICE.publicKey().getEncoded();
    List<byte[]> secrets =
        List.of(
            info,
            Arrays.copyOfRange(info, 12, info.length),
            KEY_INFO.getBytes(StandardCharsets.UTF_8));
    for (byte[] secret : secrets) {
      String signed = signedBy(Signer.of(Octets.of(secret)));
      attacks.put(
          "MAC with " + secret.length,
          signed.replaceFirst("</ds:SignatureValue>", "$0" + KEY_INFO));
      for (String bits : List.of("0", "1", "8", "-8", "128", "256")) {
        attacks.put(
            "MAC of " + bits + " with " + secret.length,
            signed
                .replaceFirst("</ds:SignatureValue>", "$0" + KEY_INFO)
                .replaceFirst(
                    "hmac-sha256\"/>",
                    "hmac-sha256\"><ds:HMACOutputLength>"
                        + bits
                        + "</ds:HMACOutputLength></ds:SignatureMethod>"));
      }
    }
  }

  private static void ids(Map<String, String> attacks) {
    String extension = "<w xmlns='urn:w' xmlns:o='urn:o' %s>" + GOOD.replace("_r1", "_r2") + "</w>";
    for (String id :
        List.of("Id='_r1'", "xml:id='_r1'", "ID='_r1'", "id='_r1'", "o:Id='_r1'", "Id=' _r1'")) {
      String inside = extension.formatted(id);
      attacks.put("beside " + id, EVIL.replaceFirst("</ds:Signature>", "$0" + inside));
      attacks.put("instead of " + id, OTHER_ID.replaceFirst("</ds:Signature>", "$0" + inside));
      attacks.put("only " + id, EVIL.replaceFirst("Id=\"_r1\"", "xmlns:o='urn:o' " + id));
    }
  }

  private static void signedInfos(Map<String, String> attacks) {
    String info = Cut.first(SIGNATURE, "<ds:SignedInfo>", "</ds:SignedInfo>");
    String good = Cut.first(info, "<ds:DigestValue>", "</ds:DigestValue>");
    String evil = "<ds:DigestValue>" + digest(EVIL_ALONE) + "</ds:DigestValue>";
    String forged = info.replace(good, evil);
    String value = good.replaceAll("<[^>]*>", "");
    attacks.put("new digest", EVIL.replace(good, evil));
    attacks.put("forged first", EVIL.replace(info, forged + info));
    attacks.put("forged last", EVIL.replace(info, info + forged));
    attacks.put(
        "forged, signed one in an Object",
        EVIL.replace(info, forged)
            .replaceFirst("</ds:Signature>", "<ds:Object>" + info + "</ds:Object>$0"));
    attacks.put(
        "forged, signed one in KeyInfo",
        EVIL.replace(info, forged).replaceFirst("</ds:KeyInfo>", info + "$0"));
    for (String hidden : List.of("<!--%s-->", "<?p %s?>", "<!--%s--> ", "<x>%s</x>")) {
      attacks.put(
          "forged, hidden good " + hidden,
          EVIL.replace(good, evil.replace("</", hidden.formatted(value) + "</")));
      attacks.put(
          "good, hidden forged " + hidden,
          EVIL.replace(value, hidden.formatted(digest(EVIL_ALONE)) + value));
    }
    attacks.put("two digests", EVIL.replace(good, good + evil));
    attacks.put(
        "other namespace", EVIL.replaceFirst("<ds:Signature>", "<ds:Signature xmlns:ds='urn:ds'>"));
  }

  private static Map<String, String> harmless() {
    Map<String, String> same = new LinkedHashMap<>();
    same.put("comment in a name", GOOD.replace(">alice<", ">al<!-- -->ice<"));
    same.put("comment that looks like an element", GOOD.replace(">alice<", ">alice<!--<x/>--><"));
    same.put("comment between", GOOD.replaceAll("><ds:", "><!-- c --><ds:"));
    same.put("CDATA", GOOD.replace(">alice<", "><![CDATA[al]]>i<![CDATA[ce]]><"));
    same.put("character references", GOOD.replace(">alice<", ">&#97;l&#x69;ce<"));
    same.put("references in attributes", GOOD.replace("alice@example", "&#97;lice&#64;example"));
    same.put("apostrophes", GOOD.replace("\"alice@example.org\"", "'alice@example.org'"));
    same.put("white space within tags", GOOD.replaceAll("/>", "  />"));
    same.put(
        "empty element as two tags", GOOD.replace("\"CN=Alice\"/>", "\"CN=Alice\"></UseKeyWith>"));
    same.put("white space in the value", GOOD.replaceFirst("(<ds:SignatureValue>.{20})", "$1\n "));
    same.put("unused namespace", GOOD.replaceFirst(" xmlns=", " xmlns:unused='urn:u' xmlns="));
    return same;
  }

  private static String signedBy(Signer signer) {
    try {
      Document document = SecureXml.parse(EVIL_ALONE.getBytes(StandardCharsets.UTF_8));
      SignatureWriter.envelop(document.getDocumentElement(), signer);
      return text(document);
    } catch (MalformedXml impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String digest(String message) {
    try {
      Document document = SecureXml.parse(message.getBytes(StandardCharsets.UTF_8));
      byte[] octets = Canonical.octets(document.getDocumentElement());
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(octets)).toBase64();
    } catch (MalformedXml | NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
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

  private static Optional<String> alices(String text) {
    return Reading.of(text.getBytes(StandardCharsets.UTF_8))
        .flatMap(reading -> reading.signedBy(Honest.ALICE.publicKey()));
  }

  private static String text(Document document) {
    return new String(SecureXml.serialise(document), StandardCharsets.UTF_8);
  }
}
