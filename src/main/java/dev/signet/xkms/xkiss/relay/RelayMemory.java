package dev.signet.xkms.xkiss.relay;

import dev.signet.xkms.model.Octets;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Answers of others, for a while; the ones that were not asked for longest go first. */
final class RelayMemory {
  /** What an entry costs beside the answer. */
  private static final int LEAST_OCTETS = 512;

  private final RelayRules.Memory limits;
  private final Map<Octets, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long octets;

  private record Entry(Relayed what, long octets, Instant until) {}

  RelayMemory(RelayRules.Memory limits) {
    this.limits = limits;
  }

  synchronized Optional<Relayed> recall(Octets handle, Instant now) {
    Entry entry = entries.get(handle);
    if (entry == null) {
      return Optional.empty();
    }
    if (!now.isBefore(entry.until())) {
      forget(handle);
      return Optional.empty();
    }
    return Optional.of(entry.what());
  }

  /**
   * @param size of the answer as it came
   */
  synchronized void keep(Octets handle, Relayed what, long size, Instant now) {
    Instant until = now.plus(what.bindings().isEmpty() ? limits.none() : limits.some());
    long cost = size + LEAST_OCTETS;
    if (cost > limits.mostOctets() || !until.isAfter(now)) {
      return;
    }
    forget(handle);
    entries.put(handle, new Entry(what, cost, until));
    octets += cost;
    Iterator<Entry> oldest = entries.values().iterator();
    while (entries.size() > limits.mostAnswers() || octets > limits.mostOctets()) {
      octets -= oldest.next().octets();
      oldest.remove();
    }
  }

  synchronized int size() {
    return entries.size();
  }

  private void forget(Octets handle) {
    Entry gone = entries.remove(handle);
    if (gone != null) {
      octets -= gone.octets();
    }
  }
}
