package dev.signet.mail.handling;

import dev.signet.mail.smtp.Envelope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects recipients by their fate, in the order of their first. */
final class Lots {
  private final Map<Fate, List<Envelope.Recipient>> byFate = new LinkedHashMap<>();

  void add(Envelope.Recipient recipient, Fate fate) {
    byFate.computeIfAbsent(fate, first -> new ArrayList<>()).add(recipient);
  }

  List<Handled.Lot> all() {
    List<Handled.Lot> lots = new ArrayList<>();
    byFate.forEach((fate, recipients) -> lots.add(new Handled.Lot(recipients, fate)));
    return lots;
  }
}
