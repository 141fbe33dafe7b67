package dev.signet.mail.smtp.client;

import dev.signet.mail.message.Content;
import dev.signet.mail.net.DeadlinePassed;
import dev.signet.mail.net.Watchdog;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Hands mail to next hops over SMTP or LMTP. Connections are kept for the next mail.
 *
 * <p>Safe for many threads.
 */
public final class SmtpClient implements Closeable {
  private final ClientSettings settings;
  private final Watchdog watchdog = new Watchdog();
  private final Idle idle;

  public SmtpClient(ClientSettings settings) {
    this.settings = settings;
    this.idle = new Idle(settings.idle(), settings.keptFor());
  }

  /** A new conversation, to be closed by the caller or given to {@link #keep}. */
  public SmtpConversation open(NextHop hop) throws NextHopFailure {
    return SmtpConversation.open(hop, settings, watchdog);
  }

  /**
   * A conversation that was kept, or a new one. A kept one may have been left by the next hop; it
   * is asked with RSET first.
   */
  public SmtpConversation converse(NextHop hop) throws NextHopFailure {
    for (Optional<SmtpConversation> kept = taken(hop); kept.isPresent(); kept = taken(hop)) {
      if (isAlive(kept.get())) {
        return kept.get();
      }
    }
    return open(hop);
  }

  private Optional<SmtpConversation> taken(NextHop hop) {
    idle.expired().forEach(SmtpConversation::abandon);
    return idle.take(hop);
  }

  private static boolean isAlive(SmtpConversation kept) {
    try {
      boolean isAlive = kept.reset();
      if (!isAlive) {
        kept.close();
      }
      return isAlive;
    } catch (NextHopFailure gone) {
      return false;
    }
  }

  /** Keeps a conversation for the next mail, unless something is left open or broken in it. */
  public void keep(SmtpConversation conversation) {
    if (conversation.isUsable() && conversation.isClean() && settings.idle() > 0) {
      idle.keep(conversation).forEach(SmtpConversation::close);
    } else {
      conversation.close();
    }
  }

  /**
   * Hands one mail to a next hop.
   *
   * @param peer whose XFORWARD attributes are told, if the next hop takes them
   * @return an outcome for each recipient, in their order
   */
  public List<Outcome> deliver(NextHop hop, Peer peer, Envelope envelope, Content content) {
    try {
      ContentTraits traits = ContentTraits.of(content);
      Delivery delivery = new Delivery(envelope, content, traits, peer.forwarded());
      return deliver(hop, delivery);
    } catch (NextHopFailure failed) {
      return all(envelope, failed.outcome());
    } catch (IOException unreadable) {
      Reply reply = Reply.of(451, "4.3.0", "The message cannot be read, try again later");
      return all(envelope, new Outcome(reply, Outcome.Fate.LOST));
    }
  }

  private List<Outcome> deliver(NextHop hop, Delivery delivery) throws NextHopFailure {
    for (Optional<SmtpConversation> kept = taken(hop); kept.isPresent(); kept = taken(hop)) {
      Optional<List<Outcome>> outcomes = tryOver(kept.get(), delivery);
      if (outcomes.isPresent()) {
        return outcomes.get();
      }
    }
    return over(open(hop), delivery);
  }

  /** Over a kept conversation; nothing if the next hop has left it, which is no reason to fail. */
  private Optional<List<Outcome>> tryOver(SmtpConversation kept, Delivery delivery)
      throws NextHopFailure {
    try {
      List<Outcome> outcomes = over(kept, delivery);
      boolean hasLeft =
          outcomes.stream()
              .allMatch(o -> o.fate() == Outcome.Fate.ANSWERED && o.reply().code() == 421);
      return hasLeft ? Optional.empty() : Optional.of(outcomes);
    } catch (NextHopFailure gone) {
      if (gone.getCause() instanceof DeadlinePassed) {
        throw gone;
      }
      return Optional.empty();
    }
  }

  private List<Outcome> over(SmtpConversation conversation, Delivery delivery)
      throws NextHopFailure {
    try {
      return delivery.over(conversation);
    } finally {
      tidy(conversation);
    }
  }

  private void tidy(SmtpConversation conversation) {
    try {
      if (conversation.isUsable() && !conversation.isClean()) {
        conversation.reset();
      }
      keep(conversation);
    } catch (NextHopFailure gone) {
      conversation.close();
    }
  }

  private static List<Outcome> all(Envelope envelope, Outcome outcome) {
    return new ArrayList<>(Collections.nCopies(envelope.recipients().size(), outcome));
  }

  /** Says QUIT to all that are idle. */
  @Override
  public void close() {
    idle.close().forEach(SmtpConversation::close);
    watchdog.close();
  }
}
