package dev.signet.xkms.exchange.load;

import dev.signet.xkms.exchange.load.LoadRules.CallerRules;

/** What one caller has taken, and what it has spent; guarded by the entrance's lock. */
final class Caller {
  private static final double NANOS = 1_000_000_000;

  private final CallerRules rules;
  private final boolean exempt;
  private int inWork;
  private int waiting;
  private double units;
  private long filled;

  Caller(CallerRules rules, boolean exempt, long now) {
    this.rules = rules;
    this.exempt = exempt;
    this.units = rules.burst();
    this.filled = now;
  }

  boolean mayWork() {
    return exempt || inWork < rules.places();
  }

  boolean mayWait() {
    return exempt || waiting < rules.waiting();
  }

  void works(int more) {
    inWork += more;
  }

  void waits(int more) {
    waiting += more;
  }

  boolean isIdle() {
    return inWork == 0 && waiting == 0;
  }

  /**
   * Takes units away if there are enough. A request that costs more than the burst is let through
   * when nothing was spent for long; the caller then pays it off.
   */
  boolean pay(int cost, long now) {
    if (exempt || !rules.isCostLimited()) {
      return true;
    }
    fill(now);
    if (units < Math.min(cost, rules.burst())) {
      return false;
    }
    units -= cost;
    return true;
  }

  /** Gives back what was paid for nothing. */
  void repay(int cost) {
    if (!exempt && rules.isCostLimited()) {
      units = Math.min(rules.burst(), units + cost);
    }
  }

  /** Whether there is nothing to remember: a new caller would be treated the same. */
  boolean isBlank(long now) {
    if (!isIdle() || exempt || !rules.isCostLimited()) {
      return isIdle();
    }
    fill(now);
    return units >= rules.burst();
  }

  private void fill(long now) {
    double earned = Math.max(0, now - filled) / NANOS * rules.costPerSecond();
    units = Math.min(rules.burst(), units + earned);
    filled = now;
  }
}
