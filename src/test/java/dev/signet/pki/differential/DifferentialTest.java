package dev.signet.pki.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever disagrees about a random hierarchy has to be explained. */
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
      boolean platform = Judges.platform(pki);
      boolean bouncyCastle = Judges.bouncyCastle(pki);
      if (trusts != platform || trusts != bouncyCastle) {
        unexplained.add(
            "seed "
                + seed
                + " ours "
                + trusts
                + " platform "
                + platform
                + " BC "
                + bouncyCastle
                + ": "
                + pki.story()
                + "\n   "
                + against(ours));
      }
    }
    System.out.println(trusted + " of " + HIERARCHIES + " trusted");
    assertThat(unexplained).isEmpty();
  }

  private static String against(PathVerdict verdict) {
    return verdict.grounds().stream()
        .filter(ground -> ground.finding() != Finding.ESTABLISHED)
        .map(Ground::because)
        .collect(Collectors.joining(" | "));
  }
}
