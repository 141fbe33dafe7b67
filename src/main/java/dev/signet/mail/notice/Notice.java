package dev.signet.mail.notice;

import dev.signet.entity.DomainName;
import java.net.URI;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one domain is told.
 *
 * @param target where its policy wants notices
 * @param counts messages; never empty
 */
record Notice(DomainName domain, URI target, SortedMap<Breach, Long> counts) {
  Notice {
    counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  LocalDate firstDay() {
    return counts.firstKey().day();
  }

  LocalDate lastDay() {
    return counts.lastKey().day();
  }

  /** Messages in all; one that broke two rules counts twice. */
  long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** One domain is told once a day, so that this is unique for one reporter. */
  String id() {
    return lastDay() + "." + domain;
  }
}
