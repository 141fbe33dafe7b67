package dev.signet.pki.path.search;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.rule.RuleContext;

/**
 * What a search is for.
 *
 * @param anchors where paths may end: those of the policy, or fewer
 */
public record Goal(Certificate target, Anchors anchors, RuleContext context) {}
