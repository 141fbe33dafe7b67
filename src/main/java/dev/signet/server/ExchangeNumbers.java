package dev.signet.server;

import dev.signet.server.metrics.Meters;
import dev.signet.xkms.exchange.load.LoadPicture;
import dev.signet.xkms.exchange.phase.TwoPhaseCounts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** Shows load and the two-phase protocol in numbers. */
final class ExchangeNumbers {
  private ExchangeNumbers() {}

  static void watch(
      Meters meters, Supplier<LoadPicture> load, Supplier<TwoPhaseCounts.Snapshot> phases) {
    watchClasses(meters, load);
    meters.watch(
        "signet_load_high",
        "1 while load is high: two phases are demanded where a policy says so.",
        () -> Map.of("now", load.get().isHigh() ? 1L : 0L));
    meters.watch(
        "signet_load",
        "Callers remembered, requests refused because their caller had its share, times that load became high.",
        () ->
            Map.of(
                "callers", (long) load.get().callers(),
                "refused-callers", load.get().refusedCallers(),
                "times-high", load.get().timesHigh()));
    meters.watch(
        "signet_two_phase",
        "First phases answered (represent), refused (required), and nonces that came back.",
        () -> counts(phases.get()));
  }

  private static void watchClasses(Meters meters, Supplier<LoadPicture> load) {
    meters.watch(
        "signet_requests_in_work",
        "Requests in work, by class of work.",
        () -> lines(load.get(), LoadPicture.Line::inWork));
    meters.watch(
        "signet_requests_in_line",
        "Requests that wait for a place to be worked on.",
        () -> lines(load.get(), LoadPicture.Line::waiting));
    meters.watch(
        "signet_requests_refused",
        "Requests refused since the start for want of a place.",
        () -> lines(load.get(), LoadPicture.Line::refused));
  }

  private static Map<String, Long> lines(
      LoadPicture load, ToLongFunction<LoadPicture.Line> number) {
    Map<String, Long> lines = new LinkedHashMap<>();
    load.classes()
        .forEach(
            (kind, line) ->
                lines.put(
                    kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    number.applyAsLong(line)));
    return lines;
  }

  private static Map<String, Long> counts(TwoPhaseCounts.Snapshot now) {
    return Map.of(
        "represent", now.represent(),
        "required", now.required(),
        "good", now.good(),
        "bad", now.bad(),
        "stale", now.stale(),
        "spent-twice", now.spentTwice());
  }
}
