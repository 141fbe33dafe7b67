package dev.signet.xkms.xml.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.Corpus;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Ids;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.XmlText;
import dev.signet.xkms.xml.keyinfo.KeyInfoReader;
import dev.signet.xkms.xml.keyinfo.Keys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signatures of other vocabularies through the same gate. They are refused more often than others
 * would, for instance with an empty Reference URI; what must never happen is that something invalid
 * is taken for valid.
 */
class SignatureCorporaTest {
  private static final String DS = "http://www.w3.org/2000/09/xmldsig#";

  /** How a corpus came out: accepted and refused, by group and by what was expected. */
  private record Outcome(List<String> falseAccepts, TreeMap<String, Integer> counts) {
    void count(String what) {
      counts.merge(what, 1, Integer::sum);
    }

    int of(String what) {
      return counts.getOrDefault(what, 0);
    }
  }

  @Test
  void attacksAreNeverAccepted() throws IOException {
    Outcome outcome = run("xmldsig-attacks");
    assertThat(outcome.falseAccepts()).isEmpty();
    assertThat(outcome.of("core VALID accepted")).isGreaterThanOrEqualTo(6);
  }

  @Test
  void interoperabilityVectorsAreAcceptedWhereTheyReferToAnId() throws IOException {
    Outcome outcome = run("xmldsig-interop");
    assertThat(outcome.falseAccepts()).isEmpty();
    assertThat(outcome.of("core VALID accepted")).isGreaterThanOrEqualTo(30);
  }

  private static Outcome run(String corpus) throws IOException {
    Outcome outcome = new Outcome(new ArrayList<>(), new TreeMap<>());
    Path folder = Corpus.path(corpus);
    try (ZipFile zip = new ZipFile(folder.resolve("files.zip").toFile());
        var in = Files.newInputStream(folder.resolve("cases.json"));
        var json = Json.createReader(in)) {
      for (JsonObject test :
          json.readObject().getJsonArray("cases").getValuesAs(JsonObject.class)) {
        judge(test, zip, outcome);
      }
    }
    return outcome;
  }

  private static void judge(JsonObject test, ZipFile zip, Outcome outcome) throws IOException {
    String because = verdict(test, zip);
    String expected = test.getString("expected");
    boolean accepted = because.isEmpty();
    if (accepted && isUnacceptable(test)) {
      outcome.falseAccepts().add(test.getString("id"));
    }
    outcome.count(test.getString("group") + " " + expected + (accepted ? " accepted" : " refused"));
    if (!accepted && test.getString("group").equals("core") && expected.equals("VALID")) {
      outcome.count("  core VALID refused: " + because);
    }
  }

  /**
   * Whom to trust is not decided here: in the group about trust the key is the signature's own, and
   * what is invalid there is its certificate.
   */
  private static boolean isUnacceptable(JsonObject test) {
    String expected = test.getString("expected");
    return (expected.equals("INVALID") && !test.getString("group").equals("trust"))
        || expected.equals("SAFE_PARSE");
  }

  /** Nothing if it is accepted, else why not. */
  private static String verdict(JsonObject test, ZipFile zip) throws IOException {
    try {
      Document document = SecureXml.parse(read(zip, test.getString("file")));
      if (test.isNull("pinnedKey")) {
        verify(document, test, Optional.empty());
      } else {
        verify(document, test, Optional.of(read(zip, test.getString("pinnedKey"))));
      }
      return "";
    } catch (MalformedXml | NotReadable e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void verify(Document document, JsonObject test, Optional<byte[]> pinned) {
    Element root = document.getDocumentElement();
    Ids ids = Ids.of(document, idName(root));
    String consumed = test.getString("consumed", "");
    if (consumed.isEmpty()) {
      Element signature = only(document, "Signature");
      verify(signature, referred(signature, ids), ids, pinned);
      return;
    }
    List<Element> signatures = around(consumed.equals("root") ? root : only(document, consumed));
    if (signatures.isEmpty()) {
      throw new NotReadable("no signature around what is consumed");
    }
    signatures.forEach(s -> verify(s, (Element) s.getParentNode(), ids, pinned));
  }

  private static void verify(Element signature, Element target, Ids ids, Optional<byte[]> pinned) {
    var shape =
        isInside(signature, target) ? SignatureGate.Shape.ENVELOPED : SignatureGate.Shape.DETACHED;
    var admitted = new SignatureGate(AlgorithmProfile.LEGACY).admit(signature, target, shape, ids);
    SignatureCheck check = new SignatureCheck(AlgorithmProfile.LEGACY);
    if (admitted.method().family() == SignatureMethod.Family.MAC) {
      check.verify(admitted, pinned.map(Octets::of).orElseThrow(() -> new NotReadable("no key")));
    } else {
      check.verify(
          admitted, pinned.map(SignatureCorporaTest::key).orElseGet(() -> claimed(admitted)));
    }
  }

  private static Element only(Document document, String localName) {
    var found = document.getElementsByTagNameNS("*", localName);
    if (found.getLength() != 1) {
      throw new NotReadable("not exactly one element to consume");
    }
    return (Element) found.item(0);
  }

  /**
   * The signatures of an element and of those around it. All have to hold, as here a message with a
   * broken signature of its own is refused whatever else is signed in it.
   */
  private static List<Element> around(Element element) {
    List<Element> signatures = new ArrayList<>();
    for (Node node = element; node instanceof Element e; node = node.getParentNode()) {
      Elements.childrenOf(e).stream()
          .filter(child -> Elements.is(child, DS, "Signature"))
          .forEach(signatures::add);
    }
    return signatures;
  }

  private static boolean isInside(Element signature, Element target) {
    for (Node n = signature; n != null; n = n.getParentNode()) {
      if (n == target) {
        return true;
      }
    }
    return false;
  }

  private static String idName(Element root) {
    String text = new XmlText().node(root).toString();
    return text.contains(" Id=\"") ? "Id" : text.contains(" ID=\"") ? "ID" : "Id";
  }

  private static Element referred(Element signature, Ids ids) {
    return Elements.firstChild(signature, DS, "SignedInfo")
        .flatMap(info -> Elements.firstChild(info, DS, "Reference"))
        .flatMap(reference -> Elements.attribute(reference, "URI"))
        .filter(uri -> uri.startsWith("#"))
        .flatMap(uri -> ids.find(uri.substring(1)))
        .orElseThrow(() -> new NotReadable("the Reference does not name an Id"));
  }

  private static PublicKey claimed(SignatureGate.Admitted admitted) {
    return ClaimedKey.in(KeyInfoReader.read(admitted.keyInfo()))
        .orElseThrow(() -> new NotReadable("no key value and no certificate"));
  }

  private static PublicKey key(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    try {
      if (!text.contains("PUBLIC KEY")) {
        return CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(file))
            .getPublicKey();
      }
      String body = text.replaceAll("-----[^-]*-----", "").replaceAll("\\s", "");
      return Keys.fromSubjectPublicKeyInfo(Octets.of(Base64.getDecoder().decode(body)))
          .orElseThrow(() -> new NotReadable("pinned key of a kind that is not read"));
    } catch (CertificateException e) {
      throw new NotReadable("pinned certificate cannot be read");
    }
  }

  private static byte[] read(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("missing in the archive: " + name);
    }
    try (var in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
