package dev.signet.mail.capability;

import dev.signet.mail.capability.HostMemory.HostSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.memory.SingleFlight;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * The host that all mail goes through. Its EHLO reply speaks for itself and not for the domains
 * behind it, unless an administrator says that it hands on what they say.
 *
 * @param isTransparent its keywords are those of the hosts behind it
 */
public record SmartHost(InetSocketAddress address, boolean isTransparent) {

  /** Asks it; there is no pace to keep, for it is ours. */
  public static final class Asked {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final SmartHost host;
    private final EhloQuestion question;
    private final HostMemory memory;
    private final SingleFlight<String, HostSupport> flights =
        new SingleFlight<>(HostSupport.UNKNOWN);

    /**
     * @param memory its own: a name in DNS must not pass for the smart host
     */
    public Asked(SmartHost host, EhloQuestion question, HostMemory memory) {
      this.host = host;
      this.question = question;
      this.memory = memory;
    }

    CapabilityFinding capability() {
      if (!host.isTransparent()) {
        return new CapabilityFinding(
            NextHopSupport.UNKNOWN, "all mail goes through a smart host that is not transparent");
      }
      String name = host.address().toString();
      Optional<HostSupport> known = memory.recall(name);
      HostSupport support = known.orElseGet(() -> flights.get(name, () -> ask(name)));
      return new CapabilityFinding(
          capability(support),
          "the transparent smart host " + name + " advertises SMIME: " + support);
    }

    private HostSupport ask(String name) {
      return question
          .ask(host.address(), LIMIT)
          .match(
              answered -> {
                memory.learn(name, answered.keywords());
                return memory.recall(name).orElse(HostSupport.UNKNOWN);
              },
              silent -> {
                memory.learnNothing(name);
                return HostSupport.UNKNOWN;
              });
    }

    private static NextHopSupport capability(HostSupport support) {
      return switch (support) {
        case YES -> NextHopSupport.KNOWN_ALL;
        case NO -> NextHopSupport.KNOWN_NONE;
        case UNKNOWN -> NextHopSupport.UNKNOWN;
      };
    }
  }
}
