package dev.signet.mail.notice;

import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.incoming.Violation;
import dev.signet.mail.network.Network;
import java.net.InetAddress;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * One way in which mail did not keep a domain's policy. Messages that share it are counted
 * together.
 *
 * @param day in UTC
 * @param rule by which it was found
 * @param source IP address of the client; {@value #LOCAL} if it had none, {@value #OTHERS} for all
 *     that were too many to list
 */
record Breach(LocalDate day, String rule, Outcome outcome, String source)
    implements Comparable<Breach> {
  static final String LOCAL = "local";
  static final String OTHERS = "others";

  private static final Comparator<Breach> ORDER =
      Comparator.comparing(Breach::day)
          .thenComparing(Breach::rule)
          .thenComparing(Breach::outcome)
          .thenComparing(Breach::source);

  /** What became of the messages. */
  enum Outcome {
    ACCEPTED,
    DEFERRED,
    REJECTED
  }

  /** Where a message came from, as it may be told. */
  static String source(String address) {
    return Network.literal(address).map(InetAddress::getHostAddress).orElse(LOCAL);
  }

  /** What is held against a message, or would be without an exemption. */
  static List<Breach> in(IncomingDecision decision, LocalDate day, String source) {
    return decision.match(
        accept ->
            accept.violations().stream()
                .map(Violation::ruling)
                .map(ruling -> new Breach(day, ruling.rule(), Outcome.ACCEPTED, source))
                .distinct()
                .toList(),
        defer -> one(defer.ruling(), Outcome.DEFERRED, day, source),
        reject -> one(reject.ruling(), Outcome.REJECTED, day, source));
  }

  private static List<Breach> one(Ruling ruling, Outcome outcome, LocalDate day, String source) {
    return List.of(new Breach(day, ruling.rule(), outcome, source));
  }

  /** The same from one of many. */
  Breach ofOthers() {
    return new Breach(day, rule, outcome, OTHERS);
  }

  @Override
  public int compareTo(Breach other) {
    return ORDER.compare(this, other);
  }
}
