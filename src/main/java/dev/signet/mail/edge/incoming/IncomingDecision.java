package dev.signet.mail.edge.incoming;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.smtp.Reply;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether a message is let in. */
public sealed interface IncomingDecision {

  Ruling ruling();

  /**
   * It is, and table I-2 says in which form.
   *
   * @param violations that are not held against it
   */
  record Accept(Ruling ruling, List<Violation> violations) implements IncomingDecision {
    public Accept {
      violations = List.copyOf(violations);
    }

    /** Rules by which it would have been refused for good; for the counter would_reject. */
    public List<String> wouldReject() {
      return violations.stream()
          .filter(violation -> violation.without() == Violation.Without.REJECTED)
          .map(violation -> violation.ruling().rule())
          .toList();
    }
  }

  /** It waits at its sender. */
  record Defer(Ruling ruling, Reply reply) implements IncomingDecision {}

  /** It is refused for good. */
  record Reject(Ruling ruling, Reply reply) implements IncomingDecision {}

  /** Takes the decision apart. */
  default <T> T match(
      Function<Accept, T> accept, Function<Defer, T> defer, Function<Reject, T> reject) {
    if (this instanceof Accept a) {
      return accept.apply(a);
    }
    if (this instanceof Defer d) {
      return defer.apply(d);
    }
    return reject.apply((Reject) this);
  }

  /**
   * Both together: the stricter one, and of two that accept all violations (edge of tables I-1 and
   * I-3, and of several recipients that get one reply).
   */
  default IncomingDecision and(IncomingDecision other) {
    if (this instanceof Accept mine && other instanceof Accept theirs) {
      return new Accept(
          mine.violations().isEmpty() ? theirs.ruling() : mine.ruling(),
          Stream.concat(mine.violations().stream(), theirs.violations().stream())
              .distinct()
              .toList());
    }
    return other.strictness() > strictness() ? other : this;
  }

  /** The explanation of it. */
  default EdgeReport report(MessageFinding message) {
    String word = match(accept -> "accept", defer -> "defer", reject -> "reject");
    EdgeReport report =
        EdgeReport.on("incoming", word, ruling(), message.words())
            .with(message.signature().result(), message.identity());
    return match(
        accept -> report.sparing(accept.wouldReject()),
        defer -> report.with(defer.reply()),
        reject -> report.with(reject.reply()));
  }

  private int strictness() {
    return match(accept -> 0, defer -> 1, reject -> 2);
  }
}
