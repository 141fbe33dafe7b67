package dev.signet.server.config;

import dev.signet.entity.DomainName;
import dev.signet.policy.AuthenticationPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an operator has set for the mail edge. */
public record EdgeSettings(
    Roles roles,
    Names names,
    Enforcement enforcement,
    List<ListenerSettings> listeners,
    Service service,
    Dns dns,
    Signing signing,
    Removal removal,
    Receivers receivers,
    Trusted trusted,
    Limits limits,
    Notices notices) {
  public EdgeSettings {
    listeners = List.copyOf(listeners);
  }

  /** What this server does. */
  public record Roles(boolean isKeyService, boolean isMailEdge) {
    public Roles {
      if (!isKeyService && !isMailEdge) {
        throw new WrongSetting(
            EdgeKeys.ROLES.name() + " names no role; use key-service, mail-edge or both");
      }
    }
  }

  /**
   * How the edge calls itself and others.
   *
   * @param mta our MTA's own name in its Received fields; empty for {@code hello}
   * @param isShared other filters of this site write under our identifiers too
   * @param ours further identifiers of results that only we may write
   * @param trusted foreign identifiers whose results stay
   * @param publishesKeyService our domain names a key service in DNS
   */
  public record Names(
      String hello,
      String mta,
      String authservId,
      boolean isShared,
      Set<String> ours,
      Set<String> trusted,
      String helpUrl,
      boolean publishesKeyService) {
    public Names {
      ours = Set.copyOf(ours);
      trusted = Set.copyOf(trusted);
    }
  }

  /** Whether domains' policies are carried out. */
  public record Enforcement(
      boolean isEnforced,
      Set<DomainName> enforcedFor,
      Set<DomainName> monitoredFor,
      boolean defersWithoutPolicy,
      int undecidedHours,
      boolean rejectsUndecided,
      boolean enforcesTlsNever) {
    public Enforcement {
      enforcedFor = Set.copyOf(enforcedFor);
      monitoredFor = Set.copyOf(monitoredFor);
      Checks.within(EdgeRuleKeys.STEMP_HOURS, undecidedHours, 0, 120);
    }
  }

  /**
   * The key service that is asked.
   *
   * @param url empty for the one in this server
   * @param pins SHA-256 digests in base 64
   */
  public record Service(
      String url, List<String> pins, int seconds, int rememberSeconds, int graceHours) {
    public Service {
      url = url.isEmpty() ? url : Checks.httpUrl(EdgeKeys.XKMS_URL, url);
      pins = List.copyOf(pins);
      Checks.within(EdgeKeys.XKMS_SECONDS, seconds, 1, 60);
      Checks.within(EdgeKeys.XKMS_REMEMBER_SECONDS, rememberSeconds, 0, 86_400);
      Checks.within(EdgeKeys.XKMS_GRACE_HOURS, graceHours, 0, 168);
    }
  }

  /** Who answers questions about DNS. */
  public record Dns(
      List<String> resolvers,
      Security security,
      Optional<Path> anchors,
      String policyOwner,
      boolean treeWalk) {
    public Dns {
      resolvers = List.copyOf(resolvers);
    }

    /** Who validates DNSSEC. */
    public enum Security {
      RESOLVER,
      OURSELVES,
      NOBODY
    }
  }

  /** When and with what outgoing mail is signed. */
  public record Signing(
      Map<DomainName, AuthenticationPolicy> own,
      Optional<Path> table,
      Optional<Path> keys,
      boolean protectsHeaders,
      boolean wraps,
      boolean signsForUnknown,
      List<String> neverFor,
      int reloadSeconds) {
    public Signing {
      own = Map.copyOf(own);
      neverFor = List.copyOf(neverFor);
      Checks.within(EdgeKeys.RELOAD_SECONDS, reloadSeconds, 1, 86_400);
    }
  }

  /** Which signatures are taken off. */
  public record Removal(
      boolean opportunistic, boolean explicitIfKnownBad, boolean unknown, boolean withoutLooking) {}

  /** What is known, and found out, of receivers and their exchangers. */
  public record Receivers(
      boolean probes,
      int probePort,
      List<String> privateNetworks,
      Map<DomainName, String> known,
      boolean smartHost,
      List<String> capable,
      List<String> incapable,
      boolean locates) {
    public Receivers {
      privateNetworks = List.copyOf(privateNetworks);
      known = Map.copyOf(known);
      capable = List.copyOf(capable);
      incapable = List.copyOf(incapable);
      Checks.within(EdgeRuleKeys.CAPABILITY_PROBE_PORT, probePort, 1, 65_535);
    }
  }

  /** Whose mail is not judged by domain policies. */
  public record Trusted(
      List<String> relays, Set<DomainName> forwarders, List<String> exemptRecipients) {
    public Trusted {
      relays = List.copyOf(relays);
      forwarders = Set.copyOf(forwarders);
      exemptRecipients = List.copyOf(exemptRecipients);
    }
  }

  /** Bounds on what one client can cost. */
  public record Limits(
      int maxOctets, int memoryOctets, int maxSessions, int maxRecipients, int idleSeconds) {
    public Limits {
      Checks.within(EdgeKeys.MAX_OCTETS, maxOctets, 65_536, 1_073_741_824);
      Checks.within(EdgeKeys.MEMORY_OCTETS, memoryOctets, 4096, 104_857_600);
      Checks.within(EdgeKeys.MAX_SESSIONS, maxSessions, 1, 10_000);
      Checks.within(EdgeKeys.MAX_RECIPIENTS, maxRecipients, 100, 50_000);
      Checks.within(EdgeKeys.SESSION_SECONDS, idleSeconds, 10, 3600);
    }
  }

  /**
   * Whether domains are told of mail that does not keep their policy.
   *
   * @param next empty if notices are only written
   * @param contact empty for postmaster
   */
  public record Notices(boolean isDaily, String next, String contact) {}
}
