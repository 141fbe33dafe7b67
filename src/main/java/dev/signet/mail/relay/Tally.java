package dev.signet.mail.relay;

import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Replies of several transactions, put into the order in which the recipients were named (RFC 2033
 * section 4.2). A recipient may be named twice.
 */
final class Tally {
  private static final Reply FORGOTTEN =
      Reply.of(451, "4.3.0", "no answer for this recipient, try again later");

  private final List<Envelope.Recipient> recipients;
  private final Map<Envelope.Recipient, Deque<Reply>> replies = new HashMap<>();

  Tally(List<Envelope.Recipient> recipients) {
    this.recipients = List.copyOf(recipients);
  }

  void add(List<Envelope.Recipient> some, List<Reply> theirs) {
    for (int i = 0; i < some.size() && i < theirs.size(); i++) {
      replies.computeIfAbsent(some.get(i), none -> new ArrayDeque<>()).add(forOne(theirs.get(i)));
    }
  }

  /** 421 ends a connection; for one recipient of many it means no more than later. */
  private static Reply forOne(Reply reply) {
    return reply.code() == 421 ? new Reply(451, "4.3.2", reply.lines()) : reply;
  }

  /** A recipient without a reply is told to come again: that loses nothing. */
  List<Reply> inOrder() {
    return recipients.stream().map(this::next).toList();
  }

  private Reply next(Envelope.Recipient recipient) {
    Deque<Reply> theirs = replies.getOrDefault(recipient, new ArrayDeque<>());
    return theirs.isEmpty() ? FORGOTTEN : theirs.remove();
  }
}
