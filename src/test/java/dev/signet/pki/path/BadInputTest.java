package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.GuardedDoor;
import dev.signet.pki.fetch.ScriptedHost;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.cache.AnswerCache;
import dev.signet.pki.revocation.ocsp.OcspOutside;
import dev.signet.pki.revocation.ocsp.OcspRevocation;
import dev.signet.pki.revocation.ocsp.OcspSettings;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.pki.revocation.ocsp.judge.SignatureAdmission;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Lists;
import dev.signet.testkit.OcspSpec;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestResponder;
import java.io.IOException;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/**
 * What strangers and broken issuers send: each kind has a clear outcome at a bounded cost. The
 * readers and the door have tests of their own for what they refuse.
 */
class BadInputTest extends BadInputLab {

  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void anIssuerThatDoesNotParseIsNoIssuer() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("0\u0082\u0001\u0000 not a certificate");
        GuardedDoor door = door(host)) {
      PathVerdict verdict = discovering(door).verdictOn(pointingTo(host.uri("/issuer")));

      assertThat(findings(verdict)).containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
      assertThat(host.requests()).hasSize(1);
    }
  }

  /** Those that the platform's parser lets through; the others are no certificates at all. */
  @Test
  void extensionsThatDoNotParseSpeakAgainstTheirCertificate() {
    for (String type : List.of("2.5.29.15", "2.5.29.19", "2.5.29.30", "2.5.29.32", "2.5.29.36")) {
      Issued broken = middle.issue(s -> s.extension(type, false, new byte[] {0x30, 1, 5}));

      assertThat(validation(ALL_GOOD).verdictOn(about(broken, middle.certificate())))
          .as(type)
          .isInstanceOf(PathVerdict.Untrusted.class);
    }
  }

  @Test
  void aNegativeSerialNumberIsFoundInALikewiseBrokenList() {
    Issued odd = root.issue(s -> s.subject("CN=Odd").serial(-5));
    X509CRL clean = root.crl(list -> {});
    X509CRL revoking =
        root.crl(l -> l.revoke(odd.certificate(), "2026-05-05T00:00:00Z", CRLReason.SUPERSEDED));

    assertThat(validation(Lists.asked(List.of(clean))).verdictOn(about(odd)))
        .isInstanceOf(PathVerdict.Trusted.class);
    assertThat(findings(validation(Lists.asked(List.of(revoking))).verdictOn(about(odd))))
        .containsEntry(Criterion.REVOCATION_STATUS, Finding.REFUTED);
  }

  @Test
  void aHugeNameIsJudgedAndNotRepeated() {
    String huge = "x".repeat(100_000);
    Issued holder = middle.issue(s -> s.subject("CN=" + huge + ",O=" + huge));

    PathVerdict alone = assertTimely(() -> validation(ALL_GOOD).verdictOn(about(holder)));
    PathVerdict whole = validation(ALL_GOOD).verdictOn(about(holder, middle.certificate()));

    assertThat(alone).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(whole).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(alone.grounds()).allSatisfy(g -> assertThat(g.because()).hasSizeLessThan(2000));
    assertThat(alone.explanation().remedies()).allSatisfy(r -> assertThat(r).hasSizeLessThan(2000));
  }

  @Test
  void tenThousandNamesAreHeldAgainstAFewConstraintsAndOneBadNameIsFound() {
    TestAuthority few = constrained(10);
    Issued good = few.issue(s -> names(s, 10_000));
    Issued bad = few.issue(s -> names(s, 10_000).dns("elsewhere.example"));

    assertThat(verdict(few, good)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(verdict(few, bad)).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(verdict(few, bad).grounds())
        .anyMatch(ground -> ground.because().contains("elsewhere.example"));
  }

  @Test
  void tenThousandNamesAndManyConstraintsAreNotCompared() {
    TestAuthority many = constrained(1_000);

    PathVerdict verdict = verdict(many, many.issue(s -> names(s, 10_000)));

    assertThat(verdict).isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(verdict.grounds()).anyMatch(g -> g.because().contains("1048576"));
  }

  @Test
  void authoritiesThatPointToEachOtherAreAskedOnce() throws IOException {
    List<TestAuthority> circle = new ArrayList<>();
    try (ScriptedHost host =
            ScriptedHost.with(
                (request, out) -> {
                  int index = request.startsWith("GET /0 ") ? 0 : 1;
                  serve(out, Certificate.of(circle.get(index).certificate()).encoded());
                });
        GuardedDoor door = door(host)) {
      TestAuthority one = TestAuthority.root("One");
      TestAuthority two = TestAuthority.root("Two");
      circle.add(crossed(two, one, host.uri("/1")));
      circle.add(crossed(one, two, host.uri("/0")));
      Issued leaf = one.issue(s -> s.extension(AUTHORITY_ACCESS, false, access(host.uri("/0"))));

      PathVerdict verdict = discovering(door).verdictOn(about(leaf).fetching());

      assertThat(findings(verdict)).containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
      assertThat(host.requests()).hasSize(2);
    }
  }

  @Test
  void aRedirectToLoopbackIsNotFollowed() throws IOException {
    try (ScriptedHost inside = ScriptedHost.serving("secret");
        ScriptedHost host = ScriptedHost.saying(ScriptedHost.redirect(302, inside.uri("/admin")));
        GuardedDoor door = door(host)) {
      PathVerdict verdict = discovering(door).verdictOn(pointingTo(host.uri("/issuer")));

      assertThat(findings(verdict)).containsEntry(Criterion.ISSUER_TRUST, Finding.REFUTED);
      assertThat(verdict.explanation().inquiries().items()).hasSize(1);
      assertThat(host.requests()).hasSize(1);
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void aListOfAGigabyteIsNotRead() throws IOException {
    AtomicLong sent = new AtomicLong();
    for (String length : List.of("Content-Length: 1073741824\r\n", "")) {
      try (ScriptedHost host = ScriptedHost.with((request, out) -> pour(out, length, sent));
          GuardedDoor door = door(host)) {
        assertListLeavesItOpen(door, host);
      }
    }
    assertThat(sent.get()).isLessThan(64 << 20);
  }

  @Test
  void aListThatTricklesIsNotWaitedFor() throws IOException {
    try (ScriptedHost host = ScriptedHost.with((request, out) -> trickle(out));
        GuardedDoor door = door(host)) {
      assertListLeavesItOpen(door, host);
    }
  }

  @Test
  void anOcspAnswerForAnotherCertificateLeavesItOpen() {
    Issued alone = root.issue(s -> s.subject("CN=Alone"));
    Issued other = root.issue(s -> s.subject("CN=Other"));
    TestResponder responder = TestResponder.direct(root);

    assertThat(answered(alone, responder.answer(a -> a.good(alone.certificate()))))
        .isInstanceOf(PathVerdict.Trusted.class);
    assertThat(answered(alone, responder.answer(a -> a.good(other.certificate()))))
        .isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(answered(alone, responder.answer(a -> a.revoked(other.certificate(), NOW))))
        .isInstanceOf(PathVerdict.Undetermined.class);
  }

  @Test
  void aClockThatIsADayOffRefutesValidityAndProvesNothingAboutWithdrawal() {
    Issued tomorrow = root.issue(s -> s.valid(NOW.plus(DAY).toString(), "2035-01-01T00:00:00Z"));
    Issued yesterday = root.issue(s -> s.valid("2025-01-01T00:00:00Z", NOW.minus(DAY).toString()));
    for (Issued early : List.of(tomorrow, yesterday)) {
      assertThat(findings(validation(ALL_GOOD).verdictOn(about(early))))
          .containsEntry(Criterion.VALIDITY_INTERVAL, Finding.REFUTED);
    }

    assertThat(listed(NOW, NOW.plus(DAY))).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(listed(NOW.minus(DAY.multipliedBy(2)), NOW.minus(DAY)))
        .isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(listed(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(2))))
        .isInstanceOf(PathVerdict.Undetermined.class);
  }

  @Test
  void anOcspAnswerThatIsADayOffLeavesItOpen() {
    Issued alone = root.issue(s -> s.subject("CN=Alone"));
    for (Duration off : List.of(DAY, DAY.multipliedBy(-2))) {
      Instant from = NOW.plus(off);
      Consumer<OcspSpec> late =
          a -> a.current(from, from.plus(DAY.minusHours(1))).good(alone.certificate());
      assertThat(answered(alone, TestResponder.direct(root).answer(late)))
          .isInstanceOf(PathVerdict.Undetermined.class);
    }
  }

  private PathQuestion pointingTo(Object uri) {
    Issued leaf = middle.issue(s -> s.extension(AUTHORITY_ACCESS, false, access(uri)));
    return about(leaf).fetching();
  }

  private static TestAuthority crossed(TestAuthority issuer, TestAuthority subject, Object uri) {
    return TestAuthority.of(
        issuer.issue(
            s ->
                s.subject(subject.certificate().getSubjectX500Principal().getName())
                    .keys(subject.keys())
                    .authority(5)
                    .extension(AUTHORITY_ACCESS, false, access(uri))));
  }

  private TestAuthority constrained(int subtrees) {
    GeneralSubtree[] permitted = new GeneralSubtree[subtrees];
    for (int i = 0; i < subtrees; i++) {
      permitted[i] = new GeneralSubtree(new GeneralName(GeneralName.dNSName, i + ".example.org"));
    }
    byte[] content = der(new NameConstraints(permitted, null));
    return root.intermediate("Constrained", s -> s.extension("2.5.29.30", true, content));
  }

  private static CertificateSpec names(CertificateSpec spec, int count) {
    for (int i = 0; i < count; i++) {
      spec.dns("n" + i + ".0.example.org");
    }
    return spec;
  }

  private PathVerdict verdict(TestAuthority issuer, Issued leaf) {
    return assertTimely(() -> validation(ALL_GOOD).verdictOn(about(leaf, issuer.certificate())));
  }

  private void assertListLeavesItOpen(GuardedDoor door, ScriptedHost host) {
    Issued leaf =
        root.issue(s -> s.extension(DISTRIBUTION_POINTS, false, points(host.uri("/list"))));

    PathVerdict verdict = assertTimely(() -> fetchingLists(door).verdictOn(about(leaf).fetching()));

    assertThat(verdict).isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(findings(verdict)).containsEntry(Criterion.REVOCATION_STATUS, Finding.UNDETERMINED);
    assertThat(host.requests()).hasSize(1);
  }

  private PathVerdict listed(Instant from, Instant to) {
    X509CRL list = root.crl(l -> l.valid(from.toString(), to.toString()));
    Issued leaf = root.issue(s -> s.subject("CN=Listed"));
    return validation(Lists.asked(List.of(list), NOW)).verdictOn(about(leaf));
  }

  private PathVerdict answered(Issued leaf, Octets answer) {
    SignatureCheck signatures = new SignatureCheck(TestKeys.BC);
    OcspRevocation ocsp =
        new OcspRevocation(
            new AnswerJudge(
                signatures,
                SignatureAdmission.by(AlgorithmPolicy.ANY),
                question -> RevocationStatus.Unknown.because("there are no lists"),
                () -> NOW),
            AnswerCache.inMemory(AnswerCache.Limits.DEFAULT),
            OcspSettings.DEFAULT,
            new OcspOutside(door(), Runnable::run, () -> NOW, new SecureRandom()));
    OfferedEvidence evidence = new OfferedEvidence(List.of(), List.of(answer), List.of());
    return validation(ocsp).verdictOn(about(leaf).with(new Offered(List.of(), evidence)));
  }

  private static void serve(OutputStream out, byte[] content) throws IOException {
    out.write(
        ScriptedHost.octets("HTTP/1.1 200 OK\r\nContent-Length: " + content.length + "\r\n\r\n"));
    out.write(content);
  }

  private static void pour(OutputStream out, String length, AtomicLong sent) throws IOException {
    out.write(ScriptedHost.octets("HTTP/1.1 200 OK\r\n" + length + "\r\n"));
    byte[] piece = new byte[8192];
    while (sent.get() < 1L << 30) {
      out.write(piece);
      sent.addAndGet(piece.length);
    }
  }

  private static void trickle(OutputStream out) throws IOException, InterruptedException {
    out.write(ScriptedHost.octets("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n"));
    while (true) {
      out.write('x');
      out.flush();
      Thread.sleep(5);
    }
  }
}
