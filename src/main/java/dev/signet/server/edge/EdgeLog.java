package dev.signet.server.edge;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.handling.DecisionLog;
import dev.signet.mail.handling.Inspection;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.server.metrics.Meters;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One line in the log and one count for every decision; the book of notices hears of it too. */
final class EdgeLog implements DecisionLog {
  private static final Logger LOG = System.getLogger("dev.signet.edge.decisions");
  private static final String DECISIONS = "signet_edge_decisions_total";
  private static final String WOULD_REJECT = "signet_edge_would_reject_total";

  private final Meters meters;
  private final DecisionLog notices;

  EdgeLog(Meters meters, DecisionLog notices) {
    this.meters = meters;
    this.notices = notices;
    meters.declare(DECISIONS, "Decisions about messages, per recipient or group of them.");
    meters.declare(WOULD_REJECT, "Messages that would have been refused, were it not exempt.");
  }

  @Override
  public void decided(
      Passage passage, MailMessage message, List<String> recipients, EdgeReport report) {
    meters.count(DECISIONS, report.labels());
    report.wouldReject().forEach(rule -> meters.count(WOULD_REJECT, Map.of("rule", rule)));
    LOG.log(Level.INFO, "{0}", report.line(about(passage, message, recipients)));
  }

  @Override
  public void judged(Passage passage, Inspection inspection, IncomingDecision decision) {
    notices.judged(passage, inspection, decision);
  }

  private static Map<String, String> about(
      Passage passage, MailMessage message, List<String> recipients) {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("listener", passage.listener());
    about.put("client", passage.peer().address());
    String queue = passage.peer().forwarded().getOrDefault("IDENT", "");
    if (!queue.isEmpty()) {
      about.put("queue", queue);
    }
    about.put("from", "<" + passage.envelope().sender().path() + ">");
    about.put("to", String.join(",", recipients.stream().limit(5).toList()));
    if (recipients.size() > 5) {
      about.put("recipients", String.valueOf(recipients.size()));
    }
    message
        .header()
        .first("Message-ID")
        .map(HeaderField::body)
        .ifPresent(id -> about.put("message-id", id.strip()));
    return about;
  }
}
