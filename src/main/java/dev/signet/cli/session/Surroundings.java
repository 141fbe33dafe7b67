package dev.signet.cli.session;

import java.io.Console;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What a command finds around it: the user's environment, clock and terminal.
 *
 * @param home the user's home directory
 * @param pause how a command waits
 */
public record Surroundings(
    Map<String, String> environment,
    Path home,
    Prompt prompt,
    InstantSource clock,
    SecureRandom random,
    Pause pause) {

  /** Asks the person at the terminal for something that must not be shown. */
  public interface Prompt {
    /** What was typed; empty where there is no terminal. */
    Optional<String> ask(String question);
  }

  /** Lets time pass. */
  public interface Pause {
    void last(Duration time) throws InterruptedException;
  }

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** With a clock on the wall to wait by. */
  public Surroundings(
      Map<String, String> environment,
      Path home,
      Prompt prompt,
      InstantSource clock,
      SecureRandom random) {
    this(environment, home, prompt, clock, random, time -> Thread.sleep(time.toMillis()));
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
