package dev.signet.pki.fetch.guard;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Applies {@link FetchRules} to one URI: first to what is written, then to what it resolves to. */
public final class Guard {

  /** Top-level names that belong to local networks (RFC 6761, RFC 6762, RFC 8375, RFC 9476). */
  private static final Set<String> LOCAL_NAMES =
      Set.of("localhost", "local", "internal", "alt", "onion", "home.arpa", "lan", "intranet");

  private static final int ADDRESSES = 4;

  private final FetchRules rules;
  private final AddressResolver resolver;

  public Guard(FetchRules rules, AddressResolver resolver) {
    this.rules = rules;
    this.resolver = resolver;
  }

  /** Judges what is written; nothing is looked up. */
  public TargetUri check(URI uri) throws RefusedByGuard {
    TargetUri target = TargetUri.of(uri);
    if (!rules.schemes().contains(target.scheme())) {
      throw new RefusedByGuard(GuardRule.SCHEME, "scheme '" + target.scheme() + "' is not allowed");
    }
    if (rules.hosts().find(target).isEmpty()) {
      checkHost(target);
      checkPort(target);
    }
    return target;
  }

  /**
   * Resolves the target, once, and keeps the addresses that may be connected to.
   *
   * @throws UnknownHostException if the name has no address
   */
  public Destination admit(TargetUri target, Duration within)
      throws RefusedByGuard, UnknownHostException {
    Optional<InetSocketAddress> mapped = rules.hosts().find(target);
    if (mapped.isPresent()) {
      return new Destination(target, List.of(mapped.get()), false);
    }
    return rules.proxy().isPresent()
        ? throughProxy(target, rules.proxy().get(), within)
        : direct(target, within);
  }

  private void checkHost(TargetUri target) throws RefusedByGuard {
    if (rules.hosts().exclusive()) {
      throw new RefusedByGuard(
          GuardRule.HOST, "'" + target.host() + "' is not in the hosts map, and nothing else is");
    }
    if (target.literal().isPresent()) {
      checkAddress(target, target.literal().get());
    } else if (isLocal(target.host()) && !isExempt(target)) {
      throw new RefusedByGuard(
          GuardRule.HOST, "'" + target.host() + "' is a name of a local network");
    }
  }

  private void checkPort(TargetUri target) throws RefusedByGuard {
    boolean open =
        rules.ports().contains(target.port())
            || rules.exemptions().stream().anyMatch(e -> e.admitsPortOf(target));
    if (!open) {
      throw new RefusedByGuard(GuardRule.PORT, "port " + target.port() + " is not allowed");
    }
  }

  private Destination throughProxy(TargetUri target, InetSocketAddress proxy, Duration within)
      throws RefusedByGuard, UnknownHostException {
    if (target.isLdap()) {
      throw new RefusedByGuard(GuardRule.SCHEME, "only HTTP goes through the proxy");
    }
    List<InetSocketAddress> addresses = new ArrayList<>();
    if (proxy.isUnresolved()) {
      for (InetAddress address : resolver.resolve(proxy.getHostString(), within)) {
        addresses.add(new InetSocketAddress(address, proxy.getPort()));
      }
    } else {
      addresses.add(proxy);
    }
    return new Destination(target, addresses, true);
  }

  private Destination direct(TargetUri target, Duration within)
      throws RefusedByGuard, UnknownHostException {
    List<InetSocketAddress> admitted = new ArrayList<>();
    Optional<RefusedByGuard> refusal = Optional.empty();
    for (InetAddress address : addresses(target, within)) {
      try {
        checkAddress(target, address);
        admitted.add(new InetSocketAddress(address, target.port()));
      } catch (RefusedByGuard refused) {
        refusal = Optional.of(refused);
      }
    }
    if (admitted.isEmpty()) {
      throw refusal.orElseThrow(() -> new UnknownHostException(target.host() + ": no address"));
    }
    return new Destination(
        target, admitted.subList(0, Math.min(ADDRESSES, admitted.size())), false);
  }

  private List<InetAddress> addresses(TargetUri target, Duration within)
      throws UnknownHostException {
    return target.literal().isPresent()
        ? List.of(target.literal().get())
        : resolver.resolve(target.host(), within);
  }

  private void checkAddress(TargetUri target, InetAddress address) throws RefusedByGuard {
    Optional<String> objection = AddressRules.objection(address);
    boolean exempt = rules.exemptions().stream().anyMatch(e -> e.admits(target, address));
    if (objection.isPresent() && !exempt) {
      throw new RefusedByGuard(
          GuardRule.ADDRESS,
          "'" + target.host() + "' is at " + address.getHostAddress() + ": " + objection.get());
    }
  }

  private boolean isExempt(TargetUri target) {
    return rules.exemptions().stream().anyMatch(e -> e.admits(target));
  }

  private static boolean isLocal(String name) {
    return name.indexOf('.') < 0
        || LOCAL_NAMES.stream().anyMatch(local -> name.endsWith("." + local));
  }
}
