package dev.signet.pki.revocation.cache;

import dev.signet.pki.certificate.Fingerprint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers that were fetched, in memory and, if there is one, in a directory. Bounded by number
 * and octets: what was not asked for longest is forgotten first. Safe for many threads.
 */
public final class AnswerCache {

  /**
   * Newest answers kept about one thing: a later answer also covers the time before, so that few
   * say as much as many.
   */
  static final int PER_SUBJECT = 4;

  private static final Duration CLEANING = Duration.ofHours(1);

  /**
   * How much is kept.
   *
   * @param subjects certificates about which something is kept
   */
  public record Limits(int subjects, long octets) {

    /** A quarter of a gigabyte at most, of answers of 2.5 KiB. */
    public static final Limits DEFAULT = new Limits(100_000, 256L << 20);
  }

  private final Limits limits;
  private final AnswerStore store;
  private final Map<Fingerprint, List<KeptAnswer>> bySubject = new LinkedHashMap<>(16, 0.75f, true);
  private long octets;
  private Instant cleaned = Instant.EPOCH;

  private AnswerCache(Limits limits, AnswerStore store) {
    this.limits = limits;
    this.store = store;
  }

  /** A cache that does not outlive the process. */
  public static AnswerCache inMemory(Limits limits) {
    return new AnswerCache(limits, AnswerStore.NONE);
  }

  /** A cache that finds again what the directory holds and is not forgotten at that time. */
  public static AnswerCache over(AnswerDirectory directory, Limits limits, Instant now) {
    AnswerCache cache = new AnswerCache(limits, directory);
    directory.load(now).forEach(cache::remember);
    return cache;
  }

  /** What is kept about it, the newest first. */
  public synchronized List<KeptAnswer> about(Fingerprint subject) {
    return List.copyOf(bySubject.getOrDefault(subject, List.of()));
  }

  /** Keeps an answer, and now and then forgets what is over. */
  public void keep(KeptAnswer answer) {
    if (remember(answer)) {
      store.write(answer);
    }
    if (isTimeToClean(answer.fetched())) {
      forgetAt(answer.fetched());
    }
  }

  private synchronized boolean isTimeToClean(Instant now) {
    boolean due = !now.isBefore(cleaned.plus(CLEANING));
    cleaned = due ? now : cleaned;
    return due;
  }

  private synchronized void forgetAt(Instant now) {
    for (List<KeptAnswer> answers : List.copyOf(bySubject.values())) {
      for (KeptAnswer answer : List.copyOf(answers)) {
        if (now.isAfter(answer.until())) {
          drop(answer);
        }
      }
    }
  }

  public synchronized int answers() {
    return bySubject.values().stream().mapToInt(List::size).sum();
  }

  public synchronized long octets() {
    return octets;
  }

  private synchronized boolean remember(KeptAnswer answer) {
    List<KeptAnswer> about = bySubject.computeIfAbsent(answer.about(), none -> new ArrayList<>());
    if (about.stream().anyMatch(known -> known.content().equals(answer.content()))) {
      return false;
    }
    about.add(answer);
    about.sort(Comparator.comparing(KeptAnswer::thisUpdate).reversed());
    octets += answer.content().length();
    if (about.size() > PER_SUBJECT) {
      drop(about.get(about.size() - 1));
    }
    while (bySubject.size() > limits.subjects() || octets > limits.octets()) {
      List.copyOf(bySubject.values().iterator().next()).forEach(this::drop);
    }
    return true;
  }

  private void drop(KeptAnswer answer) {
    List<KeptAnswer> about = bySubject.getOrDefault(answer.about(), List.of());
    if (about.remove(answer)) {
      octets -= answer.content().length();
      store.delete(answer);
    }
    if (about.isEmpty()) {
      bySubject.remove(answer.about());
    }
  }
}
