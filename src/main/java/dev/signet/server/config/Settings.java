package dev.signet.server.config;

import dev.signet.entity.DomainName;
import dev.signet.pki.algorithm.NativeProvider;
import dev.signet.xkms.ResultSigning;
import dev.signet.xkms.exchange.phase.Demand;
import dev.signet.xkms.xml.dom.SecureXml;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Everything that an operator may decide.
 *
 * @param dataDirectory absolute
 * @param commonDirectory absolute; what all nodes of one service share
 * @param policies the default policy first, at least that one
 * @param policyFiles where more policies lie
 * @param signatureProvider what checks signatures of certificates
 * @param rememberDays how long Ids of state-changing requests are remembered
 * @param relay which questions are passed on to other services
 * @param operatorRemote whether operator requests may come from other machines
 */
public record Settings(
    Path dataDirectory,
    Path commonDirectory,
    Listening listening,
    Limits limits,
    Services services,
    List<PolicySettings> policies,
    PolicyFiles policyFiles,
    RegistrationSettings registration,
    ExchangeSettings exchange,
    DatabaseSettings database,
    NativeProvider signatureProvider,
    int rememberDays,
    RelaySettings relay,
    boolean operatorRemote) {

  public Settings {
    policies = List.copyOf(policies);
  }

  /** How that policy's door behaves; a policy that is not listed has the defaults. */
  public PolicySettings policy(String name) {
    return policies.stream()
        .filter(policy -> policy.name().equals(name))
        .findFirst()
        .orElseGet(() -> PolicySettings.unlisted(name, policyFiles.directory()));
  }

  /**
   * Policies as files.
   *
   * @param reloadSeconds how often changes are looked for; 0 for never
   */
  public record PolicyFiles(Path directory, int reloadSeconds) {
    public PolicyFiles {
      Checks.within(SettingKeys.POLICIES_RELOAD_SECONDS, reloadSeconds, 0, 86_400);
    }
  }

  /**
   * Where the server is reached.
   *
   * @param publicUrl without a slash at the end
   * @param publicUrlGiven false if nobody set it
   */
  public record Listening(
      String host, int httpPort, int httpsPort, String publicUrl, boolean publicUrlGiven) {
    public Listening {
      Checks.within(SettingKeys.HTTP_PORT, httpPort, 0, 65_535);
      Checks.within(SettingKeys.HTTPS_PORT, httpsPort, -1, 65_535);
      publicUrl = Checks.httpUrl(SettingKeys.PUBLIC_URL, publicUrl);
    }
  }

  /**
   * Bounds on what one client can cost.
   *
   * @param maxConcurrent requests answered at once
   */
  public record Limits(
      int maxOctets, int maxSeconds, int maxOpen, int maxConcurrent, int responseLimit) {
    public Limits {
      Checks.within(SettingKeys.REQUEST_MAX_OCTETS, maxOctets, 1024, SecureXml.MAX_OCTETS);
      Checks.within(SettingKeys.REQUEST_MAX_SECONDS, maxSeconds, 1, 3600);
      Checks.within(SettingKeys.REQUEST_MAX_OPEN, maxOpen, 1, 100_000);
      Checks.within(SettingKeys.REQUEST_MAX_CONCURRENT, maxConcurrent, 1, 100_000);
      Checks.within(SettingKeys.RESPONSE_LIMIT, responseLimit, 1, 1000);
    }
  }

  /**
   * What is offered, and in whose name.
   *
   * @param aliases further accepted values of the Service attribute
   */
  public record Services(
      List<String> aliases,
      Set<DomainName> authoritativeDomains,
      boolean recover,
      boolean generate) {
    public Services {
      aliases = List.copyOf(aliases);
      authoritativeDomains = Set.copyOf(authoritativeDomains);
    }
  }

  /** One trust policy and its door. */
  public record PolicySettings(
      String name,
      Path directory,
      ResultSigning resultsSigned,
      boolean requestSignatureRequired,
      boolean legacyAlgorithms,
      Demand twoPhase) {
    /** The policy at {@code /xkms}. */
    public static final String DEFAULT = "default";

    public PolicySettings {
      Checks.policyName(name);
    }

    static PolicySettings unlisted(String name, Path directory) {
      return new PolicySettings(
          name, directory, ResultSigning.ALWAYS, false, false, Demand.UNDER_LOAD);
    }

    public boolean isDefault() {
      return name.equals(DEFAULT);
    }
  }

  /** Who may register, how often they may fail, and for how long a binding holds. */
  public record RegistrationSettings(
      boolean popRequired,
      int maxFailures,
      int lockMinutes,
      int validityDays,
      int maxValidityDays,
      boolean issueCertificates) {
    public RegistrationSettings {
      Checks.within(SettingKeys.MAX_FAILURES, maxFailures, 1, 1000);
      Checks.within(SettingKeys.LOCK_MINUTES, lockMinutes, 1, 10_080);
      Checks.within(SettingKeys.VALIDITY_DAYS, validityDays, 1, 36_500);
      Checks.within(SettingKeys.MAX_VALIDITY_DAYS, maxValidityDays, validityDays, 36_500);
    }
  }

  /**
   * The database.
   *
   * @param url empty for the H2 file in the data directory
   */
  public record DatabaseSettings(String url, String user, Secret password, int poolSize) {
    public DatabaseSettings {
      if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:") && !url.startsWith("jdbc:h2:")) {
        throw new WrongSetting(
            SettingKeys.DATABASE_URL.name() + " must begin with jdbc:postgresql: or jdbc:h2:");
      }
      Checks.within(SettingKeys.DATABASE_POOL_SIZE, poolSize, 1, 1000);
    }
  }

  /** A value that never shows itself. */
  public record Secret(String value) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
