package dev.signet.xkms.exchange.load;

import dev.signet.xkms.exchange.load.LoadRules.CallerRules;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The callers that are remembered; guarded by the entrance's lock.
 *
 * <p>Those with something in work or waiting are never forgotten; there are no more of them than
 * places and lines have room for. Of the others so many are remembered as the rules say.
 */
final class Callers {
  private static final int INITIAL = 64;
  private static final float FACTOR = 0.75f;

  private final CallerRules rules;

  /** Who asked longest ago comes first. */
  private final Map<Origin, Caller> known = new LinkedHashMap<>(INITIAL, FACTOR, true);

  Callers(CallerRules rules) {
    this.rules = rules;
  }

  Caller at(Origin origin, long now) {
    Caller caller = known.get(origin);
    if (caller == null) {
      caller = new Caller(rules, rules.loopbackExempt() && origin.isLoopback(), now);
      known.put(origin, caller);
    }
    return caller;
  }

  /** Drops a caller of whom there is nothing to remember, and whoever is one too many. */
  void tidy(Origin origin, long now) {
    Caller caller = known.get(origin);
    if (caller != null && caller.isBlank(now)) {
      known.remove(origin);
    }
    Iterator<Caller> eldestFirst = known.values().iterator();
    while (known.size() > rules.remembered() && eldestFirst.hasNext()) {
      if (eldestFirst.next().isIdle()) {
        eldestFirst.remove();
      }
    }
  }

  int size() {
    return known.size();
  }
}
