package dev.signet.pki.fetch.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Resolves as the machine does. Its look-ups cannot be stopped, so that they run in threads of
 * their own, at most {@value #LOOKUPS} at a time, and are abandoned when their time is over.
 */
public final class SystemAddressResolver implements AddressResolver, AutoCloseable {

  private static final int LOOKUPS = 16;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0,
          LOOKUPS,
          30,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          SystemAddressResolver::thread);

  @Override
  public List<InetAddress> resolve(String name, Duration within) throws UnknownHostException {
    Future<InetAddress[]> lookup = lookup(name);
    try {
      return List.of(lookup.get(within.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException tooSlow) {
      lookup.cancel(true);
      throw unknown(name, "not resolved in time");
    } catch (InterruptedException stopped) {
      lookup.cancel(true);
      Thread.currentThread().interrupt();
      throw unknown(name, "interrupted while it was resolved");
    } catch (ExecutionException failed) {
      throw unknown(name, "no address");
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private Future<InetAddress[]> lookup(String name) throws UnknownHostException {
    try {
      return threads.submit(() -> InetAddress.getAllByName(name));
    } catch (RejectedExecutionException busy) {
      throw unknown(name, "too many look-ups at a time");
    }
  }

  private static UnknownHostException unknown(String name, String because) {
    return new UnknownHostException("'" + name + "': " + because);
  }

  private static Thread thread(Runnable lookup) {
    Thread thread = new Thread(lookup, "signet-resolver");
    thread.setDaemon(true);
    return thread;
  }
}
