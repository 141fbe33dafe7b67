package dev.signet.xkms.exchange.compound;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One compound on its way: which parts wait, are begun, are finished. Once it is closed no part
 * begins, and what is finished after that does not count.
 */
final class Course {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Part> waiting;
  private final Set<Integer> begun = new HashSet<>();
  private final Map<Integer, Outcome> finished = new HashMap<>();
  private Tally tally;
  private boolean closed;

  /**
   * @param parts that are carried out, in this order
   * @param start how things stand before any of them is
   */
  Course(Collection<Part> parts, Tally start) {
    this.waiting = new ArrayDeque<>(parts);
    this.tally = start;
  }

  /** The next part to begin with, which it then is. */
  Optional<Part> next() {
    lock.lock();
    try {
      Optional<Part> next = closed ? Optional.empty() : Optional.ofNullable(waiting.poll());
      next.ifPresent(part -> begun.add(part.index()));
      changed.signalAll();
      return next;
    } finally {
      lock.unlock();
    }
  }

  boolean hasMore() {
    lock.lock();
    try {
      return !closed && !waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A part is finished.
   *
   * @return false if it came too late to count
   */
  boolean finish(Part part, Outcome outcome) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      finished.put(part.index(), outcome);
      tally = tally.with(outcome);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until a part has begun; if none does, the course is closed and none ever will. */
  boolean awaitBegin(long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (begun.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !begun.isEmpty();
    } finally {
      closed = closed || begun.isEmpty();
      lock.unlock();
    }
  }

  /** Waits until the tally is another than the one seen; the same one if time is up before. */
  Tally awaitChange(Tally seen, long nanos) throws InterruptedException {
    long left = nanos;
    lock.lock();
    try {
      while (tally.equals(seen) && left > 0) {
        left = changed.awaitNanos(left);
      }
      return tally;
    } finally {
      lock.unlock();
    }
  }

  Tally tally() {
    lock.lock();
    try {
      return tally;
    } finally {
      lock.unlock();
    }
  }

  /** Ends it, and says what is finished. */
  Map<Integer, Outcome> close() {
    lock.lock();
    try {
      closed = true;
      return Map.copyOf(finished);
    } finally {
      lock.unlock();
    }
  }

  boolean hasBegun(int index) {
    lock.lock();
    try {
      return begun.contains(index);
    } finally {
      lock.unlock();
    }
  }
}
