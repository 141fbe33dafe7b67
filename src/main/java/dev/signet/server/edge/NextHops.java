package dev.signet.server.edge;

import dev.signet.mail.smtp.client.NextHopFailure;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.ListenerSettings;
import dev.signet.server.config.ListenerSettings.Role;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the mail servers behind the listeners answer. Only a front needs its own at once; what a
 * filter cannot hand on stays in the queue before it. Nothing is missed that never was there: a
 * mail server may be set up after the edge.
 */
final class NextHops {
  private final EdgeSettings settings;
  private final SmtpClient client;
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Set<String> lost = ConcurrentHashMap.newKeySet();

  NextHops(EdgeSettings settings, SmtpClient client) {
    this.settings = settings;
    this.client = client;
  }

  /** Says hello to each; takes its time. */
  void look() {
    settings.listeners().stream().filter(one -> !one.next().isEmpty()).forEach(this::look);
  }

  private void look(ListenerSettings listener) {
    try {
      client.open(Doors.next(listener)).close();
      seen.add(listener.name());
      lost.remove(listener.name());
      states.put(listener.name(), listener.next() + " answers");
    } catch (NextHopFailure nobody) {
      if (seen.contains(listener.name())) {
        lost.add(listener.name());
      }
      states.put(listener.name(), listener.next() + " does not answer: " + nobody.getMessage());
    }
  }

  /** What was found, for each listener. */
  Map<String, String> states() {
    return new TreeMap<>(states);
  }

  /** Whether a front has lost the mail server that it speaks for. */
  boolean isFrontAlone() {
    return settings.listeners().stream()
        .anyMatch(one -> one.role() == Role.FRONT && lost.contains(one.name()));
  }
}
