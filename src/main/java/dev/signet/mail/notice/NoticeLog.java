package dev.signet.mail.notice;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.handling.DecisionLog;
import dev.signet.mail.handling.Inspection;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.policy.PolicyFinding;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Enters what did not keep the policy of a domain that wants to be told. */
public final class NoticeLog implements DecisionLog {
  private final NoticeBook book;
  private final InstantSource clock;

  public NoticeLog(NoticeBook book, InstantSource clock) {
    this.book = book;
    this.clock = clock;
  }

  @Override
  public void decided(
      Passage passage, MailMessage message, List<String> recipients, EdgeReport report) {}

  @Override
  public void judged(Passage passage, Inspection inspection, IncomingDecision decision) {
    if (isOurUser(passage) || isAutomatic(passage, inspection)) {
      return;
    }
    inspection.policy().ifPresent(policy -> enter(passage, policy, decision));
  }

  private void enter(Passage passage, PolicyFinding policy, IncomingDecision decision) {
    Optional<URI> target = policy.policy().notice();
    if (target.isEmpty()) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    String source = Breach.source(passage.peer().address());
    for (Breach breach : Breach.in(decision, today, source)) {
      book.add(new NoticeBook.Row(policy.domain(), target.get(), breach, 1));
    }
  }

  /** Addresses of our own users are nobody's business. */
  private static boolean isOurUser(Passage passage) {
    return passage.peer().login().isPresent();
  }

  /** A notice, or what looks like one: two edges must not tell each other of their notices. */
  private static boolean isAutomatic(Passage passage, Inspection inspection) {
    return passage.envelope().sender().isNull()
        && inspection
            .message()
            .header()
            .first("Auto-Submitted")
            .map(HeaderField::body)
            .filter(body -> body.strip().startsWith("auto-generated"))
            .isPresent();
  }
}
