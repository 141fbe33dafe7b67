package dev.signet.pki.fetch.transfer;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections whose time is over. A limit on each read is not enough: a peer that sends one
 * octet at a time makes progress for ever.
 */
public final class Watchdog implements AutoCloseable {

  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Watchdog::thread);

  public Watchdog() {
    timer.setRemoveOnCancelPolicy(true);
  }

  /** Closes the connection when the deadline is over, unless the watch ends before. */
  public Watch over(Deadline deadline, Runnable closing) throws FailedTransfer {
    try {
      ScheduledFuture<?> task =
          timer.schedule(closing, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
      return () -> task.cancel(false);
    } catch (RejectedExecutionException closed) {
      throw new FailedTransfer(Trouble.LOCAL, "the door was closed", closed);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  /** A connection being watched. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "signet-fetch-watchdog");
    thread.setDaemon(true);
    return thread;
  }
}
