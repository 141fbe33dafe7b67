package dev.signet.cli.session;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Values of options that are not on the command line: first {@code SIGNET_<OPTION>} of the
 * environment, then the file {@code ~/.config/signet/cli.properties}, then what is built in.
 */
public final class Defaults implements IDefaultValueProvider {
  /** The options that may be set outside the command line, without their dashes. */
  public static final Set<String> NAMES =
      Set.of(
          "service",
          "endpoint",
          "policy",
          "binding",
          "pin",
          "tls-ca",
          "sign-key",
          "timeout",
          "legacy",
          "data-dir",
          "token-file");

  private final Map<String, String> environment;
  private final Properties file;

  private Defaults(Map<String, String> environment, Properties file) {
    this.environment = environment;
    this.file = file;
  }

  /**
   * Reads the file if there is one; a key that it does not know is an error, for it is most likely
   * a slip.
   */
  public static Defaults read(Surroundings surroundings) throws Misuse {
    Path path = surroundings.home().resolve(Path.of(".config", "signet", "cli.properties"));
    Properties file = properties(path);
    for (String key : file.stringPropertyNames()) {
      if (!NAMES.contains(key)) {
        throw new Misuse(
            path
                + ": unknown key '"
                + key
                + "'; known are "
                + String.join(", ", NAMES.stream().sorted().toList()));
      }
    }
    return new Defaults(surroundings.environment(), file);
  }

  @Override
  @SuppressWarnings("NullAway") // picocli's own contract: null means no default
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option ? value(option).orElse(null) : null;
  }

  private Optional<String> value(OptionSpec option) {
    String name = option.longestName().replaceFirst("^-+", "");
    if (!NAMES.contains(name) || name.equals("policy") && !asksAService(option)) {
      return Optional.empty();
    }
    String variable = "SIGNET_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    return Optional.ofNullable(environment.get(variable))
        .or(() -> Optional.ofNullable(file.getProperty(name)));
  }

  /** The policy of {@code judge} is not the name of a service's policy. */
  private static boolean asksAService(OptionSpec option) {
    return option.command() != null && option.command().optionsMap().containsKey("--service");
  }

  private static Properties properties(Path path) throws Misuse {
    Properties properties = new Properties();
    if (!Files.exists(path)) {
      return properties;
    }
    try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
      properties.load(reader);
      return properties;
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new Misuse("cannot read " + path + ": " + unreadable.getMessage());
    }
  }
}
