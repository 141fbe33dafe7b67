package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.certificate.Pem;
import dev.signet.pki.trust.file.PolicyWatch.Outcome;
import dev.signet.server.config.MapConfig;
import dev.signet.server.config.SettingsReader;
import dev.signet.server.config.WrongSetting;
import dev.signet.server.health.VitalSign;
import dev.signet.server.health.VitalSign.Organ;
import dev.signet.server.soap.Endpoint;
import dev.signet.server.soap.Reception.Sources;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policies of an open house, over a data directory that was just made. */
class PolicyRoomTest {
  @TempDir private Path temporary;
  private Ground ground;
  private PolicyRoom room;

  @BeforeEach
  void lay() throws IOException {
    ground =
        Ground.lay(
            settings(),
            new Sources(() -> TestAuthority.NOW, new SecureRandom()),
            DataDirectory.open(temporary.resolve("data"), temporary.resolve("data")));
    room = open();
  }

  private dev.signet.server.config.Settings settings() {
    return new SettingsReader(
            MapConfig.of(
                "signet.data.dir",
                temporary.resolve("data").toString(),
                "signet.policies",
                "partners"),
            2)
        .read();
  }

  private PolicyRoom open() {
    return PolicyRoom.open(
        ground,
        new EndpointRoom(
            ground,
            ground.registry(),
            new ExchangeRoom(ground),
            RelayRoom.open(ground, ground.relayedAnswers())));
  }

  @AfterEach
  void close() throws IOException {
    ground.close();
    ground.data().close();
  }

  private Path write(String file, String... lines) throws IOException {
    Path path = temporary.resolve("data/policies").resolve(file);
    return Files.writeString(path, String.join("\n", lines) + "\n");
  }

  private VitalSign sign(Organ organ) {
    return new Vitals(ground, room).sign(organ);
  }

  @Test
  void whatIsListedIsServedAndItsFoldersAreMade() {
    assertThat(room.endpoint("default")).isPresent();
    assertThat(room.endpoint("partners")).isPresent();
    assertThat(room.endpoint("site")).isEmpty();
    assertThat(temporary.resolve("data/policies/partners/anchors")).isDirectory();
  }

  @Test
  void aFileIsServedAsSoonAsItIsSeenAndTheOthersKeepTheirEndpoints() throws IOException {
    Optional<Endpoint> before = room.endpoint("default");
    write("site.conf", "title = Site");
    write("base.conf", "served = no");
    assertThat(room.lookAgain()).isEqualTo(Outcome.REPLACED);
    assertThat(room.endpoint("site")).isPresent();
    assertThat(room.endpoint("site").orElseThrow().headers().profile().canonicalUri())
        .endsWith("/xkms/site");
    assertThat(room.endpoint("base")).isEmpty();
    assertThat(room.endpoint("default")).isEqualTo(before);
  }

  @Test
  void aPolicyThatIsTakenAwayIsServedNoMore() throws IOException {
    Path file = write("site.conf", "title = Site");
    room.lookAgain();
    Files.delete(file);
    room.lookAgain();
    assertThat(room.endpoint("site")).isEmpty();
  }

  @Test
  void aWrongFileChangesNothingAndHealthSaysSo() throws IOException {
    Optional<Endpoint> before = room.endpoint("default");
    write("site.conf", "titel = Site");
    assertThat(room.lookAgain()).isEqualTo(Outcome.REFUSED);
    assertThat(room.endpoint("default")).isEqualTo(before);
    VitalSign sign = sign(Organ.POLICIES);
    assertThat(sign.well()).isTrue();
    assertThat(sign.data())
        .containsEntry("refused-at", "2026-06-01T00:00:00Z")
        .hasEntrySatisfying(
            "refused-because", words -> assertThat(words).contains("site.conf:1: 'titel'"));

    write("site.conf", "title = Site");
    assertThat(room.reload()).isEqualTo(Outcome.REPLACED);
    assertThat(sign(Organ.POLICIES).data()).doesNotContainKey("refused-at");
  }

  @Test
  void healthTellsWhatEachPolicyTrusts() throws Exception {
    TestAuthority root = TestAuthority.root("Root");
    write(
        "partners/anchors/root.pem",
        new Pem("CERTIFICATE", root.certificate().getEncoded()).text());
    Files.write(
        temporary.resolve("data/policies/partners/crls/root.crl"),
        root.crl(list -> list.valid("2026-05-01T00:00:00Z", "2026-05-08T00:00:00Z")).getEncoded());
    write("nobody.conf", "extends = empty");
    room.lookAgain();
    assertThat(sign(Organ.POLICIES).data())
        .containsEntry(
            "policy.partners",
            "anchors 1, pool 0, lists 1 (oldest of 2026-05-01T00:00:00Z, stale 1), partners extends"
                + " careful")
        .containsEntry(
            "policy.nobody", "trusts nothing: no anchors, pool 0, lists 0, nobody extends empty")
        .containsEntry("in-force-since", "2026-06-01T00:00:00Z");
    assertThat(sign(Organ.ANCHORS).data())
        .isEqualTo(Map.of("default", "1", "partners", "1", "nobody", "trusts nothing: no anchors"));
  }

  @Test
  void othersAreAskedOnlyWhereAPolicySaysSo() throws IOException {
    write("site.conf", "[discovery]", "issuer-access = yes", "[fetching]", "ports = 80");
    room.lookAgain();
    var book = room.standing().book();
    assertThat(ground.outdoors().issuers(book.policy("site").orElseThrow())).hasSize(1);
    assertThat(ground.outdoors().issuers(book.policy("default").orElseThrow())).isEmpty();
  }

  @Test
  void healthTellsWhatChecksSignatures() {
    assertThat(sign(Organ.SIGNATURES).data()).containsEntry("RSA", "platform");
  }

  @Test
  void wrongPoliciesKeepTheHouseClosed() throws IOException {
    write("site.conf", "titel = Site");
    assertThatThrownBy(this::open)
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("trust policy: ")
        .hasMessageContaining("site.conf:1: 'titel' is no key");
  }
}
