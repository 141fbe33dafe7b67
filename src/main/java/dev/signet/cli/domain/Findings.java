package dev.signet.cli.domain;

import dev.signet.cli.session.Misuse;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.entity.DomainName;
import dev.signet.policy.PolicyFinding;

/** What is reported where there is no policy to speak of. */
final class Findings {
  private Findings() {}

  static DomainName domain(String text) throws Misuse {
    try {
      return DomainName.of(text);
    } catch (IllegalArgumentException refused) {
      throw new Misuse(String.valueOf(refused.getMessage()));
    }
  }

  static Report absent(PolicyFinding.Absent finding) {
    return Report.trouble(ExitCode.NO, "absent", finding.domain() + " declares nothing");
  }

  static Report unusable(PolicyFinding.Unusable finding) {
    return Report.trouble(
        ExitCode.NO,
        "unusable",
        "what " + finding.domain() + " declares counts for nothing: " + finding.because());
  }

  static Report unavailable(PolicyFinding.Unavailable finding) {
    return Report.trouble(
        ExitCode.NO_ANSWER,
        "unreachable",
        "DNS does not say what " + finding.domain() + " declares: " + finding.because());
  }
}
