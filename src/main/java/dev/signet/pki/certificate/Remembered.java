package dev.signet.pki.certificate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The last answers of a costly question, at most a fixed number of them; safe for many threads. */
public final class Remembered<K, V> {

  private final Map<K, V> answers;

  /** Remembers at most {@code limit} answers and then forgets the one not asked for longest. */
  public Remembered(int limit) {
    answers =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > limit;
          }
        };
  }

  public synchronized Optional<V> get(K question) {
    return Optional.ofNullable(answers.get(question));
  }

  public synchronized void put(K question, V answer) {
    answers.put(question, answer);
  }
}
