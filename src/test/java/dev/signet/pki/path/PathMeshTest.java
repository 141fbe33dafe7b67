package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.path.search.Spent;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.TestMesh;
import dev.signet.testkit.TestMesh.End;
import dev.signet.testkit.TestPolicies;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Work is counted, not timed: it grows with the edges and not with the paths. */
class PathMeshTest extends PathLab {

  private static final PathBudget AMPLE =
      new PathBudget(20, 100_000, 100_000, 0, Duration.ofMinutes(1));

  /** Certificates that are looked at for the sake of the explanation. */
  private static final int ASCENT = 64 * 32;

  @Test
  void checksNoMeshThatNobodyConnectsToAnAnchor() {
    TestMesh mesh = TestMesh.random(500, 6, End.UNKNOWN, 1);
    PathVerdict verdict = verdict(mesh, AMPLE);

    assertThat(verdict).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(spent(verdict).candidates()).isZero();
    assertThat(spent(verdict).signatureChecks()).isLessThan(500);
  }

  @Test
  void goesStraightToAnAnchorThatCanBeReached() {
    for (int seed = 0; seed < 3; seed++) {
      PathVerdict verdict = verdict(TestMesh.random(300, 6, End.REACHED, seed), AMPLE);

      assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
      assertThat(spent(verdict).signatureChecks()).isLessThan(20);
      assertThat(spent(verdict).candidates()).isLessThan(20);
    }
  }

  @Test
  void checksEachEdgeOnceWhereTheAnchorHasSignedNothing() {
    TestMesh mesh = TestMesh.random(300, 6, End.FORGED, 5);
    PathVerdict verdict = verdict(mesh, AMPLE);
    int edges = mesh.certificates().size();

    assertThat(verdict).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(spent(verdict).candidates()).isLessThanOrEqualTo(edges + 1);
    assertThat(spent(verdict).signatureChecks()).isLessThanOrEqualTo(edges + ASCENT);
  }

  @Test
  void climbsALadderByItsRungsAndNotByItsPaths() {
    TestMesh forged = TestMesh.ladder(5, 16, End.FORGED);
    TestMesh reached = TestMesh.ladder(5, 16, End.REACHED);

    assertThat(verdict(forged, AMPLE)).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(spent(verdict(forged, AMPLE)).candidates()).isLessThanOrEqualTo(81);
    assertThat(spent(verdict(forged, AMPLE)).signatureChecks()).isLessThanOrEqualTo(100);
    assertThat(verdict(reached, AMPLE)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(spent(verdict(reached, AMPLE)).signatureChecks()).isLessThanOrEqualTo(10);
  }

  @Test
  void leavesOpenWhatTheBudgetDoesNotAllow() {
    TestMesh mesh = TestMesh.random(100, 6, End.FORGED, 7);

    for (PathBudget poor :
        List.of(
            new PathBudget(20, 10, 1000), new PathBudget(20, 1000, 10), new PathBudget(2, 9, 9))) {
      PathVerdict verdict = verdict(mesh, poor);
      assertThat(verdict).isInstanceOf(PathVerdict.Undetermined.class);
      assertThat(spent(verdict).exhausted()).isPresent();
    }
  }

  @Test
  void paysOnceForWhatAnotherQuestionAsksAgain() {
    TestMesh mesh = TestMesh.random(100, 6, End.FORGED, 9);
    PathValidation validation = validation(policy(mesh, AMPLE), ALL_GOOD);
    PathQuestion question = PathQuestion.of(mesh.leaf(), Purpose.ANY, NOW);

    assertThat(spent(validation.verdictOn(question)).signatureChecks()).isGreaterThan(100);
    assertThat(spent(validation.verdictOn(question)).signatureChecks()).isZero();
  }

  private static PathVerdict verdict(TestMesh mesh, PathBudget budget) {
    return validation(policy(mesh, budget), ALL_GOOD)
        .verdictOn(PathQuestion.of(mesh.leaf(), Purpose.ANY, NOW));
  }

  private static TrustPolicy policy(TestMesh mesh, PathBudget budget) {
    return TestPolicies.trusting(List.of(mesh.anchor()), mesh.certificates(), budget);
  }

  private static Spent spent(PathVerdict verdict) {
    return verdict.explanation().spent();
  }
}
