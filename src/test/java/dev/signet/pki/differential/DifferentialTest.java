package dev.signet.pki.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever disagrees with this engine about a random hierarchy has to be explained. */
class DifferentialTest {

  private static final int HIERARCHIES = Integer.getInteger("signet.differential", 400);

  @Test
  void agreesWithTwoOtherEnginesOrSaysWhyNot() {
    List<String> unexplained = new ArrayList<>();
    int trusted = 0;
    for (long seed = 1; seed <= HIERARCHIES; seed++) {
      RandomPki pki = new RandomPki(seed);
      PathVerdict ours = Judges.ours(pki);
      boolean trusts = ours instanceof PathVerdict.Trusted;
      trusted += trusts ? 1 : 0;
      Opinions opinions = new Opinions(trusts, Judges.platform(pki), Judges.bouncyCastle(pki));
      if (!opinions.agree() && Disagreement.about(pki, opinions).isEmpty()) {
        unexplained.add(
            "seed " + seed + " " + opinions + ": " + pki.story() + "\n   " + against(ours));
      }
    }
    assertThat(unexplained).isEmpty();
    assertThat(trusted).as("trusted").isBetween(HIERARCHIES / 10, HIERARCHIES / 2);
  }

  private static String against(PathVerdict verdict) {
    return verdict.grounds().stream()
        .filter(ground -> ground.finding() != Finding.ESTABLISHED)
        .map(Ground::because)
        .collect(Collectors.joining(" | "));
  }
}
