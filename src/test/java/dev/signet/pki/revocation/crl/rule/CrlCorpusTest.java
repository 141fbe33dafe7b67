package dev.signet.pki.revocation.crl.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.supply.ListStore;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.testkit.TestKeys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Lists that others made, judged along the given path by their status alone: VALID when every
 * certificate of the path is good. Only cases whose subject is revocation are asked.
 */
class CrlCorpusTest {

  private static final Path CORPORA = Path.of("../shared/corpora");

  @ParameterizedTest
  @CsvSource({"crl-bssl, ''", "pkits, 4.4.", "pkits, 4.14.", "pkits, 4.15."})
  void agreesWithEveryCase(String corpus, String prefix) throws Exception {
    Path folder = CORPORA.resolve(corpus);
    assumeTrue(Files.exists(folder), folder + " is absent: nothing is shown");
    TreeMap<String, String> wrong = new TreeMap<>();
    int count = 0;
    try (ZipFile files = new ZipFile(folder.resolve("files.zip").toFile())) {
      for (JsonObject each : cases(folder)) {
        if (each.getString("id").startsWith(prefix)) {
          count++;
          Case one = new Case(each, files);
          List<RevocationStatus> found = one.statuses();
          boolean valid = found.stream().allMatch(RevocationStatus.Good.class::isInstance);
          if (!each.getString("expected").equals(valid ? "VALID" : "INVALID")) {
            wrong.put(each.getString("id"), found.toString());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(count).isPositive();
  }

  private static List<JsonObject> cases(Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve("cases.json"));
        JsonReader reader = Json.createReader(in)) {
      return reader.readObject().getJsonArray("cases").getValuesAs(JsonObject.class);
    }
  }

  /** One case: its certificates, and trust in signers by their signatures and their own status. */
  private static final class Case {
    private static final SignatureCheck SIGNATURES = new SignatureCheck(TestKeys.BC);

    private final Instant at;
    private final List<Certificate> path = new ArrayList<>();
    private final List<Certificate> others = new ArrayList<>();
    private final Certificate anchor;
    private final OfferedEvidence offered;
    private final Set<Certificate> asked = new HashSet<>();
    private final ListRevocation lists;

    Case(JsonObject one, ZipFile files) throws IOException, MalformedCertificate {
      at = Instant.parse(one.getString("time"));
      anchor = certificate(files, one.getJsonArray("trustAnchors").getString(0));
      for (String name : names(one, "intermediates")) {
        others.add(certificate(files, name));
      }
      List<Octets> der = new ArrayList<>();
      for (String name : names(one, "crls")) {
        der.add(Octets.of(octets(files, name)));
      }
      offered = new OfferedEvidence(der, List.of(), others);
      lists =
          new ListRevocation(
              new ListStore(List.of()), List.of(), SIGNATURES, InstantSource.fixed(at));
      Certificate next = certificate(files, one.getString("leaf"));
      while (!next.equals(anchor)) {
        path.add(next);
        next = issuerOf(next);
      }
    }

    List<RevocationStatus> statuses() {
      return path.stream().map(this::status).toList();
    }

    private RevocationStatus status(Certificate certificate) {
      return lists.statusOf(
          new RevocationQuestion(
              certificate,
              Authority.of(issuerOf(certificate)),
              at,
              RevocationPolicy.HARD,
              (signer, when) -> trustIn(signer),
              offered));
    }

    /** A signer that is asked about while it is asked about is the one that lists itself. */
    private Ground trustIn(Certificate signer) {
      if (!asked.add(signer)) {
        return Ground.established(Criterion.ISSUER_TRUST, "test", "being asked about");
      }
      RevocationStatus status = status(signer);
      asked.remove(signer);
      return status instanceof RevocationStatus.Good
          ? Ground.established(Criterion.ISSUER_TRUST, "test", "signed and good")
          : Ground.undetermined(Criterion.ISSUER_TRUST, "test", status.toString());
    }

    private Certificate issuerOf(Certificate certificate) {
      return anchor.subject().equals(certificate.issuer()) && signed(anchor, certificate)
          ? anchor
          : others.stream().filter(other -> signed(other, certificate)).findFirst().orElseThrow();
    }

    private static boolean signed(Certificate issuer, Certificate certificate) {
      return SIGNATURES.verifies(certificate.x509(), issuer.key());
    }

    private static List<String> names(JsonObject one, String field) {
      return one.getJsonArray(field).getValuesAs(JsonString.class).stream()
          .map(JsonString::getString)
          .toList();
    }

    private static Certificate certificate(ZipFile files, String name)
        throws IOException, MalformedCertificate {
      return Certificate.of(new CertificateReader().parse(octets(files, name)));
    }

    private static byte[] octets(ZipFile files, String name) throws IOException {
      try (InputStream in = files.getInputStream(files.getEntry(name))) {
        return in.readAllBytes();
      }
    }
  }
}
