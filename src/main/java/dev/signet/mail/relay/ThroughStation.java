package dev.signet.mail.relay;

import dev.signet.mail.handling.Edge;
import dev.signet.mail.handling.Fate;
import dev.signet.mail.handling.Handled;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Keywords;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.client.NextHopFailure;
import dev.signet.mail.smtp.client.Outcome;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.client.SmtpConversation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A listener through which each command goes on to the next hop before it is answered, so that
 * refusals of single recipients reach the client: the front that advertises {@code SMIME}, and the
 * filter over SMTP, where one reply stands for all recipients.
 */
public final class ThroughStation implements MailService {
  private static final Set<String> OUR_OWN =
      Set.of("STARTTLS", "SIZE", "XCLIENT", "XFORWARD", "AUTH", Keywords.SMIME);

  private static final Reply NO_XCLIENT =
      Reply.of(421, "4.3.5", "the mail server behind does not take XCLIENT from here");

  private final Station station;
  private final Edge edge;
  private final SmtpClient client;
  private final Optional<PublicSessions> sessions;

  private ThroughStation(
      Station station, Edge edge, SmtpClient client, Optional<PublicSessions> sessions) {
    this.station = station;
    this.edge = edge;
    this.client = client;
    this.sessions = sessions;
  }

  /** A front: passes octets on unchanged, names its clients to the next hop with XCLIENT. */
  public static ThroughStation front(Station station, SmtpClient client, PublicSessions sessions) {
    return new ThroughStation(station, Unchanged.EDGE, client, Optional.of(sessions));
  }

  /** A filter with one reply for all recipients. */
  public static ThroughStation filter(Station station, Edge edge, SmtpClient client) {
    return new ThroughStation(station, edge, client, Optional.empty());
  }

  @Override
  public Session open(Peer peer) {
    return new Through(peer);
  }

  /** One client and its conversation with the next hop. */
  private final class Through implements Session {
    private Peer peer;
    private Optional<SmtpConversation> conversation = Optional.empty();
    private Optional<Reply> refused = Optional.empty();
    private Optional<PublicSessions.Entry> entry = Optional.empty();
    private boolean isNamed;
    private Envelope.Sender sender = new Envelope.Sender("", List.of());
    private final List<Envelope.Recipient> recipients = new ArrayList<>();

    Through(Peer peer) {
      this.peer = peer;
    }

    @Override
    public Reply greeting() {
      try {
        conversation = Optional.of(client.open(station.next()));
        return Reply.of(220, "", "ESMTP signet");
      } catch (NextHopFailure nobody) {
        return Reply.of(421, "4.3.2", "the mail server behind cannot be reached, try again later");
      }
    }

    @Override
    public Set<String> hello(Peer now) {
      boolean isNew = !now.hello().equals(peer.hello()) || now.isExtended() != peer.isExtended();
      peer = now;
      entry.ifPresent(PublicSessions.Entry::leave);
      entry = sessions.map(all -> all.enter(now, station.isAdvertised()));
      if (sessions.isPresent() && isNew) {
        named();
      }
      return offered(conversation.map(SmtpConversation::keywords));
    }

    /** The client's own name changes; who it is, is said once: then the right to say it is gone. */
    private Optional<Reply> told(SmtpConversation behind) throws NextHopFailure {
      if (isNamed) {
        behind.hello(peer.hello());
        return Optional.empty();
      }
      String xclient = behind.keywords().parameter("XCLIENT").orElse("");
      if (!List.of(xclient.split(" ")).contains("ADDR")) {
        return Optional.of(NO_XCLIENT);
      }
      Reply reply = behind.become(peer);
      isNamed = reply.code() == 220;
      return isNamed ? Optional.empty() : Optional.of(aboutTheClient(reply));
    }

    /** Whatever is not said about the client is about us, and no reason to lose its mail. */
    private static Reply aboutTheClient(Reply reply) {
      boolean isJudged = reply.isTransient() || reply.code() == 521 || reply.code() == 554;
      return isJudged ? reply : NO_XCLIENT;
    }

