package dev.signet.pki.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.Pem;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestPolicies;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The certificates that another XKMS service tests its trusted-authority rule with. */
class TrustedAuthorityCorpusTest {

  private static final Path FOLDER =
      Path.of("../shared/corpora/xkms/cxf/trustedAuthorityValidator");
  private static final Instant THEN = Instant.parse("2025-06-01T00:00:00Z");

  private final CertificateReader reader = new CertificateReader();

  @Test
  void agreesAboutEachCertificate() throws Exception {
    if (!Files.isDirectory(FOLDER)) {
      Assumptions.abort("corpus " + FOLDER + " absent");
    }
    PathValidation ours = validation();

    assertThat(ours.verdictOn(about("root.cer"))).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(refuted(ours.verdictOn(about("alice.cer")))).isEmpty();
    assertThat(refuted(ours.verdictOn(about("oscar.cer")))).contains(Criterion.ISSUER_TRUST);
    assertThat(refuted(ours.verdictOn(about("wss40rev.cer"))))
        .containsExactly(Criterion.REVOCATION_STATUS);
    assertThat(ours.verdictOn(about("wss40.cer"))).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(ours.verdictOn(about("dave.cer"))).isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(refuted(ours.verdictOn(about("dave.cer")))).isEmpty();
  }

  private PathValidation validation() throws Exception {
    Set<TrustAnchor> anchors =
        Set.of(
            new TrustAnchor(certificate("root.cer"), null),
            new TrustAnchor(certificate("wss40CA.cer"), null));
    TrustPolicy policy =
        TestPolicies.trusting(anchors, List.of(certificate("alice.cer")), PathBudget.DEFAULT);
    return TestPolicies.validation(policy, Lists.asked(List.of(crl())));
  }

  private PathQuestion about(String file) throws Exception {
    return PathQuestion.of(Certificate.of(certificate(file)), Purpose.ANY, THEN);
  }

  private X509Certificate certificate(String file) throws Exception {
    byte[] content = Files.readAllBytes(FOLDER.resolve(file));
    List<Pem> blocks = Pem.blocks(new String(content, StandardCharsets.ISO_8859_1));
    return reader.parse(blocks.isEmpty() ? content : blocks.get(0).octets());
  }

  private static X509CRL crl() throws Exception {
    byte[] content = Files.readAllBytes(FOLDER.resolve("wss40CACRL.cer"));
    return (X509CRL)
        CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(content));
  }

  private static Set<Criterion> refuted(PathVerdict verdict) {
    Map<Finding, Set<Criterion>> byFinding =
        verdict.grounds().stream()
            .collect(
                Collectors.groupingBy(
                    Ground::finding, Collectors.mapping(Ground::criterion, Collectors.toSet())));
    return byFinding.getOrDefault(Finding.REFUTED, Set.of());
  }
}
