package dev.signet.server;

import dev.signet.xkms.registry.RegistryUnavailable;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import dev.signet.xkms.registry.jdbc.JdbcSecretStore;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Forgets, every hour, what need not be remembered any longer, and looks for changed policies. */
final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Housekeeping.class.getName());

  private final JdbcRegistry registry;
  private final JdbcSecretStore secrets;
  private final Ground ground;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signet-housekeeping");
            thread.setDaemon(true);
            return thread;
          });

  private Housekeeping(Ground ground) {
    this.registry = ground.registry();
    this.secrets = ground.secrets();
    this.ground = ground;
  }

  static Housekeeping begin(Ground ground, PolicyRoom policies, ExchangeRoom exchange) {
    Housekeeping housekeeping = new Housekeeping(ground);
    housekeeping.timer.scheduleWithFixedDelay(housekeeping::tidyUp, 1, 60, TimeUnit.MINUTES);
    housekeeping.timer.scheduleWithFixedDelay(() -> tidyUp(exchange), 1, 5, TimeUnit.MINUTES);
    int seconds = ground.settings().policyFiles().reloadSeconds();
    if (seconds > 0) {
      housekeeping.timer.scheduleWithFixedDelay(
          () -> housekeeping.look(policies), seconds, seconds, TimeUnit.SECONDS);
    }
    return housekeeping;
  }

  /** What went wrong once may go well the next time; a timer forgets a task that throws. */
  private void look(PolicyRoom policies) {
    try {
      policies.lookAgain();
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "the trust policies could not be looked at", fault);
    }
  }

  private static void tidyUp(ExchangeRoom exchange) {
    try {
      exchange.tidy();
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "what is remembered of exchanges could not be tidied up", fault);
    }
  }

  private void tidyUp() {
    Instant now = ground.sources().clock().instant();
    try {
      registry.forgetMessagesBefore(now.minus(Duration.ofDays(ground.settings().rememberDays())));
      registry.forgetAnswersBefore(now.minus(ground.settings().exchange().repeat().kept()));
      secrets.forgetFailuresBefore(now.minus(Duration.ofDays(1)));
      ground.relayedAnswers().forget(now);
    } catch (RegistryUnavailable later) {
      LOG.log(Level.WARNING, "nothing was forgotten this hour: {0}", later.getMessage());
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
