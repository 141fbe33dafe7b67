package dev.signet.cli.session;

import java.io.Console;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it: the user's environment, clock and terminal.
 *
 * @param home the user's home directory
 */
public record Surroundings(
    Map<String, String> environment,
    Path home,
    Prompt prompt,
    InstantSource clock,
    SecureRandom random) {

  /** Asks the person at the terminal for something that must not be shown. */
  public interface Prompt {
    /** What was typed; empty where there is no terminal. */
    Optional<String> ask(String question);
  }

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** This process's own. */
  public static Surroundings ofThisProcess() {
    return new Surroundings(
        System.getenv(),
        Path.of(System.getProperty("user.home")),
        Surroundings::ask,
        InstantSource.system(),
        new SecureRandom());
  }

  private static Optional<String> ask(String question) {
    Console console = System.console();
    return Optional.ofNullable(console).map(c -> c.readPassword("%s: ", question)).map(String::new);
  }
}
