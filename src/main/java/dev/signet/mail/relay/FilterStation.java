package dev.signet.mail.relay;

import dev.signet.mail.handling.Edge;
import dev.signet.mail.handling.Handled;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.client.Outcome;
import dev.signet.mail.smtp.client.SmtpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A filter between an MTA and its next hop, over LMTP: each recipient may get another form of the
 * message, and gets the reply of the transaction that carried it.
 */
public final class FilterStation implements MailService {
  private static final Reply OK = Reply.of(250, "2.1.0", "Ok");
  private static final Reply FAULT = Reply.of(451, "4.3.0", "a fault inside, try again later");
  private static final Logger LOG = System.getLogger("dev.signet.edge");
  private static final Reply RECIPIENT_OK = Reply.of(250, "2.1.5", "Ok");

  private final Station station;
  private final Edge edge;
  private final SmtpClient client;

  public FilterStation(Station station, Edge edge, SmtpClient client) {
    this.station = station;
    this.edge = edge;
    this.client = client;
  }

  @Override
  public Session open(Peer peer) {
    return new Filtering(peer);
  }

  /** One connection of the MTA. */
  private final class Filtering implements Session {
    private Peer peer;
    private Envelope.Sender sender = new Envelope.Sender("", List.of());
    private final List<Envelope.Recipient> recipients = new ArrayList<>();

    Filtering(Peer peer) {
      this.peer = peer;
    }

    @Override
    public Reply greeting() {
      return Reply.of(220, "", "signet mail edge, " + station.name());
    }

    /** What the next hop lacks is found out when it matters; the MTA sends all of it anyway. */
    @Override
    public Set<String> hello(Peer now) {
      peer = now;
      return Set.of(
          "PIPELINING",
          "SIZE " + station.maxOctets(),
          "8BITMIME",
          "SMTPUTF8",
          "ENHANCEDSTATUSCODES",
          "DSN",
          "CHUNKING",
          "STARTTLS",
          "REQUIRETLS",
          "XFORWARD",
          "XCLIENT");
    }

    @Override
    public Reply mail(Peer now, Envelope.Sender from) {
      peer = now;
      sender = from;
      return OK;
    }

    @Override
    public Reply recipient(Envelope.Recipient recipient) {
      recipients.add(recipient);
      return RECIPIENT_OK;
    }

    @Override
    public Optional<Reply> beforeContent() {
      return Optional.empty();
    }

    @Override
    public List<Reply> message(Content message) {
      Envelope envelope = new Envelope(sender, recipients);
      Passage passage =
          new Passage(station.name(), station.isAdvertised(), peer, envelope, message);
      try (Handled handled = edge.handle(passage, false)) {
        Tally tally = new Tally(recipients);
        for (Handled.Lot lot : handled.lots()) {
          tally.add(lot.recipients(), replies(envelope, lot));
        }
        return tally.inOrder();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private List<Reply> replies(Envelope envelope, Handled.Lot lot) {
      return lot.fate()
          .match(
              forward -> sent(envelope.to(lot.recipients()), forward.message().content()),
              refuse -> lot.recipients().stream().map(recipient -> refuse.reply()).toList());
    }

    /** A fault here is that of one lot: others may have been delivered already. */
    private List<Reply> sent(Envelope envelope, Content content) {
      try {
        return client.deliver(station.next(), peer, envelope, content).stream()
            .map(Outcome::reply)
            .toList();
      } catch (RuntimeException fault) {
        LOG.log(Level.ERROR, "a message could not be handed to " + station.next(), fault);
        return envelope.recipients().stream().map(recipient -> FAULT).toList();
      }
    }

    @Override
    public void reset() {
      recipients.clear();
    }

    @Override
    public void close() {
      recipients.clear();
    }
  }
}
