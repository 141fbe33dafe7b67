package dev.signet.mail.capability;

import dev.signet.entity.DomainName;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Where a domain's mail is taken in, as DNS says; the outside world begins here. */
public interface MailExchangers {

  /**
   * The hosts that take mail for a domain (RFC 5321 section 5.1); never throws for what DNS says.
   *
   * @param deadline nothing is asked after it
   */
  Route of(DomainName domain, Instant deadline);

  /** What DNS says. */
  sealed interface Route {

    /**
     * The best first; without an MX record the domain itself.
     *
     * @param isWhole there are no more than these
     */
    record Hosts(List<Host> hosts, boolean isWhole) implements Route {
      public Hosts {
        hosts = List.copyOf(hosts);
      }
    }

    /** The domain takes no mail: null MX (RFC 7505), or it does not exist. */
    record NoMail(String because) implements Route {}

    /** DNS gave no answer that counts. */
    record Unavailable(String because) implements Route {}

    /** Takes the route apart. */
    default <T> T match(
        Function<Hosts, T> hosts, Function<NoMail, T> noMail, Function<Unavailable, T> away) {
      if (this instanceof Hosts h) {
        return hosts.apply(h);
      }
      if (this instanceof NoMail n) {
        return noMail.apply(n);
      }
      return away.apply((Unavailable) this);
    }
  }

  /**
   * One host.
   *
   * @param name in lower case, without a trailing dot
   * @param addresses empty if it has none that can be found now
   */
  record Host(String name, List<InetAddress> addresses) {
    public Host {
      addresses = List.copyOf(addresses);
    }
  }
}
