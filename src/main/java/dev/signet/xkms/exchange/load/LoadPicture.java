package dev.signet.xkms.exchange.load;

import java.util.Map;

/**
 * The entrance at one moment, for metrics and health.
 *
 * @param classes each class of work
 * @param refusedCallers requests refused since the start because their caller had its share
 * @param callers callers remembered
 * @param isHigh whether load is high
 * @param timesHigh how often load became high since the start
 */
public record LoadPicture(
    Map<WorkClass, Line> classes,
    long refusedCallers,
    int callers,
    boolean isHigh,
    long timesHigh) {
  /**
   * One class of work.
   *
   * @param inWork requests in work now
   * @param waiting requests waiting now
   * @param refused requests refused since the start for want of a place in time
   */
  public record Line(int inWork, int waiting, long refused) {}

  public LoadPicture {
    classes = Map.copyOf(classes);
  }
}
