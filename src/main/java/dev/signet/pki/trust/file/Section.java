package dev.signet.pki.trust.file;

import java.util.Map;
import java.util.Optional;

/**
 * One section of a policy file.
 *
 * @param kind the word in the brackets; empty before the first of them
 * @param label what follows the word; empty for sections that may stand once
 */
record Section(Place place, String kind, String label, Map<String, Entry> entries) {

  /** What an entry means. */
  interface Meaning<T> {
    T of(Entry entry) throws UnusablePolicy;
  }

  Optional<Entry> entry(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The meaning of that entry, or what holds without it. */
  <T> T value(String key, Meaning<T> meaning, T otherwise) throws UnusablePolicy {
    Entry entry = entries.get(key);
    return entry == null ? otherwise : meaning.of(entry);
  }

  Entry required(String key) throws UnusablePolicy {
    Entry entry = entries.get(key);
    if (entry == null) {
      throw UnusablePolicy.at(place, this + " needs '" + key + "'");
    }
    return entry;
  }

  @Override
  public String toString() {
    if (kind.isEmpty()) {
      return "the head of the file";
    }
    return label.isEmpty() ? "[" + kind + "]" : "[" + kind + " " + label + "]";
  }
}
