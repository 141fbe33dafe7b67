package dev.signet.pki.revocation;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.extension.RevocationReason;
import dev.signet.testkit.Asked;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.util.List;
import org.junit.jupiter.api.Test;

class RevocationSourcesTest {

  private final TestAuthority root = TestAuthority.root("Root");
  private final Issued alice = root.issue(spec -> spec.subject("CN=Alice"));

  @Test
  void letsTheStrongestOfSeveralSourcesWin() {
    RevocationSource good = question -> Asked.GOOD;
    RevocationSource revoked =
        question -> new RevocationStatus.Revoked(NOW, RevocationReason.SUPERSEDED, Asked.EVIDENCE);
    RevocationSource deaf = question -> RevocationStatus.Unknown.because("deaf");
    RevocationSource blind = question -> RevocationStatus.Unknown.because("blind");

    assertThat(asked(deaf, good, revoked)).isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(asked(deaf, good)).isInstanceOf(RevocationStatus.Good.class);
    assertThat(asked(deaf, blind))
        .isEqualTo(new RevocationStatus.Unknown(List.of("deaf", "blind")));
    assertThat(asked())
        .isEqualTo(RevocationStatus.Unknown.because("no revocation source is configured"));
  }

  @Test
  void inTurnTheFirstThatKnowsEndsTheAsking() {
    RevocationSource good = question -> Asked.GOOD;
    RevocationSource deaf = question -> RevocationStatus.Unknown.because("deaf");
    RevocationSource never =
        question -> {
          throw new AssertionError("somebody knew before");
        };

    assertThat(inTurn(deaf, good, never)).isEqualTo(Asked.GOOD);
    assertThat(inTurn(deaf, deaf)).isEqualTo(new RevocationStatus.Unknown(List.of("deaf", "deaf")));
  }

  private RevocationStatus inTurn(RevocationSource... sources) {
    return RevocationSources.inTurn(List.of(sources))
        .statusOf(Asked.about(alice.certificate(), root.certificate(), NOW));
  }

  private RevocationStatus asked(RevocationSource... sources) {
    return new RevocationSources(List.of(sources))
        .statusOf(Asked.about(alice.certificate(), root.certificate(), NOW));
  }
}
