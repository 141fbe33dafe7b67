package dev.signet.xkms.exchange.load;

import dev.signet.xkms.exchange.load.LoadRules.Share;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;

/**
 * The places, who has them, and who waits for them; guarded by the entrance's lock.
 *
 * <p>No one waits who could work: whenever a place becomes free it goes to who has waited longest
 * among those that may have it. So a request that finds a place for itself passes nobody who could
 * have taken it.
 */
final class Floor {
  private final LoadRules rules;
  private final int common;
  private final Map<WorkClass, Desk> desks = new EnumMap<>(WorkClass.class);
  private final Deque<Waiter> line = new ArrayDeque<>();

  /** One class of work. */
  private static final class Desk {
    final Share share;
    int inWork;
    int waiting;
    long refused;

    Desk(Share share) {
      this.share = share;
    }

    int beyondKept() {
      return Math.max(0, inWork - share.kept());
    }
  }

  Floor(LoadRules rules) {
    this.rules = rules;
    rules.shares().forEach((work, share) -> desks.put(work, new Desk(share)));
    this.common = rules.places() - rules.shares().values().stream().mapToInt(Share::kept).sum();
  }

  Share share(WorkClass work) {
    return desk(work).share;
  }

  /** Gives a place if there is one. */
  boolean admit(Waiter waiter) {
    Desk desk = desk(waiter.work);
    boolean isFree =
        desk.inWork < desk.share.most()
            && (desk.inWork < desk.share.kept() || commonTaken() < common);
    if (!isFree || !waiter.caller.mayWork()) {
      return false;
    }
    desk.inWork++;
    waiter.caller.works(1);
    waiter.admitted = true;
    return true;
  }

  /** Lets a request wait if its line, and its caller's part of it, has room. */
  boolean queue(Waiter waiter) {
    Desk desk = desk(waiter.work);
    if (desk.waiting >= desk.share.waiting() || !waiter.caller.mayWait()) {
      return false;
    }
    desk.waiting++;
    waiter.caller.waits(1);
    return line.add(waiter);
  }

  /** The waiter gives up. */
  void unqueue(Waiter waiter) {
    if (line.remove(waiter)) {
      noLongerWaits(waiter);
    }
  }

  /** Gives the place back, and to whoever may have it now. */
  void leave(Waiter holder) {
    desk(holder.work).inWork--;
    holder.caller.works(-1);
    for (Iterator<Waiter> waiters = line.iterator(); waiters.hasNext(); ) {
      Waiter next = waiters.next();
      if (admit(next)) {
        waiters.remove();
        noLongerWaits(next);
        next.called.signal();
      }
    }
  }

  void refused(WorkClass work) {
    desk(work).refused++;
  }

  /** Requests in work and waiting, in per cent of the places. */
  long percent() {
    long here = line.size();
    for (Desk desk : desks.values()) {
      here += desk.inWork;
    }
    return here * 100 / rules.places();
  }

  Map<WorkClass, LoadPicture.Line> lines() {
    Map<WorkClass, LoadPicture.Line> lines = new EnumMap<>(WorkClass.class);
    desks.forEach(
        (work, desk) ->
            lines.put(work, new LoadPicture.Line(desk.inWork, desk.waiting, desk.refused)));
    return lines;
  }

  private void noLongerWaits(Waiter waiter) {
    desk(waiter.work).waiting--;
    waiter.caller.waits(-1);
  }

  private int commonTaken() {
    int taken = 0;
    for (Desk desk : desks.values()) {
      taken += desk.beyondKept();
    }
    return taken;
  }

  private Desk desk(WorkClass work) {
    Desk desk = desks.get(work);
    if (desk == null) {
      throw new IllegalArgumentException("no share for " + work);
    }
    return desk;
  }
}
