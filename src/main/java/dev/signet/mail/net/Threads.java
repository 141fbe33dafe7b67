package dev.signet.mail.net;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads for work that mostly waits: virtual ones where the runtime has them (Java 21). */
public final class Threads {
  private static final Optional<Method> VIRTUAL = find();

  private Threads() {}

  public static boolean areVirtual() {
    return VIRTUAL.isPresent();
  }

  /**
   * An executor for waiting work.
   *
   * @param most tasks at a time; on a runtime without virtual threads the others queue, and with
   *     them the caller sees to the bound itself
   */
  public static ExecutorService forWaiting(String name, int most) {
    return VIRTUAL.isPresent() ? virtual(VIRTUAL.get()) : pooled(name, most);
  }

  /** A thread that does not keep the process alive. */
  static Thread daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static ExecutorService pooled(String name, int most) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            most,
            most,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> daemon(name, work));
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ExecutorService virtual(Method method) {
    try {
      return (ExecutorService) method.invoke(null);
    } catch (IllegalAccessException | InvocationTargetException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Optional<Method> find() {
    // A preview method of Java 19 and 20 is there too, but throws when called.
    if (Runtime.version().feature() < 21) {
      return Optional.empty();
    }
    try {
      return Optional.of(Executors.class.getMethod("newVirtualThreadPerTaskExecutor"));
    } catch (NoSuchMethodException absent) {
      return Optional.empty();
    }
  }
}
