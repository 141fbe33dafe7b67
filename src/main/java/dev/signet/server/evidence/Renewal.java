package dev.signet.server.evidence;

import dev.signet.pki.trust.file.FiledPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Has lists renewed every minute, by a thread of its own, because servers may be slow. */
public final class Renewal implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Renewal.class.getName());
  private static final int SECONDS = 60;

  private final EvidenceRoom room;
  private final Supplier<Collection<FiledPolicy>> inForce;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signet-renewal");
            thread.setDaemon(true);
            return thread;
          });

  private Renewal(EvidenceRoom room, Supplier<Collection<FiledPolicy>> inForce) {
    this.room = room;
    this.inForce = inForce;
  }

  /**
   * Begins.
   *
   * @param inForce the policies at that moment
   */
  public static Renewal begin(EvidenceRoom room, Supplier<Collection<FiledPolicy>> inForce) {
    Renewal renewal = new Renewal(room, inForce);
    renewal.timer.scheduleWithFixedDelay(renewal::renew, SECONDS, SECONDS, TimeUnit.SECONDS);
    return renewal;
  }

  /** What went wrong once may go well the next time; a timer forgets a task that throws. */
  private void renew() {
    try {
      int came = room.renew(inForce.get());
      if (came > 0) {
        LOG.log(Level.DEBUG, "revocation lists renewed: {0}", came);
      }
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "revocation lists could not be renewed", fault);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
