package dev.signet.mail.smtp.client;

import dev.signet.mail.smtp.NextHop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Conversations that wait for the next mail to the same next hop. */
final class Idle {
  private final int most;
  private final Duration keptFor;
  private final Map<NextHop, Deque<Kept>> kept = new HashMap<>();
  private boolean isClosed;

  Idle(int most, Duration keptFor) {
    this.most = most;
    this.keptFor = keptFor;
  }

  private record Kept(SmtpConversation conversation, long since) {}

  /** The one that was used last: the others may grow old and go. */
  synchronized Optional<SmtpConversation> take(NextHop hop) {
    Deque<Kept> idle = kept.getOrDefault(hop, new ArrayDeque<>());
    return Optional.ofNullable(idle.pollLast()).map(Kept::conversation);
  }

  /** Keeps one. Those that are of no use any more are given back to be closed. */
  synchronized List<SmtpConversation> keep(SmtpConversation conversation) {
    Deque<Kept> idle = kept.computeIfAbsent(conversation.hop(), hop -> new ArrayDeque<>());
    idle.addLast(new Kept(conversation, System.nanoTime()));
    return leavers(isClosed ? 0 : most);
  }

  synchronized List<SmtpConversation> expired() {
    return leavers(most);
  }

  synchronized List<SmtpConversation> close() {
    isClosed = true;
    return leavers(0);
  }

  private List<SmtpConversation> leavers(int limit) {
    List<SmtpConversation> leaving = new ArrayList<>();
    long now = System.nanoTime();
    for (Deque<Kept> idle : kept.values()) {
      while (!idle.isEmpty()
          && (idle.size() > limit || now - idle.getFirst().since() > keptFor.toNanos())) {
        leaving.add(idle.removeFirst().conversation());
      }
    }
    return leaving;
  }
}