    /** The next hop shall judge the client, not us; without XCLIENT it would relay for anybody. */
    private void named() {
      refused =
          conversation.flatMap(
              behind -> {
                try {
                  return told(behind);
                } catch (NextHopFailure lost) {
                  return Optional.of(lost.reply());
                }
              });
    }

    private Set<String> offered(Optional<Keywords> behind) {
      Set<String> offered = new LinkedHashSet<>();
      behind.ifPresent(
          keywords ->
              keywords
                  .parameters()
                  .forEach(
                      (name, value) -> {
                        if (!OUR_OWN.contains(name)) {
                          offered.add(value.isEmpty() ? name : name + " " + value);
                        }
                      }));
      offered.add("SIZE " + size(behind));
      offered.add("STARTTLS");
      if (sessions.isEmpty()) {
        offered.addAll(Set.of("XCLIENT", "XFORWARD"));
      }
      if (station.isAdvertised()) {
        offered.add(Keywords.SMIME);
      }
      return offered;
    }

    /** SIZE 0 means no fixed limit (RFC 1870 section 4). */
    private long size(Optional<Keywords> behind) {
      long theirs =
          behind
              .flatMap(keywords -> keywords.parameter("SIZE"))
              .filter(size -> size.matches("[0-9]{1,15}"))
              .map(Long::parseLong)
              .filter(size -> size > 0)
              .orElse(station.maxOctets());
      return Math.min(theirs, station.maxOctets());
    }

    @Override
    public Reply mail(Peer now, Envelope.Sender from) {
      peer = now;
      sender = from;
      return asked(
          behind -> {
            behind.forward(peer.forwarded());
            return behind.mail(from);
          });
    }

    @Override
    public Reply recipient(Envelope.Recipient recipient) {
      Reply reply = asked(behind -> behind.recipient(recipient));
      if (reply.isPositive()) {
        recipients.add(recipient);
      }
      return reply;
    }

    @Override
    public Optional<Reply> beforeContent() {
      return refused;
    }

    @Override
    public List<Reply> message(Content message) {
      Passage passage =
          new Passage(
              station.name(),
              station.isAdvertised(),
              peer,
              new Envelope(sender, recipients),
              message);
      try (Handled handled = edge.handle(passage, true)) {
        Fate fate = handled.lots().get(0).fate();
        return List.of(
            fate.match(forward -> sent(forward.message().content()), Fate.Refuse::reply));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private Reply sent(Content content) {
      return asked(
          behind -> {
            Reply go = behind.data();
            return go.code() == 354 ? common(behind.content(content)) : go;
          });
    }

    /** Over SMTP there is one; a next hop that gives several must be content with all. */
    private static Reply common(List<Outcome> outcomes) {
      return outcomes.stream()
          .filter(outcome -> !outcome.isDelivered())
          .findFirst()
          .orElse(outcomes.get(0))
          .reply();
    }

    private Reply asked(Question question) {
      if (refused.isPresent()) {
        return refused.get();
      }
      if (conversation.isEmpty() || !conversation.get().isUsable()) {
        return Reply.of(421, "4.3.2", "the mail server behind is gone, try again later");
      }
      try {
        return question.ask(conversation.get());
      } catch (NextHopFailure lost) {
        return lost.reply();
      }
    }

    @Override
    public void reset() {
      recipients.clear();
      conversation.filter(SmtpConversation::isUsable).ifPresent(Through::forget);
    }

    private static void forget(SmtpConversation behind) {
      try {
        if (!behind.reset()) {
          behind.close();
        }
      } catch (NextHopFailure gone) {
        behind.close();
      }
    }

    @Override
    public void close() {
      entry.ifPresent(PublicSessions.Entry::leave);
      conversation.ifPresent(SmtpConversation::close);
    }
  }

  /** Something that the next hop is asked. */
  private interface Question {
    Reply ask(SmtpConversation behind) throws NextHopFailure;
  }
}
