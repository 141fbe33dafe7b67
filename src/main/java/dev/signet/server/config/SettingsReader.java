package dev.signet.server.config;

import dev.signet.entity.DomainName;
import dev.signet.pki.algorithm.NativeProvider;
import dev.signet.server.config.Settings.DatabaseSettings;
import dev.signet.server.config.Settings.Limits;
import dev.signet.server.config.Settings.Listening;
import dev.signet.server.config.Settings.PolicyFiles;
import dev.signet.server.config.Settings.PolicySettings;
import dev.signet.server.config.Settings.RegistrationSettings;
import dev.signet.server.config.Settings.Secret;
import dev.signet.server.config.Settings.Services;
import dev.signet.xkms.ResultSigning;
import dev.signet.xkms.exchange.phase.Demand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Reads {@link Settings} from MicroProfile Config; unknown {@code signet.*} keys are refused. */
public final class SettingsReader {
  private final Config config;
  private final Values values;
  private final int processors;

  /**
   * @param processors what "four times the processors" is reckoned from
   */
  public SettingsReader(Config config, int processors) {
    this.config = config;
    this.values = new Values(config);
    this.processors = processors;
  }

  /** Reads and checks everything; {@link WrongSetting} names the first key that will not do. */
  public Settings read() {
    List<String> policies = policyNames();
    new UnknownKeys(policies, EdgeSettingsReader.listenerNames(values))
        .complaint(config.getPropertyNames())
        .ifPresent(
            complaint -> {
              throw new WrongSetting(complaint);
            });
    return new Settings(
        dataDirectory(),
        inDataDirectory(values.text(SettingKeys.COMMON_DIRECTORY)),
        listening(),
        limits(),
        services(),
        policies.stream().map(this::policy).toList(),
        policyFiles(),
        registration(),
        new ExchangeSettingsReader(values).read(limits().maxConcurrent()),
        database(),
        signatureProvider(),
        values.number(SettingKeys.REMEMBER_DAYS),
        new RelaySettingsReader(values).read(),
        values.isOn(SettingKeys.OPERATOR_REMOTE));
  }

  private List<String> policyNames() {
    List<String> names = new ArrayList<>();
    names.add(PolicySettings.DEFAULT);
    values.words(SettingKeys.POLICIES).stream().filter(n -> !names.contains(n)).forEach(names::add);
    names.forEach(Checks::policyName);
    return names;
  }

  private Path dataDirectory() {
    String home = config.getOptionalValue("user.home", String.class).orElse(".");
    return Path.of(values.text(SettingKeys.DATA_DIR).replace("${user.home}", home))
        .toAbsolutePath()
        .normalize();
  }

  private Listening listening() {
    int port = values.number(SettingKeys.HTTP_PORT);
    String given = values.text(SettingKeys.PUBLIC_URL);
    String url = given.isEmpty() ? "http://localhost:" + port : given;
    return new Listening(
        values.text(SettingKeys.HTTP_HOST),
        port,
        values.number(SettingKeys.HTTPS_PORT),
        url,
        !given.isEmpty());
  }

  private Limits limits() {
    int concurrent = values.number(SettingKeys.REQUEST_MAX_CONCURRENT);
    return new Limits(
        values.number(SettingKeys.REQUEST_MAX_OCTETS),
        values.number(SettingKeys.REQUEST_MAX_SECONDS),
        values.number(SettingKeys.REQUEST_MAX_OPEN),
        concurrent == 0 ? 4 * processors : concurrent,
        values.number(SettingKeys.RESPONSE_LIMIT));
  }

  private Services services() {
    return new Services(
        values.words(SettingKeys.SERVICE_ALIASES),
        domains(),
        values.isOn(SettingKeys.RECOVER_ENABLED),
        values.isOn(SettingKeys.GENERATE_ENABLED));
  }

