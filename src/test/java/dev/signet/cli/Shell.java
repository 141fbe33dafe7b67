package dev.signet.cli;

import dev.signet.cli.session.Surroundings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs commands in this process, in a home directory of the test's own. */
final class Shell {
  static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Duration> pauses = new ArrayList<>();
  private Optional<String> typed = Optional.empty();

  Shell(Path home) {
    this.home = home;
  }

  /** What one command left behind. */
  record Outcome(int exitCode, String out, String err) {
    JsonObject json() {
      return Json.createReader(new StringReader(out)).readObject();
    }
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell typing(String text) {
    typed = Optional.of(text);
    return this;
  }

  /** How long commands waited, without that any time went by. */
  List<Duration> pauses() {
    return pauses;
  }

  Path home() {
    return home;
  }

  Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            environment,
            home,
            question -> typed,
            InstantSource.fixed(NOW),
            new SecureRandom(),
            pauses::add);
    int exitCode =
        Main.run(surroundings, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  /** The same at a service. */
  Outcome at(String service, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    Collections.addAll(all, "--service", service);
    return run(all.toArray(String[]::new));
  }
}
