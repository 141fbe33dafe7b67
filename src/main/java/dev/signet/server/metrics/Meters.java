package dev.signet.server.metrics;

import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Counters, and gauges that are read when somebody asks. A counter has at most {@value #MAX_SERIES}
 * combinations of label values; what comes after is counted under {@code overflow}, so that nobody
 * outside can fill the memory.
 */
public final class Meters {
  private static final int MAX_SERIES = 500;

  private final Map<String, Counter> counters = new ConcurrentHashMap<>();
  private final Queue<Gauge> gauges = new ConcurrentLinkedQueue<>();

  private record Counter(String help, Map<String, LongAdder> series) {}

  private record Gauge(String name, String help, Supplier<Map<String, Long>> reading) {}

  /** Declares a counter, so that it is there before it counts. */
  public void declare(String name, String help) {
    counters.computeIfAbsent(name, n -> new Counter(help, new ConcurrentHashMap<>()));
  }

  /** Adds to a declared counter. */
  public void add(String name, Map<String, String> labels, long amount) {
    Counter counter = counters.get(name);
    if (counter == null) {
      throw new IllegalArgumentException("the counter " + name + " is not declared");
    }
    Map<String, LongAdder> series = counter.series();
    String key = labels(labels);
    LongAdder there = series.get(key);
    if (there == null) {
      String room = series.size() < MAX_SERIES ? key : labels(Map.of("overflow", "true"));
      there = series.computeIfAbsent(room, k -> new LongAdder());
    }
    there.add(amount);
  }

  /** Adds one. */
  public void count(String name, Map<String, String> labels) {
    add(name, labels, 1);
  }

  /**
   * Has something read whenever the numbers are asked for.
   *
   * @param reading values by the text of one label, {@code state}
   */
  public void watch(String name, String help, Supplier<Map<String, Long>> reading) {
    gauges.add(new Gauge(name, help, reading));
  }

  /** All numbers as text. */
  public String text() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(counters)
        .forEach(
            (name, counter) -> {
              head(text, name, counter.help(), "counter");
              new TreeMap<>(counter.series())
                  .forEach((labels, sum) -> line(text, name, labels, sum.sum()));
            });
    for (Gauge gauge : gauges) {
      head(text, gauge.name(), gauge.help(), "gauge");
      new TreeMap<>(gauge.reading().get())
          .forEach(
              (state, value) -> line(text, gauge.name(), labels(Map.of("state", state)), value));
    }
    return text.toString();
  }

  private static void head(StringBuilder text, String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void line(StringBuilder text, String name, String labels, long value) {
    text.append(name).append(labels).append(' ').append(value).append('\n');
  }

  private static String labels(Map<String, String> labels) {
    return labels.isEmpty()
        ? ""
        : new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                .collect(Collectors.joining(",", "{", "}"));
  }

  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
  }
}
