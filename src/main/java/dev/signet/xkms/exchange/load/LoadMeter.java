package dev.signet.xkms.exchange.load;

import dev.signet.xkms.exchange.load.LoadRules.HighMark;

/**
 * Whether load is high, without flickering: two marks and a shortest time; guarded by the
 * entrance's lock.
 */
final class LoadMeter {
  private final HighMark mark;
  private boolean high;
  private long lastAtHighMark;
  private long timesHigh;

  LoadMeter(HighMark mark) {
    this.mark = mark;
  }

  /** Takes note of the load at this moment. */
  void note(long percent, long now) {
    if (percent >= mark.high()) {
      timesHigh += high ? 0 : 1;
      high = true;
      lastAtHighMark = now;
    } else if (percent <= mark.low() && now - lastAtHighMark >= mark.shortest().toNanos()) {
      high = false;
    }
  }

  boolean isHigh() {
    return high;
  }

  /** How often load became high. */
  long timesHigh() {
    return timesHigh;
  }
}
