package dev.signet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The schemas admit what XKMS 2.0 admits and refuse the rest; the WSDL names every operation. */
class ContractTest {
  private static final Path WSDL = Path.of("wsdl");
  private static final Path CORPUS = Path.of("../shared/corpora/xkms");

  /** Files that the corpus' index calls valid; everything else in that folder is not. */
  private static final List<String> VALID_IN_CXF =
      List.of(
          "registerRequest.xml",
          "registerRequestWithCertificate.xml",
          "registerResult.xml",
          "reissueRequest.xml",
          "revokeRequest.xml");

  private static Grammar ours;

  @BeforeAll
  static void readTheSchemas() throws SAXException {
    ours = Grammar.of(WSDL.resolve("xkms.xsd"));
  }

  @Test
  void admitsARequestWithEveryOptionalPart() throws Exception {
    assertThat(ours.complaintAbout(locate("", query("", "", "")))).isEmpty();
    assertThat(
            ours.complaintAbout(
                locate(
                    "<OpaqueClientData><OpaqueData>AAAA</OpaqueData></OpaqueClientData>"
                        + "<ResponseMechanism>http://www.w3.org/2002/03/xkms#Pending</ResponseMechanism>"
                        + "<RespondWith>urn:of-our-own</RespondWith>"
                        + "<PendingNotification Mechanism='urn:a' Identifier='mailto:a@example.org'/>",
                    query(
                        "<KeyUsage>http://www.w3.org/2002/03/xkms#Exchange</KeyUsage>",
                        "<UseKeyWith Application='urn:a' Identifier='b'/>",
                        "<TimeInstant Time='2026-01-01T00:00:00Z'/>"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<KeyUsage>Signature</KeyUsage>",
        "<KeyUsage>http://www.w3.org/2002/03/xkms#Everything</KeyUsage>",
        "<UseKeyWith Application='urn:a'/>",
        "<TimeInstant/>",
        "<TimeInstant Time='yesterday'/>",
        "<Status StatusValue='http://www.w3.org/2002/03/xkms#Valid'/>"
      })
  void refusesAKeyBindingThatBreaksTheGrammar(String part) throws Exception {
    assertThat(ours.complaintAbout(locate("", query(part, "", "")))).isPresent();
  }

  @Test
  void refusesAFourthKeyUsage() throws Exception {
    String usage = "<KeyUsage>http://www.w3.org/2002/03/xkms#Signature</KeyUsage>";
    assertThat(ours.admits(locate("", query(usage.repeat(3), "", "")))).isTrue();
    assertThat(ours.admits(locate("", query(usage.repeat(4), "", "")))).isFalse();
  }

  @Test
  void refusesOneIdTwice() throws Exception {
    String second = query("", "", "").replace("<QueryKeyBinding", "<QueryKeyBinding Id='I1'");
    assertThat(ours.complaintAbout(locate("", second))).get().asString().contains("I1");
  }

  @Test
  void admitsKeysInTheNamespaceOfXmlSignature11() throws Exception {
    String key =
        "<KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'"
            + " xmlns:dsig11='http://www.w3.org/2009/xmldsig11#'><KeyValue><dsig11:ECKeyValue>"
            + "<dsig11:NamedCurve URI='urn:oid:1.2.840.10045.3.1.7'/></dsig11:ECKeyValue></KeyValue>"
            + "<X509Data><dsig11:X509Digest Algorithm='urn:a'>AAAA</dsig11:X509Digest></X509Data>"
            + "<dsig11:DEREncodedKeyValue>AAAA</dsig11:DEREncodedKeyValue></KeyInfo>";
    assertThat(ours.complaintAbout(locate("", query(key, "", "")))).isEmpty();
  }

  @Test
  void admitsTheMessagesOfOthersThatAreValid() throws Exception {
    for (Path file : corpus("xml-security-c-2.0.4-xklient", f -> true)) {
      assertThat(ours.complaintAbout(Grammar.message(file))).as("%s", file).isEmpty();
    }
    for (Path file : corpus("cxf", ContractTest::isListedAsValid)) {
      assertThat(ours.complaintAbout(Grammar.message(file))).as("%s", file).isEmpty();
    }
  }

  @Test
  void refusesTheMessagesOfOthersThatAreNot() throws Exception {
    for (Path file : corpus("cxf", f -> !isListedAsValid(f))) {
      assertThat(ours.complaintAbout(Grammar.message(file))).as("%s", file).isPresent();
    }
  }

  /** The reference is the Recommendation's own schema, which lies in the corpus and not here. */
  @Test
  void agreesWithTheReferenceOnEveryMessage() throws Exception {
    List<Path> messages = corpus("", f -> !f.startsWith(CORPUS.resolve("schema")));
    Grammar reference = Grammar.of(CORPUS.resolve("schema/xkms.xsd"));
    for (Path file : messages) {
      agree(reference, Grammar.message(file), file);
    }
  }

  @Test
  void agreesWithTheReferenceOnMutants() throws Exception {
    List<Path> messages = corpus("", ContractTest::isWorthMutating);
    Grammar reference = Grammar.of(CORPUS.resolve("schema/xkms.xsd"));
    int compared = 0;
    for (Path file : messages) {
      for (Document mutant : Mutants.of(Grammar.message(file))) {
        agree(reference, mutant, file);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(1000);
  }

  @Test
  void theWsdlNamesNineOperationsOnBothBindings() throws Exception {
    Element wsdl = Grammar.message(WSDL.resolve("xkms.wsdl")).getDocumentElement();
    List<String> operations =
        List.of(
            "Pending",
            "Compound",
            "Status",
            "Locate",
            "Validate",
            "Register",
            "Reissue",
            "Revoke",
            "Recover");
    assertThat(namesIn(wsdl, "portType")).containsExactly(operations);
    assertThat(namesIn(wsdl, "binding")).containsExactly(operations, operations);
    assertThat(namesIn(wsdl, "service")).containsExactly(List.of("XKMSPort", "XKMSPort12"));
  }

  private static List<List<String>> namesIn(Element wsdl, String part) {
    return Grammar.children(wsdl).stream()
        .filter(e -> e.getLocalName().equals(part))
        .map(ContractTest::namesOfChildren)
        .toList();
  }

  private static List<String> namesOfChildren(Element part) {
    return Grammar.children(part).stream()
        .map(e -> e.getAttribute("name"))
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static void agree(Grammar reference, Document message, Path file) throws IOException {
    boolean expected = reference.admits(message);
    if (ours.admits(message) != expected) {
      assertThat(ours.complaintAbout(message))
          .as("%s, changed: the reference says %s", file, reference.complaintAbout(message))
          .isEqualTo(reference.complaintAbout(message));
    }
  }

  private static List<Path> corpus(String folder, Predicate<Path> wanted) throws IOException {
    if (!Files.isDirectory(CORPUS)) {
      Assumptions.abort("the corpus " + CORPUS + " is absent");
    }
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CORPUS.resolve(folder))) {
      files.filter(f -> f.toString().endsWith(".xml")).filter(wanted).sorted().forEach(found::add);
    }
    assertThat(found).isNotEmpty();
    return found;
  }

  /** Each kind of message once: register, reissue, revoke, results, compound, status, two-phase. */
  private static boolean isWorthMutating(Path file) {
    String name = file.getFileName().toString();
    return name.matches("(registerRequest|registerResult|reissueRequest|revokeRequest)\\.xml")
        || name.matches("(02|05|09|11|13|15|16|17)-soap.*\\.xml")
        || name.equals("registerResult-privatekey-aes256-cbc.xml");
  }

  private static boolean isListedAsValid(Path file) {
    return VALID_IN_CXF.contains(file.getFileName().toString());
  }

  private static Document locate(String options, String query) throws Exception {
    return Grammar.message(
        "<LocateRequest xmlns='http://www.w3.org/2002/03/xkms#' Id='I1' Service='http://a/xkms'>"
            + options
            + query
            + "</LocateRequest>");
  }

  private static String query(String first, String second, String third) {
    return "<QueryKeyBinding>" + first + second + third + "</QueryKeyBinding>";
  }
}
