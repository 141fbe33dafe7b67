package dev.signet.cli.judge.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFileTest {
  @TempDir private Path home;

  private List<CaseEntry> read(String json) throws Exception {
    List<CaseEntry> entries = new ArrayList<>();
    Path file = Files.writeString(home.resolve("cases.json"), json);
    new CaseFile(file).forEach(entries::add);
    return entries;
  }

  private PathCase one(String fields) throws Exception {
    String json = "{\"cases\":[{\"id\":\"a\",\"leaf\":\"x\"" + fields + "}]}";
    return read(json).get(0).match(readable -> readable, (id, because) -> fail(because));
  }

  private static PathCase fail(String because) {
    throw new AssertionError(because);
  }

  @Test
  void whatACaseDoesNotSayIsNotDemanded() throws Exception {
    PathCase plain = one("");
    assertThat(plain.demands().revocation()).isEqualTo(Demands.Revocation.NONE);
    assertThat(plain.demands().names()).isEmpty();
    assertThat(plain.demands().maxIntermediates()).isEmpty();
    assertThat(plain.policies()).isEqualTo(PolicyInputs.NONE);
    assertThat(plain.anchors()).isEqualTo(AnchorTrust.UNSAID);
    assertThat(plain.at()).isEmpty();
    assertThat(plain.kind()).isEqualTo("core");
  }

  @Test
  void nullIsTheSameAsNothing() throws Exception {
    assertThat(one(",\"time\":null,\"crls\":null,\"maxDepth\":null,\"peerName\":null"))
        .isEqualTo(one(""));
  }

  @Test
  void timesMayHaveAnyOffset() throws Exception {
    Instant wanted = Instant.parse("2024-01-01T00:00:00Z");
    assertThat(one(",\"time\":\"2024-01-01T00:00:00Z\"").at()).contains(wanted);
    assertThat(one(",\"time\":\"2024-01-01T02:00:00+02:00\"").at()).contains(wanted);
  }

  @Test
  void anyPolicyInTheInitialSetStandsForAll() throws Exception {
    String any = ",\"initialPolicySet\":[\"1.2.3\",\"2.5.29.32.0\"]";
    assertThat(one(any).policies().initialSet()).isEmpty();
    assertThat(one(",\"initialPolicySet\":[\"1.2.3\"]").policies().initialSet())
        .containsExactly("1.2.3");
  }

  @ParameterizedTest
  @CsvSource({
    "TRUSTED_ANCHOR, false, false, false, ISSUER",
    "TRUSTED_ANCHOR_WITH_CONSTRAINTS, true, false, false, ISSUER",
    "TRUSTED_ANCHOR_WITH_EXPIRATION, false, true, false, ISSUER",
    "TRUSTED_ANCHOR_WITH_EXPIRATION_AND_CONSTRAINTS, true, true, false, ISSUER",
    "TRUSTED_ANCHOR_WITH_CONSTRAINTS_REQUIRE_BASIC_CONSTRAINTS, true, false, true, ISSUER",
    "TRUSTED_ANCHOR_OR_LEAF, false, false, false, ANY",
    "TRUSTED_LEAF, false, false, false, LEAF",
    "TRUSTED_LEAF_REQUIRE_SELF_SIGNED, false, false, false, SELF_SIGNED_LEAF"
  })
  void theTrustInTheAnchorIsRead(
      String word, boolean constrained, boolean dated, boolean required, AnchorTrust.As as)
      throws Exception {
    assertThat(one(",\"lastCertTrust\":\"" + word + "\"").anchors())
        .isEqualTo(new AnchorTrust(Optional.of(constrained), Optional.of(dated), required, as));
  }

  @Test
  void anAnchorThatBringsConstraintsIsBoundByThem() throws Exception {
    assertThat(one(",\"anchorHasNameConstraints\":true").anchors().constrained()).contains(true);
    assertThat(one(",\"anchorHasNameConstraints\":false").anchors()).isEqualTo(AnchorTrust.UNSAID);
  }

  @Test
  void allNamesAreDemanded() throws Exception {
    String names =
        ",\"peerName\":{\"kind\":\"DNS\",\"value\":\"a.example\"}"
            + ",\"peerNames\":[{\"kind\":\"RFC822\",\"value\":\"a@b.example\"}]";
    assertThat(one(names).demands().names())
        .containsExactlyInAnyOrder(
            new Demands.Name(Demands.Kind.DNS, "a.example"),
            new Demands.Name(Demands.Kind.RFC822, "a@b.example"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"crls\":[1]",
        ",\"revocation\":\"yes\"",
        ",\"maxDepth\":-1",
        ",\"maxDepth\":1.5",
        ",\"peerName\":{\"kind\":\"X400\",\"value\":\"a\"}",
        ",\"ocspResponses\":{\"x\":[]}",
        ",\"time\":\"now\""
      })
  void aFieldOfTheWrongTypeMakesTheCaseUnreadable(String field) throws Exception {
    String json = "{\"cases\":[{\"id\":\"a\",\"leaf\":\"x\"" + field + "}]}";
    assertThat(read(json)).singleElement().isInstanceOf(CaseEntry.Unreadable.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "7", "{\"cases\":7}", "{\"cases\":[", "nonsense"})
  void aFileWithoutCasesIsRefused(String json) {
    assertThatThrownBy(() -> read(json)).isInstanceOf(UnreadableCase.class);
  }

  @Test
  void deepNestingIsRefusedAndNotFollowed() {
    String deep = "[".repeat(100_000);
    assertThatThrownBy(() -> read("{\"x\":" + deep)).isInstanceOf(UnreadableCase.class);
    assertThatThrownBy(() -> read("{\"cases\":[" + deep)).isInstanceOf(UnreadableCase.class);
    String object = "{\"cases\":[{\"id\":\"a\",\"leaf\":\"x\",\"y\":";
    assertThatThrownBy(() -> read(object + deep)).isInstanceOf(UnreadableCase.class);
  }

  @Test
  void aListInAnotherFieldIsNotTheList() throws Exception {
    String json =
        "{\"about\":{\"cases\":[1]},\"more\":[{\"cases\":[2]}],\"cases\":[{\"id\":\"a\",\"leaf\":\"x\"}]}";
    assertThat(read(json)).extracting(CaseEntry::id).containsExactly("a");
  }
}
