package dev.signet.xkms.exchange.load;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refusal;
import dev.signet.xkms.exchange.Refused;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Bounds how many requests are answered at once. Each class of work has a share of the places, so
 * that one that became slow does not take all; each caller has a share, so that one that asks much
 * does not either. What finds no place waits a little; what finds no room to wait is refused at
 * once (Receiver/Refused, XKMS 2.0 section 3.3.1).
 */
public final class Entrance {
  private final ReentrantLock lock = new ReentrantLock();
  private final Costs costs;
  private final LongSupplier nanos;
  private final Floor floor;
  private final Callers callers;
  private final LoadMeter meter;
  private long refusedCallers;

  public Entrance(LoadRules rules, Costs costs) {
    this(rules, costs, System::nanoTime);
  }

  /**
   * @param nanos time for durations, in nanoseconds
   */
  Entrance(LoadRules rules, Costs costs, LongSupplier nanos) {
    this.costs = costs;
    this.nanos = nanos;
    this.floor = new Floor(rules);
    this.callers = new Callers(rules.callers());
    this.meter = new LoadMeter(rules.highMark());
  }

  /**
   * A place for a request that nothing was done for yet; to be closed when it is answered.
   *
   * @throws Refused Receiver/Refused if there is none in time, or the caller has its share
   */
  public Place enter(ReceivedRequest<?> unverified) throws Refused {
    WorkClass work = WorkClass.of(unverified.request().operation());
    int cost = costs.of(unverified.request());
    Origin origin = Origin.of(unverified.channel().peer());
    lock.lock();
    try {
      Caller caller = callers.at(origin, nanos.getAsLong());
      return admitted(new Waiter(work, origin, caller, lock.newCondition()), cost);
    } finally {
      callers.tidy(origin, nanos.getAsLong());
      lock.unlock();
    }
  }

  /** Whether so much is to do that two phases may be demanded (XKMS 2.0 section 2.6). */
  public boolean isLoadHigh() {
    lock.lock();
    try {
      measure();
      return meter.isHigh();
    } finally {
      lock.unlock();
    }
  }

  /** How things stand now. */
  public LoadPicture picture() {
    lock.lock();
    try {
      measure();
      return new LoadPicture(
          floor.lines(), refusedCallers, callers.size(), meter.isHigh(), meter.timesHigh());
    } finally {
      lock.unlock();
    }
  }

  private Place admitted(Waiter waiter, int cost) throws Refused {
    if (!waiter.caller.pay(cost, nanos.getAsLong())) {
      refusedCallers++;
      throw Refusal.overloaded("this caller has spent what it may spend for now");
    }
    try {
      if (!floor.admit(waiter)) {
        await(waiter);
      }
    } catch (Refused refused) {
      waiter.caller.repay(cost);
      throw refused;
    }
    measure();
    return new Place(() -> leave(waiter));
  }

  private void await(Waiter waiter) throws Refused {
    if (!floor.queue(waiter)) {
      throw waiter.caller.mayWait()
          ? lineRefused(waiter, "no place for " + waiter.work + ", and its waiting line is full")
          : callerRefused();
    }
    measure();
    long left = floor.share(waiter.work).patience().toNanos();
    try {
      while (!waiter.admitted && left > 0) {
        left = waiter.called.awaitNanos(left);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    if (!waiter.admitted) {
      floor.unqueue(waiter);
      measure();
      throw waiter.caller.mayWork()
          ? lineRefused(waiter, "no place for " + waiter.work + " became free in time")
          : callerRefused();
    }
  }

  private Refused lineRefused(Waiter waiter, String because) {
    floor.refused(waiter.work);
    return Refusal.overloaded(because);
  }

  private Refused callerRefused() {
    refusedCallers++;
    return Refusal.overloaded("this caller has its share of places already");
  }

  private void leave(Waiter holder) {
    lock.lock();
    try {
      floor.leave(holder);
      measure();
      callers.tidy(holder.origin, nanos.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  private void measure() {
    meter.note(floor.percent(), nanos.getAsLong());
  }
}
