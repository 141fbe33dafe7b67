package dev.signet.xkms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.Pem;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What other programs sent, asked of the whole house, with the answers on file. */
class XkmsCorpusTest {
  private static final Path CORPUS = Path.of("../shared/corpora/xkms");
  private static final Path TABLE = Path.of("src/test/resources/conformance/corpus.txt");
  private static final String OURS = "https://keys.example.org/xkms";
  private static final Instant THEN = Instant.parse("2025-06-01T00:00:00Z");
  private static final String X = "http://www.w3.org/2002/03/xkms#";

  private record Case(String file, boolean ours, String answer) {
    static Case read(String line) {
      String[] parts = line.split("\\|");
      return new Case(parts[0].strip(), parts[1].strip().equals("ours"), parts[2].strip());
    }
  }

  @BeforeAll
  static void lookForTheCorpus() {
    if (!Files.isDirectory(CORPUS)) {
      Assumptions.abort("corpus " + CORPUS + " absent");
    }
  }

  private static List<Case> cases() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Case::read)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyRequestIsAnsweredAsOnFile() throws Exception {
    WholeHouse house = house();
    house.handOut("024837", 9, UseKeyWith.of(Application.SMIME, "alice@alicecorp.test"));
    house.handOut(
        "3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4",
        1,
        UseKeyWith.of(Application.SMIME, "bob@bobcorp.test"));
    moveIn(house);
    List<Case> cases = cases();
    assertThat(cases).hasSizeGreaterThan(70);
    return cases.stream()
        .map(one -> DynamicTest.dynamicTest(one.file(), () -> isAnsweredAsOnFile(house, one)));
  }

  private static void isAnsweredAsOnFile(WholeHouse house, Case one) throws Exception {
    Document message = message(one.file());
    Element root = message.getDocumentElement();
    if (one.ours()) {
      root.setAttribute("Service", OURS);
    }
    try {
      Result result = house.answer(message);
      assertThat(outcome(result)).isEqualTo(one.answer());
      assertThat(result.header().requestId())
          .as("legal or not, the Id comes back")
          .isEqualTo(Optional.of(root.getAttribute("Id")).filter(id -> !id.isEmpty()));
    } catch (BadMessage unreadable) {
      assertThat("fault").as(unreadable.getMessage()).isEqualTo(one.answer());
    }
  }

  @Test
  void noRequestOfTheCorpusIsLeftOut() throws Exception {
    Set<String> requests;
    try (Stream<Path> files = Files.walk(CORPUS)) {
      requests =
          files
              .map(file -> CORPUS.relativize(file).toString())
              .filter(name -> name.endsWith(".xml") && !name.matches(".*([rR]esult|response).*"))
              .collect(Collectors.toCollection(TreeSet::new));
    }
    assertThat(requests).isNotEmpty();
    assertThat(cases()).extracting(Case::file).containsAll(requests);
  }

  @Test
  @Requirement("XR-V07")
  void aCertificateOnTheListIsInvalidForThatReasonAlone() throws Exception {
    WholeHouse house = house();
    KeyBinding good = judged(house, "wss40.cer");
    assertThat(good.status().value()).isEqualTo(StatusValue.VALID);
    KeyBinding revoked = judged(house, "wss40rev.cer");
    assertThat(revoked.status().value()).isEqualTo(StatusValue.INVALID);
    assertThat(revoked.status().invalid()).containsExactly(Reason.REVOCATION_STATUS.uri());
  }

  @Test
  @Requirement("XR-V08")
  void whomNoListIsAboutIsIndeterminateForThatReasonAlone() throws Exception {
    WholeHouse house = house();
    for (String certificate : List.of("alice.cer", "dave.cer")) {
      KeyBinding binding = judged(house, certificate);
      assertThat(binding.status().value()).isEqualTo(StatusValue.INDETERMINATE);
      assertThat(binding.status().indeterminate()).containsExactly(Reason.REVOCATION_STATUS.uri());
    }
  }

  private static KeyBinding judged(WholeHouse house, String file) throws Exception {
    Octets der = Octets.of(certificate(file).getEncoded());
    BindingDescription about =
        new BindingDescription(
            Optional.empty(), KeyInfo.of(new KeyDatum.Certificate(der)), Set.of(), List.of());
    Request request =
        new Request.Validate(
            RequestHeader.of("_1", OURS), new QueryKeyBinding(about, Optional.empty()));
    Document message = new MessageWriter().write(request, RequestCredentials.NONE);
    return ((Result.Validate) house.answer(message)).bindings().get(0);
  }

  /** Dave with his certificate, and the Bob of the test suite, who only reads. */
  private static void moveIn(WholeHouse house) throws Exception {
    X509Certificate dave = certificate("dave.cer");
    BindingDescription davesKey =
        new BindingDescription(
            Optional.of("_dave"),
            KeyInfo.of(new KeyDatum.Certificate(Octets.of(dave.getEncoded()))),
            Set.of(),
            List.of(
                UseKeyWith.of(Application.PKIX, "CN=Dave,O=www.issuer.com,ST=Some-State,C=AU")));
    house.enter(dave.getPublicKey(), davesKey);
    BindingDescription bobsKey =
        new BindingDescription(
            Optional.of("_bob"),
            KeyInfo.EMPTY,
            Set.of(KeyUsage.ENCRYPTION),
            List.of(UseKeyWith.of(Application.SMIME, "bob@example.com")));
    house.enter(TestKeys.rsa().getPublic(), bobsKey);
  }

  private static WholeHouse house() throws Exception {
    Set<TrustAnchor> anchors =
        Set.of(
            new TrustAnchor(certificate("root.cer"), null),
            new TrustAnchor(certificate("wss40CA.cer"), null));
    WholeHouse.Trusted trusted =
        new WholeHouse.Trusted(anchors, List.of(certificate("alice.cer")), List.of(list()));
    List<String> uris =
        List.of(
            OURS,
            "http://cxf.apache.org/services/XKMS/",
            "http://127.0.0.1:18080/xkms",
            "http://127.0.0.1:18100/xkms");
    return new WholeHouse(TestDatabase.inMemory(), new WholeHouse.World(trusted, uris, THEN));
  }

  /** The answer in words: type, code, how many bindings, the status of the first. */
  private static String outcome(Result result) {
    String words = result.getClass().getSimpleName() + " " + result.header().code().words();
    if (!result.header().code().isSuccess()) {
      return words;
    }
    if (result instanceof Result.Locate locate) {
      return words + " " + locate.bindings().size();
    }
    if (result instanceof Result.Validate validate) {
      return words + status(validate.bindings().get(0));
    }
    List<KeyBinding> bindings = bindings(result);
    return words + " " + bindings.size() + status(bindings.get(0));
  }

  private static List<KeyBinding> bindings(Result result) {
    if (result instanceof Result.Register register) {
      return register.bindings();
    }
    if (result instanceof Result.Reissue reissue) {
      return reissue.bindings();
    }
    return ((Result.Revoke) result).bindings();
  }

  /** The status, and the reasons for it unless it is Valid. */
  private static String status(KeyBinding binding) {
    KeyStatus status = binding.status();
    Stream<String> reasons =
        switch (status.value()) {
          case VALID -> Stream.of();
          case INDETERMINATE -> status.indeterminate().stream();
          case INVALID -> status.invalid().stream();
        };
    return " "
        + status.value()
        + reasons.map(r -> " " + r.replace(X, "")).sorted().collect(Collectors.joining());
  }

  private static Document message(String file) throws Exception {
    return SoapEnvelope.open(SecureXml.parse(Files.readAllBytes(CORPUS.resolve(file)))).message();
  }

  private static X509Certificate certificate(String file) throws Exception {
    byte[] content = read(file);
    List<Pem> blocks = Pem.blocks(new String(content, StandardCharsets.ISO_8859_1));
    return new CertificateReader().parse(blocks.isEmpty() ? content : blocks.get(0).octets());
  }

  private static X509CRL list() throws Exception {
    return (X509CRL)
        CertificateFactory.getInstance("X.509")
            .generateCRL(new ByteArrayInputStream(read("wss40CACRL.cer")));
  }

  private static byte[] read(String file) throws IOException {
    return Files.readAllBytes(CORPUS.resolve("cxf/trustedAuthorityValidator").resolve(file));
  }
}