  private Set<DomainName> domains() {
    try {
      return values.words(SettingKeys.AUTHORITATIVE_DOMAINS).stream()
          .map(DomainName::of)
          .collect(Collectors.toUnmodifiableSet());
    } catch (IllegalArgumentException notADomain) {
      throw new WrongSetting(
          SettingKeys.AUTHORITATIVE_DOMAINS.name() + ": " + notADomain.getMessage(), notADomain);
    }
  }

  private PolicySettings policy(String name) {
    return new PolicySettings(
        name,
        policyDirectory(name),
        values.oneOf(
            SettingKeys.POLICY_RESULTS_SIGNED,
            SettingKeys.POLICY_RESULTS_SIGNED.of(name),
            Map.of(
                "always", ResultSigning.ALWAYS,
                "on-request", ResultSigning.ON_REQUEST,
                "never", ResultSigning.NEVER)),
        values.oneOf(
            SettingKeys.POLICY_REQUESTS_SIGNED,
            SettingKeys.POLICY_REQUESTS_SIGNED.of(name),
            Map.of("required", true, "optional", false)),
        values.oneOf(
            SettingKeys.POLICY_PROFILE,
            SettingKeys.POLICY_PROFILE.of(name),
            Map.of("legacy", true, "modern", false)),
        values.oneOf(
            ExchangeKeys.TWO_PHASE,
            ExchangeKeys.TWO_PHASE.of(name),
            Map.of(
                "always", Demand.ALWAYS,
                "never", Demand.NEVER,
                "under-load", Demand.UNDER_LOAD)));
  }

  private PolicyFiles policyFiles() {
    return new PolicyFiles(
        inDataDirectory(values.text(SettingKeys.POLICIES_DIRECTORY)),
        values.number(SettingKeys.POLICIES_RELOAD_SECONDS));
  }

  private Path policyDirectory(String name) {
    String directory =
        values.text(SettingKeys.POLICY_DIRECTORY.of(name), SettingKeys.POLICY_DIRECTORY);
    return inDataDirectory(directory.replace("<name>", name));
  }

  private Path inDataDirectory(String directory) {
    return Path.of(directory.replace("${signet.data.dir}", dataDirectory().toString()))
        .toAbsolutePath()
        .normalize();
  }

  private RegistrationSettings registration() {
    return new RegistrationSettings(
        values.isOn(SettingKeys.POP_REQUIRED),
        values.number(SettingKeys.MAX_FAILURES),
        values.number(SettingKeys.LOCK_MINUTES),
        values.number(SettingKeys.VALIDITY_DAYS),
        values.number(SettingKeys.MAX_VALIDITY_DAYS),
        values.isOn(SettingKeys.ISSUE_CERTIFICATES));
  }

  private DatabaseSettings database() {
    return new DatabaseSettings(
        values.text(SettingKeys.DATABASE_URL),
        values.text(SettingKeys.DATABASE_USER),
        password(),
        values.number(SettingKeys.DATABASE_POOL_SIZE));
  }

  private NativeProvider signatureProvider() {
    return values.oneOf(
        SettingKeys.CRYPTO_PROVIDER,
        SettingKeys.CRYPTO_PROVIDER.name(),
        Map.of(
            "jdk", NativeProvider.JDK,
            "accp", NativeProvider.ACCP,
            "conscrypt", NativeProvider.CONSCRYPT,
            "auto", NativeProvider.AUTO));
  }

  private Secret password() {
    String file = values.text(SettingKeys.DATABASE_PASSWORD_FILE);
    if (file.isEmpty()) {
      return new Secret(values.text(SettingKeys.DATABASE_PASSWORD));
    }
    try {
      return new Secret(Files.readString(Path.of(file)).lines().findFirst().orElse(""));
    } catch (IOException unreadable) {
      throw new WrongSetting(
          SettingKeys.DATABASE_PASSWORD_FILE.name() + ": " + file + " cannot be read", unreadable);
    }
  }
}
