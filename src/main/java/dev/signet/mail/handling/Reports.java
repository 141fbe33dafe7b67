package dev.signet.mail.handling;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.outgoing.OutgoingDecision;
import dev.signet.mail.edge.stripping.StrippingDecision;
import dev.signet.mail.smtp.Reply;
import java.util.List;
import java.util.Optional;

/** Makes the one explanation of each decision. */
final class Reports {
  private Reports() {}

  static EdgeReport incoming(
      IncomingDecision decision, MessageFinding finding, Optional<StrippingDecision> stripping) {
    boolean strips = stripping.filter(StrippingDecision::strips).isPresent();
    return new EdgeReport(
        "incoming",
        decision.match(accept -> strips ? "strip" : "accept", defer -> "defer", reject -> "reject"),
        ruling(decision, stripping),
        words(finding),
        finding.signature().result(),
        finding.identity(),
        decision.match(
            IncomingDecision.Accept::wouldReject, defer -> List.of(), reject -> List.of()),
        decision.match(
            accept -> Optional.<Reply>empty(),
            defer -> Optional.of(defer.reply()),
            reject -> Optional.of(reject.reply())));
  }

  /** For a message that was let in, what became of its signature counts. */
  private static Ruling ruling(IncomingDecision decision, Optional<StrippingDecision> stripping) {
    boolean quiet =
        decision.match(accept -> accept.violations().isEmpty(), defer -> false, reject -> false);
    return stripping
        .filter(strip -> quiet && !strip.rulings().isEmpty())
        .map(strip -> strip.rulings().get(0))
        .orElse(decision.ruling());
  }

  static EdgeReport outgoing(OutgoingDecision decision, MessageFinding finding) {
    return new EdgeReport(
        "outgoing",
        decision.match(
            new OutgoingDecision.Cases<>(
                pass -> "pass",
                strip -> "strip",
                sign -> "sign",
                wrap -> "wrap",
                reject -> "reject",
                defer -> "defer")),
        decision.ruling(),
        words(finding),
        finding.signature().result(),
        finding.identity(),
        List.of(),
        decision.match(
            new OutgoingDecision.Cases<>(
                pass -> Optional.empty(),
                strip -> Optional.empty(),
                sign -> Optional.empty(),
                wrap -> Optional.empty(),
                reject -> Optional.of(reject.reply()),
                defer -> Optional.of(defer.reply()))));
  }

  private static String words(MessageFinding finding) {
    return finding.signature().code() + ": " + finding.signature().words();
  }
}
