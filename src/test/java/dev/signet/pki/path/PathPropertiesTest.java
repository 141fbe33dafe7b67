package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.rule.CandidatePath;
import dev.signet.pki.path.rule.PathJudge;
import dev.signet.pki.path.rule.RuleContext;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.RandomPki;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every PKI, tried on many that are drawn by seeds. */
class PathPropertiesTest extends PathLab {

  private static final int SEEDS = 600;
  private static final SignatureCheck SIGNATURES = new SignatureCheck(TestKeys.BC);

  @Test
  void trustsExactlyWhatSomePathDeserves() {
    int trusted = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomPki pki = RandomPki.of(seed);
      boolean expected = new EveryPath(pki).isTrusted();
      PathVerdict verdict = verdict(pki, pki.certificates(), List.of());

      assertThat(verdict instanceof PathVerdict.Trusted).as("seed %d", seed).isEqualTo(expected);
      assertThat(verdict).isNotInstanceOf(PathVerdict.Undetermined.class);
      trusted += expected ? 1 : 0;
    }
    assertThat(trusted).isBetween(SEEDS / 20, SEEDS * 19 / 20);
  }

  @Test
  void answersAlikeForEveryOrderAndPlaceOfTheCertificates() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomPki pki = RandomPki.of(seed);
      PathVerdict expected = verdict(pki, pki.certificates(), List.of());
      List<Certificate> mixed = new ArrayList<>(pki.certificates());
      mixed.addAll(pki.certificates());
      Collections.shuffle(mixed, new Random(seed));
      int half = mixed.size() / 2;

      PathVerdict verdict = verdict(pki, mixed.subList(0, half), mixed.subList(half, mixed.size()));
      PathVerdict offered = verdict(pki, List.of(), mixed);

      assertThat(verdict.grounds()).as("seed %d", seed).isEqualTo(expected.grounds());
      assertThat(verdict.path()).as("seed %d", seed).isEqualTo(expected.path());
      assertThat(offered.grounds()).as("seed %d", seed).isEqualTo(expected.grounds());
      assertThat(offered.path()).as("seed %d", seed).isEqualTo(expected.path());
    }
  }

  @Test
  void losesNoTrustByMoreCertificates() {
    for (int seed = 0; seed < SEEDS; seed++) {
      RandomPki pki = RandomPki.of(seed);
      List<Certificate> fewer = pki.certificates().subList(0, pki.certificates().size() * 2 / 3);
      if (verdict(pki, fewer, List.of()) instanceof PathVerdict.Trusted) {
        List<Certificate> more = new ArrayList<>(pki.certificates());
        more.addAll(RandomPki.of(seed + 10_000L).certificates());
        assertThat(verdict(pki, more, List.of()))
            .as("seed %d", seed)
            .isInstanceOf(PathVerdict.Trusted.class);
      }
    }
  }

  private static PathVerdict verdict(
      RandomPki pki, List<Certificate> pool, List<Certificate> offered) {
    return validation(policy(pki, pool), ALL_GOOD)
        .verdictOn(
            PathQuestion.of(pki.leaf(), Purpose.ANY, NOW).with(Offered.of(List.copyOf(offered))));
  }

  private static TrustPolicy policy(RandomPki pki, List<Certificate> pool) {
    return TestPolicies.trusting(pki.anchors(), List.copyOf(pool), PathBudget.DEFAULT);
  }

  /** Tries every path there is, whatever it costs. */
  private static final class EveryPath {
    private final RandomPki pki;
    private final RuleContext context;

    EveryPath(RandomPki pki) {
      this.pki = pki;
      this.context =
          new RuleContext(policy(pki, pki.certificates()), Purpose.ANY, Optional.empty(), NOW);
    }

    boolean isTrusted() {
      return isTrusted(List.of(pki.leaf()));
    }

    private boolean isTrusted(List<Certificate> path) {
      Certificate top = path.get(path.size() - 1);
      for (Anchor anchor : pki.anchors()) {
        boolean ends =
            anchor.authority().name().equals(top.issuer())
                && SIGNATURES.verifies(top.x509(), anchor.authority().key());
        if (ends && PathJudge.judge(new CandidatePath(path, anchor, false), context).areGood()) {
          return true;
        }
      }
      return path.size() < 7
          && pki.certificates().stream()
              .filter(issuer -> issuer.subject().equals(top.issuer()) && !path.contains(issuer))
              .filter(issuer -> SIGNATURES.verifies(top.x509(), issuer.key()))
              .anyMatch(issuer -> isTrusted(with(path, issuer)));
    }

    private static List<Certificate> with(List<Certificate> path, Certificate issuer) {
      List<Certificate> longer = new ArrayList<>(path);
      longer.add(issuer);
      return longer;
    }
  }
}
