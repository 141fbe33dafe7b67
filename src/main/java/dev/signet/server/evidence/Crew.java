package dev.signet.server.evidence;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the room: some ask responders, others wait for them in races. Were they the same,
 * a race could wait for itself.
 */
final class Crew implements AutoCloseable {

  /** Eight hosts that are slow, at four requests each. */
  private static final int ASKING = 32;

  /** Requests that wait for a thread; whoever comes then is told at once that it is too much. */
  private static final int WAITING = 64;

  /** Races at a time, two threads each; a race without threads is walked through instead. */
  private static final int RACING = 32;

  private final ExecutorService asking =
      pool("signet-ocsp", ASKING, new ArrayBlockingQueue<>(WAITING));
  private final ExecutorService racing = pool("signet-evidence", RACING, new SynchronousQueue<>());

  Executor asking() {
    return asking;
  }

  Executor racing() {
    return racing;
  }

  private static ExecutorService pool(String name, int threads, BlockingQueue<Runnable> waiting) {
    boolean queues = waiting.remainingCapacity() > 0;
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            queues ? threads : 0,
            threads,
            30,
            TimeUnit.SECONDS,
            waiting,
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            });
    if (queues) {
      pool.allowCoreThreadTimeOut(true);
    }
    return pool;
  }

  @Override
  public void close() {
    racing.shutdownNow();
    asking.shutdownNow();
  }
}
