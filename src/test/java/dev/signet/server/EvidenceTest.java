package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Pem;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.trust.Criterion;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.file.FiledPolicy;
import dev.signet.server.config.MapConfig;
import dev.signet.server.config.SettingsReader;
import dev.signet.server.health.VitalSign;
import dev.signet.server.soap.Reception.Sources;
import dev.signet.testkit.Issued;
import dev.signet.testkit.PublishedEvidence;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.CRLReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence about withdrawal in an open house, published by a server on loopback. */
class EvidenceTest {
  private static final String NEXT_MONTH = "2026-06-28T00:00:00Z";

  @TempDir private Path temporary;

  private final TestAuthority root = TestAuthority.root("Root");
  private final PublishedEvidence published = new PublishedEvidence(root);
  private final Issued alice = root.issue(spec -> published.listed(spec.subject("CN=Alice")));
  private final Issued bob = root.issue(spec -> published.answered(spec.subject("CN=Bob")));
  private volatile Instant now = TestAuthority.NOW;
  private Ground ground;
  private PolicyRoom room;
  private PathValidation validation;

  @BeforeEach
  void open() throws Exception {
    begin();
    write(
        "partners/anchors/root.pem",
        new Pem("CERTIFICATE", root.certificate().getEncoded()).text());
    policy("fetch = yes");
  }

  private void begin() throws IOException {
    ground =
        Ground.lay(
            new SettingsReader(
                    MapConfig.of(
                        "signet.data.dir",
                        temporary.resolve("data").toString(),
                        "signet.policies",
                        "partners"),
                    2)
                .read(),
            new Sources(() -> now, new SecureRandom()),
            DataDirectory.open(temporary.resolve("data"), temporary.resolve("data")));
    room =
        PolicyRoom.open(
            ground,
            new EndpointRoom(
                ground,
                ground.registry(),
                new ExchangeRoom(ground),
                RelayRoom.open(ground, ground.relayedAnswers())));
    ready();
  }

  private void ready() {
    validation = new Trust(partners()).validation(ground.registry(), ground);
  }

  /** The terms of the policy about withdrawal; it may go to the server on loopback. */
  private void policy(String... revocation) throws IOException {
    write(
        "partners/policy.conf",
        "[fetching]",
        "exempt = " + published.host(),
        "[revocation]",
        String.join("\n", revocation));
    room.reload();
    ready();
  }

  private void write(String file, String... lines) throws IOException {
    Path path = temporary.resolve("data/policies").resolve(file);
    Files.writeString(path, String.join("\n", lines) + "\n");
  }

  private FiledPolicy partners() {
    return room.standing().book().policy("partners").orElseThrow();
  }

  @AfterEach
  void close() throws IOException {
    ground.close();
    ground.data().close();
    published.close();
  }

  private void restart() throws IOException {
    ground.close();
    ground.data().close();
    begin();
  }

  private PathVerdict verdictOn(Issued leaf) {
    return validation.verdictOn(
        PathQuestion.of(Certificate.of(leaf.certificate()), Purpose.ANY, now).fetching());
  }

  private int renew() {
    return ground.evidence().renew(room.standing().book().served());
  }

  private static List<Finding> withdrawal(PathVerdict verdict) {
    return verdict.grounds().stream()
        .filter(one -> one.criterion() == Criterion.REVOCATION_STATUS)
        .map(one -> one.finding())
        .distinct()
        .toList();
  }

  private static void assertOpen(PathVerdict verdict) {
    assertThat(verdict).isInstanceOf(PathVerdict.Undetermined.class);
    assertThat(withdrawal(verdict)).contains(Finding.UNDETERMINED);
    assertThat(verdict.grounds())
        .filteredOn(one -> one.finding() != Finding.ESTABLISHED)
        .extracting(one -> one.criterion())
        .containsOnly(Criterion.REVOCATION_STATUS);
  }

