package dev.signet.mail.notice;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.client.Outcome;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.policy.NoticeTarget;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Hands notices to a mail server, from the null sender (RFC 5321 section 4.5.5). What it does not
 * take is lost, which harms nobody.
 */
public final class NoticePost {
  private final Means means;
  private final Reporter reporter;
  private final InstantSource clock;

  /**
   * What it takes to send them.
   *
   * @param consents whether notices about a domain may go to a target
   */
  public record Means(SmtpClient client, NextHop hop, BiPredicate<DomainName, URI> consents) {}

  /** What became of a notice, in words. */
  public record Sent(DomainName domain, String words) {}

  public NoticePost(Means means, Reporter reporter, InstantSource clock) {
    this.means = means;
    this.reporter = reporter;
    this.clock = clock;
  }

  /** Sends as many as it can; ends when the mail server is not there. */
  List<Sent> send(List<Notice> notices) {
    List<Sent> sent = new ArrayList<>();
    for (Notice notice : notices) {
      Optional<MailAddress> to = NoticeTarget.mailbox(notice.target()).filter(MailAddress::isAscii);
      if (to.isEmpty()) {
        sent.add(
            new Sent(
                notice.domain(),
                "not sent: " + notice.target().toASCIIString() + " is no mailbox"));
      } else if (!means.consents().test(notice.domain(), notice.target())) {
        sent.add(new Sent(notice.domain(), "not sent: " + to.get() + " has not agreed to it"));
      } else {
        Outcome outcome = outcome(notice, to.get());
        sent.add(new Sent(notice.domain(), "to " + to.get() + ": " + outcome.reply()));
        if (outcome.fate() != Outcome.Fate.ANSWERED) {
          break;
        }
      }
    }
    return sent;
  }

  private Outcome outcome(Notice notice, MailAddress to) {
    Envelope envelope =
        new Envelope(
            new Envelope.Sender("", List.of()),
            List.of(new Envelope.Recipient(to.toString(), List.of())));
    byte[] message = new NoticeMessage(reporter).octets(notice, to, clock.instant());
    Peer ourselves = Peer.at("127.0.0.1", 0);
    return means.client().deliver(means.hop(), ourselves, envelope, Content.of(message)).get(0);
  }
}
