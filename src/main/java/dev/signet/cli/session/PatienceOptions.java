package dev.signet.cli.session;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Whether a command takes an answer that comes later, and how long it waits for it. */
public final class PatienceOptions {
  private static final Pattern TIME = Pattern.compile("([0-9]{1,6})([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));
  private static final Duration LONGEST = Duration.ofDays(7);

  @Option(
      names = "--wait",
      arity = "0..1",
      fallbackValue = "10m",
      paramLabel = "TIME",
      description =
          "If the service answers later, wait for it: 30s, 10m, 2h or 1d (without TIME: 10m).")
  private Optional<String> wait = Optional.empty();

  @Option(
      names = "--later",
      description = "If the service answers later, print a ticket for signet collect and end.")
  private boolean later;

  /**
   * What the user wants; empty if only an answer at once will do.
   *
   * @return how long to wait for an answer that comes later: zero for not at all
   */
  public Optional<Duration> chosen() throws Misuse {
    if (wait.isPresent() && later) {
      throw new Misuse("--wait and --later exclude each other");
    }
    if (wait.isPresent()) {
      return Optional.of(time(wait.get()));
    }
    return later ? Optional.of(Duration.ZERO) : Optional.empty();
  }

  private static Duration time(String text) throws Misuse {
    Matcher matcher = TIME.matcher(text);
    if (matcher.matches()) {
      Duration unit = UNITS.getOrDefault(matcher.group(2), Duration.ZERO);
      Duration time = unit.multipliedBy(Long.parseLong(matcher.group(1)));
      if (!time.isZero() && time.compareTo(LONGEST) <= 0) {
        return time;
      }
    }
    throw new Misuse("--wait takes a time like 30s, 10m, 2h or 1d, 7d at most; not " + text);
  }
}