  @Test
  void aListIsFetchedOnceFromWhereTheCertificateSays() {
    published.list(list -> {});
    assertThat(verdictOn(alice)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(verdictOn(alice)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(published.asked()).containsExactly("GET /root.crl");
  }

  @Test
  void whatTheRenewedListRevokesIsUntrusted() {
    published.list(list -> {});
    verdictOn(alice);
    assertThat(renew()).isZero();

    now = Instant.parse(NEXT_MONTH);
    published.list(
        list ->
            list.valid("2026-06-27T00:00:00Z", "2026-08-01T00:00:00Z")
                .revoke(alice.certificate(), "2026-06-26T00:00:00Z", CRLReason.KEY_COMPROMISE));
    assertThat(verdictOn(alice)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(renew()).isEqualTo(1);
    assertThat(verdictOn(alice)).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(withdrawal(verdictOn(alice))).containsExactly(Finding.REFUTED);
  }

  @Test
  void aResponderIsAskedAndItsAnswerIsKept() {
    published.answer(answer -> answer.good(bob.certificate()));
    assertThat(verdictOn(bob)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(verdictOn(bob)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(published.asked()).hasSize(1);
  }

  @Test
  void aResponderThatSaysRevokedIsBelieved() {
    published.answer(answer -> answer.revoked(bob.certificate(), now.minusSeconds(7200)));
    assertThat(verdictOn(bob)).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(withdrawal(verdictOn(bob))).containsExactly(Finding.REFUTED);
  }

  @Test
  void aResponderThatIsDownLeavesWithdrawalOpen() {
    assertOpen(verdictOn(bob));
    assertThat(published.asked()).hasSize(1);

    now = now.plus(Duration.ofMinutes(30));
    published.answer(answer -> answer.good(bob.certificate()));
    assertThat(verdictOn(bob)).isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void evidenceOutlivesARestart() throws IOException {
    published.list(list -> {});
    published.answer(answer -> answer.good(bob.certificate()));
    verdictOn(bob);
    verdictOn(alice);
    published.nothing();
    restart();

    assertThat(verdictOn(alice)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(verdictOn(bob)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(published.asked()).hasSize(2);
  }

  @Test
  void nobodyIsAskedAboutACertificateOfAStranger() {
    published.list(list -> {});
    published.answer(answer -> answer.good(bob.certificate()));
    TestAuthority stranger = TestAuthority.root("Stranger");
    Issued mallory =
        stranger.issue(spec -> published.listed(published.answered(spec.subject("CN=Mallory"))));

    assertThat(verdictOn(mallory)).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(published.asked()).isEmpty();
  }

  @Test
  void nobodyIsAskedUnlessThePolicySaysSo() throws IOException {
    published.list(list -> {});
    published.answer(answer -> answer.good(bob.certificate()));
    policy("order = race");

    assertOpen(verdictOn(alice));
    assertOpen(verdictOn(bob));
    assertThat(published.asked()).isEmpty();
  }

  @Test
  void nothingIsRenewedForAPolicyThatCeasedToFetch() throws IOException {
    published.list(list -> {});
    verdictOn(alice);
    policy("fetch = no");
    now = Instant.parse(NEXT_MONTH);

    assertThat(renew()).isZero();
    assertThat(published.asked()).hasSize(1);
    assertOpen(verdictOn(alice));
  }

  @Test
  void aRaceEndsWithWhatOneSideKnows() throws IOException {
    Issued carol =
        root.issue(spec -> published.listed(published.answered(spec.subject("CN=Carol"))));
    policy("fetch = yes", "order = race");
    published.list(list -> {});

    assertThat(verdictOn(carol)).isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void noMoreIsAskedThanTheBudgetOfThePolicyAllows() throws IOException {
    published.list(list -> {});
    policy("fetch = yes", "[budget]", "fetches = 0");
    assertOpen(verdictOn(alice));
    assertThat(published.asked()).isEmpty();
  }

  @Test
  void nothingIsFetchedWhenTheTimeOfTheBudgetIsOver() throws IOException {
    Issued carol =
        root.issue(spec -> published.listed(published.answered(spec.subject("CN=Carol"))));
    published.list(list -> {});
    policy("fetch = yes", "[budget]", "time = 1 minute");
    published.whenAsked(() -> now = now.plus(Duration.ofMinutes(2)));

    assertOpen(verdictOn(carol));
    assertThat(published.asked()).hasSize(1).noneMatch(line -> line.contains("root.crl"));
  }

  @Test
  void healthTellsWhatIsKeptAndWhatFailed() {
    published.list(list -> {});
    verdictOn(bob);
    now = now.plus(Duration.ofMinutes(2));
    verdictOn(alice);

    assertThat(health("evidence.default")).isEqualTo("nothing is fetched");
    assertThat(health("evidence.partners"))
        .startsWith("lists 1 (")
        .contains("fetched 1, failed 0), answers 0 (")
        .contains("responder 127.0.0.1 failed 1 times, last: ");

    published.nothing();
    now = now.plus(Duration.ofDays(40));
    verdictOn(alice);
    assertThat(health("evidence.partners"))
        .contains("failed 1), ")
        .contains("last list failure " + now + " http://" + published.host() + "/root.crl: ");
  }

  private String health(String key) {
    return new Vitals(ground, room).sign(VitalSign.Organ.POLICIES).data().getOrDefault(key, "");
  }
}
