package dev.signet.pki.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PathSearchTest extends PathLab {

  @Test
  void takesTheTrustworthyOfTwoPaths() {
    TestAuthority oldCross = root.intermediate("Cross", spec -> spec.expired());
    Issued current = root.issue(s -> s.subject("CN=Cross").authority(3).keys(oldCross.keys()));
    Issued leaf = oldCross.issue(spec -> {});

    PathVerdict verdict =
        validation(ALL_GOOD).verdictOn(about(leaf, oldCross.certificate(), current.certificate()));

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(path(verdict)).contains(current.certificate());
  }

  @Test
  void givesTheSameAnswerForEveryOrderOfTheOffered() {
    TestAuthority cross = TestAuthority.root("Cross Root");
    List<X509Certificate> offered =
        new ArrayList<>(List.of(middle.certificate(), root.certificate(), cross.certificate()));
    for (int i = 0; i < 20; i++) {
      offered.add(TestAuthority.root("Example Issuer").certificate());
      offered.add(
          cross
              .issue(s -> s.subject("CN=Example Issuer").authority(1).keys(middle.keys()))
              .certificate());
    }
    offered.addAll(List.copyOf(offered.subList(0, 10)));
    PathVerdict expected = validation(NOTHING).verdictOn(about(alice, offered));
    for (int seed = 0; seed < 30; seed++) {
      Collections.shuffle(offered, new Random(seed));
      PathVerdict verdict = validation(NOTHING).verdictOn(about(alice, offered));
      assertThat(verdict.grounds()).isEqualTo(expected.grounds());
      assertThat(path(verdict)).isEqualTo(path(expected));
    }
  }

  @Test
  void findsTheIssuerAmongAThousandNamesakesOrSaysThatItStopped() {
    List<X509Certificate> offered = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      offered.add(root.issue(s -> s.subject("CN=Example Issuer").authority(1)).certificate());
    }
    PathVerdict hopeless =
        assertTimely(() -> validation(ALL_GOOD).verdictOn(about(hidden(alice), offered)));
    offered.add(middle.certificate());
    PathVerdict found = assertTimely(() -> validation(ALL_GOOD).verdictOn(about(alice, offered)));

    assertThat(found).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(hopeless).isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(because(hopeless, Criterion.ISSUER_TRUST))
        .contains("stopped after 200 signature checks");
  }

  @Test
  void endsAMeshOfAuthoritiesThatCertifyEachOther() {
    List<TestAuthority> mesh = new ArrayList<>();
    List<X509Certificate> offered = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      mesh.add(TestAuthority.root("Mesh " + i));
    }
    for (TestAuthority upper : mesh) {
      for (TestAuthority lower : mesh) {
        String name = lower.certificate().getSubjectX500Principal().getName();
        offered.add(
            upper.issue(s -> s.subject(name).authority(20).keys(lower.keys())).certificate());
      }
    }
    Issued leaf = mesh.get(0).issue(spec -> {});

    PathVerdict verdict = assertTimely(() -> validation(ALL_GOOD).verdictOn(about(leaf, offered)));

    assertThat(verdict).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(verdict.explanation().spent().exhausted()).isEmpty();
  }

  @Test
  void refutesAnExpiredLeafEvenWhenTheSearchStops() {
    TrustPolicy poor = policy(Set.of(root.anchor()), new PathBudget(1, 1, 1));
    Issued expired = middle.issue(spec -> spec.expired());

    PathVerdict verdict =
        validation(poor, ALL_GOOD).verdictOn(about(expired, middle.certificate()));

    assertThat(findings(verdict))
        .containsEntry(Criterion.VALIDITY_INTERVAL, Finding.REFUTED)
        .containsEntry(Criterion.ISSUER_TRUST, Finding.UNDETERMINED);
  }

  @Test
  void neverTrustsByKeyIdentifierAlone() {
    TestAuthority impostor = TestAuthority.root("Example Root");
    byte[] aki = middle.certificate().getExtensionValue("2.5.29.35");
    Issued leaf =
        impostor.issue(
            s ->
                s.withoutKeyIdentifiers()
                    .extension(
                        "2.5.29.35", false, java.util.Arrays.copyOfRange(aki, 2, aki.length)));

    assertThat(findings(validation(ALL_GOOD).verdictOn(about(leaf))))
        .containsEntry(Criterion.SIGNATURE, Finding.REFUTED);
  }

  @Test
  void trustsAPathWhoseKeyIdentifiersAreWrong() {
    Issued leaf =
        root.issue(
            s ->
                s.withoutKeyIdentifiers()
                    .extension("2.5.29.35", false, new byte[] {0x30, 4, (byte) 0x80, 2, 1, 2}));

    assertThat(validation(ALL_GOOD).verdictOn(about(leaf))).isInstanceOf(PathVerdict.Trusted.class);
  }

  /**
   * The count of unused bits around a signature is not signed; everything that a certificate says
   * is.
   */
  @Test
  void neverTrustsNorThrowsForMutatedContent() throws CertificateEncodingException {
    Random random = new Random(11);
    CertificateReader reader = new CertificateReader();
    PathValidation validation = validation(ALL_GOOD);
    int judged = 0;
    for (int i = 0; i < 3000; i++) {
      byte[] der = alice.der();
      der[random.nextInt(der.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        X509Certificate mutated = reader.parse(der);
        PathVerdict verdict =
            validation.verdictOn(about(new Issued(alice.keys(), mutated), middle.certificate()));
        if (verdict instanceof PathVerdict.Trusted) {
          assertThat(mutated.getTBSCertificate())
              .isEqualTo(alice.certificate().getTBSCertificate());
        }
        judged++;
      } catch (MalformedCertificate unreadable) {
        assertThat(unreadable.getMessage()).isNotEmpty();
      }
    }
    assertThat(judged).isGreaterThan(1000);
  }
}
