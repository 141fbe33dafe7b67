package dev.signet.pki.path.rule;

import dev.signet.pki.trust.Ground;
import java.util.List;
import java.util.Set;

/**
 * What the path says about certificate policies (RFC 5280 section 6.1.6, RFC 9618 section 5.5).
 *
 * @param userConstrained policies that hold for the leaf and that the asker accepts; {@code
 *     anyPolicy} for all
 * @param authorityConstrained policies that hold for the leaf, whoever asks
 * @param against what speaks against the path; empty when its policies are good
 */
public record PolicyOutcome(
    Set<String> userConstrained, Set<String> authorityConstrained, List<Ground> against) {

  public PolicyOutcome {
    userConstrained = Set.copyOf(userConstrained);
    authorityConstrained = Set.copyOf(authorityConstrained);
    against = List.copyOf(against);
  }
}
