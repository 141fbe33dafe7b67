package dev.signet.mail.smtp.server;

import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A session behind the wire whose faults end here: they become 451 4.3.0 with a reference that
 * stands in the log. The client keeps its message, so nothing is lost.
 */
final class Guarded {
  private static final Logger LOG = System.getLogger(Guarded.class.getName());

  private final String reference;
  private final Optional<MailService.Session> session;
  private int faults;

  private Guarded(String reference, Optional<MailService.Session> session) {
    this.reference = reference;
    this.session = session;
  }

  /**
   * Opens a session; one that cannot be opened greets with the fault.
   *
   * @param reference of the connection, unique in this process
   */
  static Guarded open(String reference, MailService service, Peer peer) {
    try {
      return new Guarded(reference, Optional.of(service.open(peer)));
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.ERROR, "session " + reference + " cannot be opened", fault);
      return new Guarded(reference, Optional.empty());
    }
  }

  Reply greeting() {
    Reply greeting = guarded(MailService.Session::greeting, this::fault);
    boolean isKnown = Set.of(220, 421, 554).contains(greeting.code());
    return isKnown ? greeting : new Reply(421, "4.3.0", greeting.lines());
  }

  Set<String> hello(Peer peer) throws Refused {
    Optional<Set<String>> keywords =
        guarded(s -> Optional.of(Set.copyOf(s.hello(peer))), Optional::empty);
    return keywords.orElseThrow(() -> Refused.because(fault()));
  }

  Reply mail(Peer peer, Envelope.Sender sender) {
    return guarded(s -> s.mail(peer, sender), this::fault);
  }

  Reply recipient(Envelope.Recipient recipient) {
    return guarded(s -> s.recipient(recipient), this::fault);
  }

  Optional<Reply> beforeContent() {
    return guarded(MailService.Session::beforeContent, () -> Optional.of(fault()));
  }

  /** As many replies as are due, whatever happens. */
  List<Reply> message(Content content, int due) {
    Optional<List<Reply>> replies =
        guarded(s -> Optional.of(List.copyOf(s.message(content))), Optional::empty);
    if (replies.isPresent() && replies.get().size() != due) {
      faults++;
      LOG.log(
          Level.ERROR,
          "fault {0}: {1} replies to a message where {2} are due",
          lastReference(),
          replies.get().size(),
          due);
    }
    return replies
        .filter(all -> all.size() == due)
        .orElseGet(() -> Collections.nCopies(due, fault()));
  }

  void reset() {
    guarded(Guarded::reset, () -> false);
  }

  private static boolean reset(MailService.Session session) {
    session.reset();
    return true;
  }

  void close() {
    guarded(Guarded::close, () -> false);
  }

  private static boolean close(MailService.Session session) {
    session.close();
    return true;
  }

  private interface Step<T> {
    T of(MailService.Session session);
  }

  private <T> T guarded(Step<T> step, Supplier<T> otherwise) {
    if (session.isEmpty()) {
      return otherwise.get();
    }
    try {
      return step.of(session.get());
    } catch (RuntimeException | Error fault) {
      faults++;
      LOG.log(Level.ERROR, "fault " + lastReference(), fault);
      return otherwise.get();
    }
  }

  private String lastReference() {
    return reference + "-" + faults;
  }

  private Reply fault() {
    return Replies.fault(lastReference());
  }
}
