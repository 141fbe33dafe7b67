package dev.signet.pki.trust.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.trust.file.PolicyWatch.Outcome;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyWatchTest {
  @TempDir private Path temporary;
  private PolicyLab lab;
  private Instant now = TestAuthority.NOW;

  @BeforeEach
  void open() throws IOException {
    lab = new PolicyLab(temporary.resolve("policies"));
    lab.directory("default");
    lab.write("default/anchors/root.pem", PolicyLab.pem(PolicyLab.ROOT));
    Files.write(
        lab.folder.resolve("default/crls/root.crl"), PolicyLab.der(PolicyLab.ROOT.crl(c -> {})));
    lab.write("partners.conf", "title = Partners");
  }

  private PolicyWatch watch() throws UnusablePolicy {
    return PolicyWatch.open(lab.places(), Optional.empty(), () -> now);
  }

  @Test
  void nothingHappensWhileNothingChanges() throws IOException {
    PolicyWatch watch = watch();
    PolicyBook book = watch.book();
    assertThat(watch.check()).isEqualTo(Outcome.UNCHANGED);
    assertThat(watch.book()).isSameAs(book);
  }

  @Test
  void aNewPolicyIsThereWithoutARestartAndTheOthersStayWhatTheyAre() throws IOException {
    PolicyWatch watch = watch();
    FiledPolicy before = watch.book().policy("default").orElseThrow();
    lab.write("site.conf", "title = Site");
    now = now.plusSeconds(60);

    assertThat(watch.check()).isEqualTo(Outcome.REPLACED);

    assertThat(watch.book().policies()).containsOnlyKeys("default", "partners", "site");
    assertThat(watch.book().policy("default").orElseThrow()).isSameAs(before);
    assertThat(watch.standing().since()).isEqualTo(now);
  }

  @Test
  void aListThatDidNotChangeIsKeptWhenItsPolicyChanges() throws IOException {
    PolicyWatch watch = watch();
    Crl before = watch.book().policy("default").orElseThrow().lists().get(0);
    lab.write("default/anchors/other.pem", PolicyLab.pem(PolicyLab.OTHER));

    assertThat(watch.check()).isEqualTo(Outcome.REPLACED);

    FiledPolicy after = watch.book().policy("default").orElseThrow();
    assertThat(after.terms().anchors()).hasSize(2);
    assertThat(after.lists().get(0)).isSameAs(before);
  }

  @Test
  void anAnchorThatIsTakenAwayIsTrustedNoMore() throws IOException {
    PolicyWatch watch = watch();
    Files.delete(lab.folder.resolve("default/anchors/root.pem"));
    assertThat(watch.check()).isEqualTo(Outcome.REPLACED);
    assertThat(watch.book().policy("default").orElseThrow().isEmpty()).isTrue();
  }

  @Test
  void aFileReplacedByOneOfTheSameSizeAndTimeIsSeen() throws IOException {
    Path file = lab.write("partners.conf", "title = Partners");
    PolicyWatch watch = watch();
    Path aside = lab.write("aside", "title = Strangers".substring(0, 16));
    Files.setLastModifiedTime(aside, Files.getLastModifiedTime(file));
    Files.move(aside, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(watch.check()).isEqualTo(Outcome.REPLACED);
    assertThat(watch.book().policy("partners").orElseThrow().title()).isEqualTo("Stranger");
  }

  @Test
  void aWrongSetIsRefusedAsAWholeAndTheFormerStaysInForce() throws IOException {
    PolicyWatch watch = watch();
    PolicyBook before = watch.book();
    lab.write("partners.conf", "titel = Partners");
    lab.write("site.conf", "title = Site");
    now = now.plusSeconds(60);

    assertThat(watch.check()).isEqualTo(Outcome.REFUSED);

    assertThat(watch.book()).isSameAs(before);
    assertThat(watch.standing().refusal().orElseThrow())
        .satisfies(
            refusal -> {
              assertThat(refusal.at()).isEqualTo(now);
              assertThat(refusal.because()).contains("partners.conf:1: 'titel' is no key");
            });
    assertThat(watch.check()).as("told once").isEqualTo(Outcome.UNCHANGED);
    assertThat(watch.standing().refusal()).as("and not forgotten").isPresent();
  }

  @Test
  void aCorrectedSetComesIntoForce() throws IOException {
    PolicyWatch watch = watch();
    lab.write("site.conf", "extends = base");
    assertThat(watch.check()).isEqualTo(Outcome.REFUSED);
    lab.write("base.conf", "title = What was missing");
    assertThat(watch.check()).isEqualTo(Outcome.REPLACED);
    assertThat(watch.standing().refusal()).isEmpty();
  }

  @Test
  void aRefusalEndsWhenTheFormerFilesComeBack() throws IOException {
    PolicyWatch watch = watch();
    lab.write("partners.conf", "titel = Partners");
    assertThat(watch.check()).isEqualTo(Outcome.REFUSED);
    lab.write("partners.conf", "title = Partners");
    assertThat(watch.check()).isEqualTo(Outcome.UNCHANGED);
    assertThat(watch.standing().refusal()).isEmpty();
  }

  @Test
  void aFileThatWasMissingIsWaitedFor() throws IOException {
    PolicyWatch watch = watch();
    lab.write("partners.conf", "[anchor root]", "file = keys/root.pem");
    assertThat(watch.check()).isEqualTo(Outcome.REFUSED);
    lab.write("keys/root.pem", PolicyLab.pem(PolicyLab.ROOT));
    assertThat(watch.check()).isEqualTo(Outcome.REPLACED);
  }

  @Test
  void theOperatorCanHaveEverythingReadAgain() throws IOException {
    PolicyWatch watch = watch();
    assertThat(watch.reload()).isEqualTo(Outcome.UNCHANGED);
    lab.write("partners.conf", "nothing");
    assertThat(watch.reload()).isEqualTo(Outcome.REFUSED);
  }

  @Test
  void theFirstReadingHasNoFormerSet() throws IOException {
    lab.write("partners.conf", "nothing");
    assertThatThrownBy(this::watch).isInstanceOf(UnusablePolicy.class);
  }
}
