package dev.signet.mail.handling;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.stripping.StrippingDecision;
import dev.signet.mail.smime.Examination.Shape;

/** The one explanation of what became of an incoming message: let in or not, and in which form. */
final class Reports {
  private Reports() {}

  /** Of a signed message that was let in without a word, what became of its signature is told. */
  static EdgeReport incoming(
      IncomingDecision decision, StrippingDecision stripping, MessageFinding finding) {
    EdgeReport letIn = decision.report(finding);
    boolean isQuiet =
        decision.match(accept -> accept.violations().isEmpty(), defer -> false, reject -> false);
    if (!isQuiet || finding.shape() != Shape.SIGNED) {
      return letIn;
    }
    return new EdgeReport(
        letIn.role(),
        stripping.strips() ? "strip" : letIn.decision(),
        stripping.ruling(),
        letIn.finding(),
        letIn.result(),
        letIn.identity(),
        letIn.wouldReject(),
        letIn.reply());
  }
}
