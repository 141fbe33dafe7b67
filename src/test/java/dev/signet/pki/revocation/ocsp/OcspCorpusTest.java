package dev.signet.pki.revocation.ocsp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.pki.revocation.ocsp.judge.SignatureAdmission;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.testkit.TestKeys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The answers that OpenSSL tests its own judgement with. Here the issuer is given by the case; who
 * may be an issuer is the business of the path.
 */
class OcspCorpusTest {

  private static final Path FOLDER = Path.of("../shared/corpora/ocsp-openssl");

  /**
   * Nothing leads from its intermediate to its anchor: the certificate between them is not there.
   */
  private static final String INCOMPLETE =
      "04 Valid Ocsp Responses / NON-DELEGATED; 3-level CA hierarchy";

  private final CertificateReader reader = new CertificateReader();
  private final SignatureCheck signatures = new SignatureCheck(TestKeys.BC);

  @Test
  void agreesAboutEachAnswer() throws Exception {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), "corpus " + FOLDER + " absent");
    Map<String, String> expected = new TreeMap<>();
    Map<String, String> judged = new TreeMap<>();
    try (ZipFile files = new ZipFile(FOLDER.resolve("files.zip").toFile())) {
      for (JsonObject asked : cases()) {
        expected.put(asked.getString("id"), asked.getString("expected"));
        judged.put(asked.getString("id"), isGood(asked, files) ? "VALID" : "INVALID");
      }
    }

    assertThat(expected.put(INCOMPLETE, "INVALID")).isEqualTo("VALID");
    assertThat(judged).hasSize(59).isEqualTo(expected);
  }

  private static List<JsonObject> cases() throws IOException {
    try (JsonReader json =
        Json.createReader(Files.newBufferedReader(FOLDER.resolve("cases.json")))) {
      return json.readObject().getJsonArray("cases").getValuesAs(JsonObject.class);
    }
  }

  private boolean isGood(JsonObject asked, ZipFile files) throws Exception {
    Certificate leaf = certificate(asked.getString("leaf"), files);
    Octets answer =
        Octets.of(
            read(asked.getJsonObject("ocspResponses").getString(asked.getString("leaf")), files));
    Instant at = Instant.parse(asked.getString("time"));
    AnswerJudge judge =
        new AnswerJudge(
            signatures,
            SignatureAdmission.by(AlgorithmPolicy.ANY),
            q -> RevocationStatus.Unknown.because("there are no lists"),
            () -> at);
    for (Authority issuer : issuers(asked, leaf, files)) {
      RevocationStatus status = judge.statusBy(OcspAnswer.read(answer), question(leaf, issuer, at));
      if (status instanceof RevocationStatus.Good) {
        return true;
      }
    }
    return false;
  }

  /** The certificates that have signed the leaf, and are an anchor or signed by one. */
  private List<Authority> issuers(JsonObject asked, Certificate leaf, ZipFile files)
      throws Exception {
    List<Authority> issuers = new ArrayList<>();
    List<Certificate> anchors = certificates(asked, "trustAnchors", files);
    for (Certificate anchor : anchors) {
      addIssuer(leaf, anchor, issuers);
    }
    for (Certificate between : certificates(asked, "intermediates", files)) {
      if (anchors.stream().anyMatch(anchor -> isIssuedBy(between, anchor))) {
        addIssuer(leaf, between, issuers);
      }
    }
    return issuers;
  }

  private void addIssuer(Certificate leaf, Certificate issuer, List<Authority> issuers) {
    if (isIssuedBy(leaf, issuer)) {
      issuers.add(Authority.of(issuer));
    }
  }

  private boolean isIssuedBy(Certificate certificate, Certificate issuer) {
    return certificate.issuer().equals(issuer.subject())
        && signatures.verifies(certificate.x509(), issuer.key());
  }

  private List<Certificate> certificates(JsonObject asked, String list, ZipFile files)
      throws IOException, MalformedCertificate {
    List<Certificate> found = new ArrayList<>();
    for (JsonString name : asked.getJsonArray(list).getValuesAs(JsonString.class)) {
      found.add(certificate(name.getString(), files));
    }
    return found;
  }

  private static RevocationQuestion question(Certificate leaf, Authority issuer, Instant at) {
    return new RevocationQuestion(
        leaf,
        issuer,
        at,
        RevocationPolicy.DEFAULT,
        (signer, when) -> Ground.refuted(Criterion.ISSUER_TRUST, "test", "nobody else"),
        OfferedEvidence.NONE);
  }

  private Certificate certificate(String name, ZipFile files)
      throws IOException, MalformedCertificate {
    return Certificate.of(reader.parse(read(name, files)));
  }

  private static byte[] read(String name, ZipFile files) throws IOException {
    return files.getInputStream(files.getEntry(name)).readAllBytes();
  }
}
