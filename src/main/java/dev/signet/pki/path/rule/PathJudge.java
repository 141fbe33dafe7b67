package dev.signet.pki.path.rule;

/**
 * The whole of RFC 5280 section 6.1 over one complete path, but for signatures and revocation;
 * nothing that a search found out before is relied upon.
 */
public final class PathJudge {

  private PathJudge() {}

  public static PathFindings judge(CandidatePath path, RuleContext context) {
    PolicyOutcome policies = PolicyProcessing.outcome(path, context);
    return new PathFindings(policies.against(), policies);
  }
}
