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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/** Reads {@link Settings} from MicroProfile Config; unknown {@code signet.*} keys are refused. */
public final class SettingsReader {
  private static final Map<String, Boolean> SWITCH = Map.of("true", true, "false", false);

  private final Config config;
  private final int processors;

  /**
   * @param processors what "four times the processors" is reckoned from
   */
  public SettingsReader(Config config, int processors) {
    this.config = config;
    this.processors = processors;
  }

  /** Reads and checks everything; {@link WrongSetting} names the first key that will not do. */
  public Settings read() {
    List<String> policies = policyNames();
    new UnknownKeys(policies)
        .complaint(config.getPropertyNames())
        .ifPresent(
            complaint -> {
              throw new WrongSetting(complaint);
            });
    return new Settings(
        dataDirectory(),
        listening(),
        limits(),
        services(),
        policies.stream().map(this::policy).toList(),
        policyFiles(),
        registration(),
        database(),
        signatureProvider(),
        number(SettingKeys.REMEMBER_DAYS),
        isOn(SettingKeys.OPERATOR_REMOTE));
  }

  private List<String> policyNames() {
    List<String> names = new ArrayList<>();
    names.add(PolicySettings.DEFAULT);
    words(SettingKeys.POLICIES).stream().filter(n -> !names.contains(n)).forEach(names::add);
    names.forEach(Checks::policyName);
    return names;
  }

  private Path dataDirectory() {
    String home = config.getOptionalValue("user.home", String.class).orElse(".");
    return Path.of(text(SettingKeys.DATA_DIR).replace("${user.home}", home))
        .toAbsolutePath()
        .normalize();
  }

  private Listening listening() {
    int port = number(SettingKeys.HTTP_PORT);
    String given = text(SettingKeys.PUBLIC_URL);
    String url = given.isEmpty() ? "http://localhost:" + port : given;
    return new Listening(
        text(SettingKeys.HTTP_HOST), port, number(SettingKeys.HTTPS_PORT), url, !given.isEmpty());
  }

  private Limits limits() {
    int concurrent = number(SettingKeys.REQUEST_MAX_CONCURRENT);
    return new Limits(
        number(SettingKeys.REQUEST_MAX_OCTETS),
        number(SettingKeys.REQUEST_MAX_SECONDS),
        number(SettingKeys.REQUEST_MAX_OPEN),
        concurrent == 0 ? 4 * processors : concurrent,
        number(SettingKeys.RESPONSE_LIMIT));
  }

  private Services services() {
    return new Services(
        words(SettingKeys.SERVICE_ALIASES),
        domains(),
        isOn(SettingKeys.RECOVER_ENABLED),
        isOn(SettingKeys.GENERATE_ENABLED));
  }

  private Set<DomainName> domains() {
    try {
      return words(SettingKeys.AUTHORITATIVE_DOMAINS).stream()
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
        oneOf(
            SettingKeys.POLICY_RESULTS_SIGNED,
            name,
            Map.of(
                "always", ResultSigning.ALWAYS,
                "on-request", ResultSigning.ON_REQUEST,
                "never", ResultSigning.NEVER)),
        oneOf(
            SettingKeys.POLICY_REQUESTS_SIGNED, name, Map.of("required", true, "optional", false)),
        oneOf(SettingKeys.POLICY_PROFILE, name, Map.of("legacy", true, "modern", false)));
  }

  private PolicyFiles policyFiles() {
    return new PolicyFiles(
        inDataDirectory(text(SettingKeys.POLICIES_DIRECTORY)),
        number(SettingKeys.POLICIES_RELOAD_SECONDS));
  }

  private Path policyDirectory(String name) {
    String directory = text(SettingKeys.POLICY_DIRECTORY.of(name), SettingKeys.POLICY_DIRECTORY);
    return inDataDirectory(directory.replace("<name>", name));
  }

  private Path inDataDirectory(String directory) {
    return Path.of(directory.replace("${signet.data.dir}", dataDirectory().toString()))
        .toAbsolutePath()
        .normalize();
  }

  private RegistrationSettings registration() {
    return new RegistrationSettings(
        isOn(SettingKeys.POP_REQUIRED),
        number(SettingKeys.MAX_FAILURES),
        number(SettingKeys.LOCK_MINUTES),
        number(SettingKeys.VALIDITY_DAYS),
        number(SettingKeys.MAX_VALIDITY_DAYS),
        isOn(SettingKeys.ISSUE_CERTIFICATES));
  }

  private DatabaseSettings database() {
    return new DatabaseSettings(
        text(SettingKeys.DATABASE_URL),
        text(SettingKeys.DATABASE_USER),
        password(),
        number(SettingKeys.DATABASE_POOL_SIZE));
  }

  private NativeProvider signatureProvider() {
    return oneOf(
        SettingKeys.CRYPTO_PROVIDER,
        PolicySettings.DEFAULT,
        Map.of(
            "jdk", NativeProvider.JDK,
            "accp", NativeProvider.ACCP,
            "conscrypt", NativeProvider.CONSCRYPT,
            "auto", NativeProvider.AUTO));
  }

  private Secret password() {
    String file = text(SettingKeys.DATABASE_PASSWORD_FILE);
    if (file.isEmpty()) {
      return new Secret(text(SettingKeys.DATABASE_PASSWORD));
    }
    try {
      return new Secret(Files.readString(Path.of(file)).lines().findFirst().orElse(""));
    } catch (IOException unreadable) {
      throw new WrongSetting(
          SettingKeys.DATABASE_PASSWORD_FILE.name() + ": " + file + " cannot be read", unreadable);
    }
  }

  private int number(SettingKey key) {
    String text = text(key);
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notANumber) {
      throw new WrongSetting(
          key.name() + " must be a whole number, not '" + text + "'", notANumber);
    }
  }

  private boolean isOn(SettingKey key) {
    return oneOf(key, PolicySettings.DEFAULT, SWITCH);
  }

  private <T> T oneOf(SettingKey key, String policy, Map<String, T> choices) {
    String text = text(key.of(policy), key);
    T choice = choices.get(text);
    if (choice == null) {
      throw new WrongSetting(
          key.of(policy)
              + " must be "
              + choices.keySet().stream().sorted().collect(Collectors.joining(" or "))
              + ", not '"
              + text
              + "'");
    }
    return choice;
  }

  private List<String> words(SettingKey key) {
    return Arrays.stream(text(key).split(","))
        .map(String::strip)
        .filter(w -> !w.isEmpty())
        .toList();
  }

  private String text(SettingKey key) {
    return text(key.name(), key);
  }

  private String text(String name, SettingKey key) {
    return config
        .getOptionalValue(name, String.class)
        .map(String::strip)
        .orElse(key.defaultValue());
  }
}
