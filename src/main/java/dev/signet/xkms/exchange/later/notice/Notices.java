package dev.signet.xkms.exchange.later.notice;

import dev.signet.xkms.model.PendingNotification;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Sends notices one after the other, behind everybody's back. Each is tried once: a requestor that
 * hears nothing asks for itself, as all do that nobody can notify.
 */
public final class Notices implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Notices.class.getName());

  private final ResultNotifier notifier;
  private final NoticeRules rules;
  private final ThreadPoolExecutor thread;

  public Notices(ResultNotifier notifier, NoticeRules rules) {
    this.notifier = notifier;
    this.rules = rules;
    this.thread =
        new ThreadPoolExecutor(
            0, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(rules.most()), Notices::named);
  }

  private static Thread named(Runnable work) {
    Thread thread = new Thread(work, "signet-notices");
    thread.setDaemon(true);
    return thread;
  }

  /** Sends it if it may go there, later. */
  public void send(PendingNotification wish, ResultNotifier.Notice notice) {
    Optional<String> address = rules.mailAddress(wish);
    Optional<URI> target = rules.target(wish);
    if (address.isPresent()) {
      queue(new Attempt(() -> notifier.mail(address.get(), notice)));
    } else if (target.isPresent()) {
      queue(new Attempt(() -> notifier.post(target.get(), notice)));
    } else {
      LOG.log(Level.INFO, "a notice was not sent: its target is not allowed any longer");
    }
  }

  private void queue(Attempt attempt) {
    try {
      thread.execute(attempt);
    } catch (RejectedExecutionException full) {
      LOG.log(Level.WARNING, "a notice was dropped: too many wait, or the service ends");
    }
  }

  /** Sends no more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }

  private interface Sending {
    void send() throws Exception;
  }

  /** One notice; whatever goes wrong is logged. */
  private static final class Attempt extends FutureTask<Boolean> {
    Attempt(Sending sending) {
      super(
          () -> {
            sending.send();
            return true;
          });
    }

    @Override
    protected void done() {
      try {
        get();
      } catch (ExecutionException failed) {
        LOG.log(
            Level.WARNING, "a notice could not be sent: {0}", String.valueOf(failed.getCause()));
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
