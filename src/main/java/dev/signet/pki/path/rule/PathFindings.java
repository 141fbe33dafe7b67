package dev.signet.pki.path.rule;

import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.util.List;

/**
 * Everything that the rules find about one path.
 *
 * @param grounds for every criterion but signature and revocation status at least one, established
 *     or not
 */
public record PathFindings(List<Ground> grounds, PolicyOutcome policies) {

  public PathFindings {
    grounds = List.copyOf(grounds);
  }

  /** Whether nothing speaks against the path. */
  public boolean areGood() {
    return grounds.stream().allMatch(ground -> ground.finding() == Finding.ESTABLISHED);
  }

  /** The grounds that refute or leave open. */
  public List<Ground> against() {
    return grounds.stream().filter(ground -> ground.finding() != Finding.ESTABLISHED).toList();
  }
}
