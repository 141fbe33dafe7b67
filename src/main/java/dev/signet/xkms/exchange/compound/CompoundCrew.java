package dev.signet.xkms.exchange.compound;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads that carry out the parts of all compounds. A compound that asks for much gets no more
 * of them at a time than it may have side by side, and goes to the end of the line after each part.
 *
 * <p>A part that was begun is never interrupted: it may be in the middle of a transaction.
 */
public final class CompoundCrew implements AutoCloseable {
  /** Places in the line; more than all compounds that are let in can need. */
  private static final int LINE = 4096;

  private static final int KEEP_SECONDS = 30;

  private final CompoundRules rules;
  private final ThreadPoolExecutor threads;

  public CompoundCrew(CompoundRules rules) {
    this.rules = rules;
    this.threads =
        new ThreadPoolExecutor(
            rules.workers(),
            rules.workers(),
            KEEP_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(LINE),
            CompoundCrew::thread);
    threads.allowCoreThreadTimeOut(true);
  }

  CompoundRules rules() {
    return rules;
  }

  /**
   * Lets a course begin.
   *
   * @return false if there is no room for it, or the crew has gone home
   */
  boolean start(Course course, Consumer<Part> work) {
    Runner runner = new Runner(course, work);
    int started = 0;
    while (started < rules.sideBySide() && course.hasMore() && isTaken(runner)) {
      started++;
    }
    return started > 0;
  }

  /** Parts in work now. */
  public int inWork() {
    return threads.getActiveCount();
  }

  /** Compounds in the line now, each as often as it could have parts side by side. */
  int inLine() {
    return threads.getQueue().size();
  }

  /** Begins with no further part; those begun are finished. */
  @Override
  public void close() {
    threads.shutdown();
  }

  private boolean isTaken(Runner runner) {
    try {
      threads.execute(runner);
      return true;
    } catch (RejectedExecutionException full) {
      return false;
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "signet-compound");
    thread.setDaemon(true);
    // Not that of whichever request came first.
    thread.setContextClassLoader(CompoundCrew.class.getClassLoader());
    return thread;
  }

  /** Carries out one part after the other. */
  private final class Runner implements Runnable {
    private final Course course;
    private final Consumer<Part> work;

    Runner(Course course, Consumer<Part> work) {
      this.course = course;
      this.work = work;
    }

    @Override
    public void run() {
      boolean handedOn = false;
      while (!handedOn && course.hasMore()) {
        course.next().ifPresent(work);
        handedOn = course.hasMore() && isTaken(this);
      }
    }
  }
}
