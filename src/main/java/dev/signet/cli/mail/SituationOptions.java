package dev.signet.cli.mail;

import dev.signet.cli.session.Misuse;
import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.handling.Rehearsal;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.text.PolicyReader;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which situation the edge meets the message: what domains declare, and who copes with what. */
final class SituationOptions {

  /** Whether the receiver's program copes with signed mail. */
  enum Copes {
    YES,
    NO,
    UNKNOWN
  }

  /** Whether the next hop advertises SMIME. */
  enum NextHop {
    ALL,
    SOME,
    NONE,
    UNKNOWN
  }

  @Option(names = "--incoming", description = "As mail that comes in (default).")
  private boolean incoming;

  @Option(names = "--outgoing", description = "As mail of ours that goes out.")
  private boolean outgoing;

  @Option(names = "--enforce", description = "As an edge that carries policies out.")
  private boolean enforce;

  @Option(names = "--advertised", description = "As a listener that says SMIME.")
  private boolean advertised;

  @Option(
      names = "--policy-text",
      paramLabel = "RECORD",
      description = "What the author's domain publishes: XML, tags, or one word such as Always.")
  private Optional<String> policy = Optional.empty();

  @Option(
      names = "--receiver",
      paramLabel = "yes|no|unknown",
      description = "Whether the receiver's program copes with signed mail.")
  private Copes receiver = Copes.UNKNOWN;

  @Option(
      names = "--next-hop",
      paramLabel = "all|some|none|unknown",
      description = "Whether the exchangers of the receiving domain advertise SMIME.")
  private NextHop nextHop = NextHop.UNKNOWN;

  boolean isOutgoing() throws Misuse {
    if (incoming && outgoing) {
      throw new Misuse("--incoming and --outgoing exclude each other");
    }
    return outgoing;
  }

  boolean isEnforced() {
    return enforce;
  }

  boolean isAdvertised() {
    return advertised;
  }

  ReceiverSupport receiver() {
    return ReceiverSupport.valueOf(receiver.name());
  }

  Rehearsal.Supposed supposed() throws Misuse {
    NextHopSupport edge =
        nextHop == NextHop.UNKNOWN
            ? NextHopSupport.UNKNOWN
            : NextHopSupport.valueOf("KNOWN_" + nextHop.name());
    return new Rehearsal.Supposed(declared().authentication(DomainPolicy.SMIME), edge, receiver());
  }

  /** What the author's domain is supposed to publish; nothing without an author. */
  Optional<PolicyFinding> policyOf(Optional<MailAddress> author) throws Misuse {
    DomainPolicy declared = declared();
    Optional<DomainName> domain = author.map(MailAddress::domain);
    return domain.map(
        name ->
            policy.isEmpty()
                ? new PolicyFinding.Absent(name, false)
                : new PolicyFinding.Published(name, declared, false, false, List.of()));
  }

  private DomainPolicy declared() throws Misuse {
    if (policy.isEmpty()) {
      return DomainPolicy.UNDEFINED;
    }
    String text = policy.get();
    boolean isWord = AuthenticationPolicy.of(text).word().equals(text);
    String record = isWord ? "v=SMIMEP1; auth=SMIME:" + text : text;
    Optional<DomainPolicy> read =
        PolicyReader.read(record)
            .match(found -> Optional.of(found.policy()), malformed -> Optional.empty());
    return read.orElseThrow(
        () ->
            new Misuse(
                "--policy-text: neither a policy record nor EHLO, Always, Never, Undefined"));
  }
}
