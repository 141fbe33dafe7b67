package dev.signet.xkms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.BookOfBindings;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import dev.signet.testkit.TestTerms;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xkiss.KeyDescriber;
import dev.signet.xkms.xkiss.KeyJudge;
import dev.signet.xkms.xkiss.KeySearch;
import dev.signet.xkms.xkiss.Scene;
import dev.signet.xkms.xkiss.ValidateService;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bouncycastle.cms.CMSException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The signed messages of PKITS, their keys asked about as a mail server would: what came with the
 * message goes into the question, and the answer is about signing mail.
 */
class SignedMailCorpusTest {

  private static final Path CORPUS = Path.of("../shared/corpora/smime-pkits");

  /** Cases that are judged otherwise than the corpus says, with the reason: none. */
  private static final Map<String, String> EXPLAINED = Map.of();

  private final Scene scene = new Scene();
  private final Map<String, byte[]> files = new HashMap<>();
  private List<JsonObject> cases = List.of();
  private List<Anchor> anchors = List.of();

  /** What the key service said about the cases, by whether the corpus says VALID. */
  private static final class Tally {
    private final List<String> falselyValid = new ArrayList<>();
    private final List<String> falselyRefused = new ArrayList<>();
    private int asExpected;
    private int undecided;

    void note(JsonObject one, boolean expected, KeyBinding answer) {
      boolean valid = answer.status().value() == StatusValue.VALID;
      if (expected(one).equals("VARIES")) {
        undecided++;
      } else if (valid == expected) {
        asExpected++;
      } else {
        (valid ? falselyValid : falselyRefused).add(one.getString("id"));
      }
    }
  }

  @BeforeEach
  void readTheCorpus() throws IOException, MalformedCertificate {
    Assumptions.assumeTrue(Files.isDirectory(CORPUS), "corpus " + CORPUS + " absent");
    try (ZipInputStream entries =
        new ZipInputStream(Files.newInputStream(CORPUS.resolve("files.zip")))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        files.put(entry.getName(), entries.readAllBytes());
      }
    }
    try (JsonReader reader =
        Json.createReader(Files.newInputStream(CORPUS.resolve("cases.json")))) {
      JsonObject corpus = reader.readObject();
      cases = corpus.getJsonArray("cases").getValuesAs(JsonObject.class);
      anchors = new ArrayList<>();
      for (JsonString name : corpus.getJsonArray("trustAnchors").getValuesAs(JsonString.class)) {
        anchors.add(
            Anchor.of(Certificate.of(new CertificateReader().parse(files.get(name.getString())))));
      }
    }
  }

  /** Few of the certificates bear a mail address, so the purpose comes without a name. */
  @Test
  void isValidForSigningMailWhereThePathIs() throws Exception {
    Tally tally = new Tally();
    for (JsonObject one : cases) {
      tally.note(one, expected(one).equals("VALID"), answer(one, SignedMailCorpusTest::toSign));
    }

    assertThat(tally.falselyValid).isEmpty();
    assertThat(tally.falselyRefused).containsExactlyInAnyOrderElementsOf(EXPLAINED.keySet());
    assertThat(tally.asExpected).isEqualTo(214 - EXPLAINED.size());
    assertThat(tally.undecided).isEqualTo(10);
  }

  /** With the address of the sender, which counts only where the certificate bears it. */
  @Test
  void isValidForTheSenderOnlyWhereTheCertificateBearsTheAddress() throws Exception {
    Tally tally = new Tally();
    for (JsonObject one : cases) {
      UseKeyWith sender =
          Scene.mail(one.getJsonObject("facts").getJsonArray("fromHeaders").getString(0));
      boolean expected = expected(one).equals("VALID") && bearsTheSender(one);
      tally.note(one, expected, answer(one, question -> question, sender));
    }

    assertThat(tally.falselyValid).isEmpty();
    assertThat(tally.falselyRefused).isEmpty();
    assertThat(tally.asExpected).isEqualTo(214);
  }

  /** In a message the purpose follows from a name; here it is asked about alone. */
  private static PathQuestion toSign(PathQuestion plain) {
    return PathQuestion.of(plain.target(), Purpose.SIGN_MAIL, plain.at()).with(plain.offered());
  }

  private static String expected(JsonObject one) {
    return one.getJsonObject("expected").getString("verdict");
  }

  private static boolean bearsTheSender(JsonObject one) {
    JsonObject facts = one.getJsonObject("facts");
    String sender = facts.getJsonArray("fromHeaders").getString(0);
    return facts
        .getJsonArray("signers")
        .getJsonObject(0)
        .getJsonArray("emails")
        .getValuesAs(JsonString::getString)
        .stream()
        .anyMatch(sender::equalsIgnoreCase);
  }

  private KeyBinding answer(
      JsonObject one, Function<PathQuestion, PathQuestion> asked, UseKeyWith... names)
      throws IOException, CMSException, Refused {
    List<byte[]> lists =
        one.getJsonArray("crls").getValuesAs(JsonString::getString).stream()
            .map(files::get)
            .toList();
    KeyInfo keyInfo = SignedMail.of(files.get(one.getString("file"))).keyInfo(lists);
    QueryKeyBinding query =
        Scene.at(one.getString("time"), Scene.query(keyInfo, Set.of(KeyUsage.SIGNATURE), names));
    Instant time = Instant.parse(one.getString("time"));
    return service(time, question -> paths(time).verdictOn(asked.apply(question)))
        .validate(Scene.received(new Request.Validate(Scene.header(), query)))
        .result()
        .bindings()
        .get(0);
  }

  private ValidateService service(Instant time, Function<PathQuestion, PathVerdict> judgement) {
    CertificateReader certificates = new CertificateReader();
    return new ValidateService(
        new KeySearch(new BookOfBindings(time), certificates, () -> time),
        new KeyJudge(judgement, TestTerms.trustingOwnWord(false)),
        new KeyDescriber(certificates, issuer -> Optional.empty()),
        scene.headers());
  }

  /** RFC 5280 as it is, with withdrawal looked at on the whole path. */
  private PathValidation paths(Instant time) {
    TrustPolicy policy =
        new TrustPolicy(
            "mail",
            anchors,
            List.of(),
            PathRules.RFC_5280,
            TestPolicies.ALGORITHMS,
            RevocationPolicy.HARD,
            DiscoveryPolicy.LOCAL,
            PathBudget.DEFAULT);
    return new PathValidation(
        policy,
        new PathValidation.Means(
            Lists.asked(List.of(), time), new SignatureCheck(TestKeys.BC), () -> time));
  }
}
