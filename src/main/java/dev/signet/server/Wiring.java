package dev.signet.server;

import dev.signet.server.config.EdgeSettingsReader;
import dev.signet.server.config.SettingsReader;
import dev.signet.server.config.WrongSetting;
import dev.signet.server.health.Monitor;
import dev.signet.server.health.VitalSign;
import dev.signet.server.health.VitalSign.Organ;
import dev.signet.server.metrics.Meters;
import dev.signet.server.operator.OperatorGate;
import dev.signet.server.operator.OperatorOffice;
import dev.signet.server.soap.Gatekeeper;
import dev.signet.server.soap.Metro;
import dev.signet.server.soap.Reception;
import dev.signet.server.soap.Reception.Sources;
import dev.signet.xkms.registry.RegistryUnavailable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;

/**
 * Opens the house when the application starts and closes it when it stops. A house that cannot be
 * opened stays closed: one line in the log says why, every door answers 503, and no probe finds it
 * ready.
 */
@ApplicationScoped
public class Wiring implements Gatekeeper, OperatorGate, Monitor {
  private static final Logger LOG = System.getLogger("dev.signet.server");
  private static final int RETRY_SECONDS = 10;

  @Inject private Config config;

  private final Meters meters = new Meters();
  private volatile Optional<ServletContext> context = Optional.empty();
  private volatile Optional<House> house = Optional.empty();
  private volatile String closedBecause = "not started yet";
  private volatile boolean isOver;
  private boolean isClosed;
  private final ScheduledExecutorService retries =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signet-opening");
            thread.setDaemon(true);
            return thread;
          });

  @Produces
  Meters meters() {
    return meters;
  }

  void open(@Observes @Initialized(ApplicationScoped.class) ServletContext started) {
    context = Optional.of(started);
    attempt(started);
    isOver = true;
  }

  /** A database that is down comes back, so it is tried again; a wrong setting stays wrong. */
  private synchronized void attempt(ServletContext started) {
    if (isClosed) {
      return;
    }
    try {
      House open =
          House.open(
              new House.Plan(
                  new SettingsReader(config, Runtime.getRuntime().availableProcessors()).read(),
                  new EdgeSettingsReader(config).read(),
                  meters),
              new Sources(InstantSource.system(), new SecureRandom()),
              new ContractFiles(started).read());
      house = Optional.of(open);
      System.out.println(open.greeting());
    } catch (RegistryUnavailable down) {
      stayClosed(down.getMessage() + "; trying again every " + RETRY_SECONDS + " seconds");
      retries.schedule(() -> attempt(started), RETRY_SECONDS, TimeUnit.SECONDS);
    } catch (WrongSetting | IOException refused) {
      stayClosed(String.valueOf(refused.getMessage()));
    } catch (RuntimeException fault) {
      LOG.log(Level.ERROR, "Signet stays closed after a failure inside", fault);
      closedBecause = "a failure inside; the log has it";
    }
  }

  private void stayClosed(String because) {
    closedBecause = because;
    LOG.log(Level.ERROR, "Signet stays closed: {0}", because);
  }

  @PreDestroy
  synchronized void close() {
    isClosed = true;
    retries.shutdownNow();
    house.ifPresent(
        open -> {
          house = Optional.empty();
          try {
            open.close();
          } catch (IOException unclean) {
            LOG.log(Level.WARNING, "the data directory was not closed cleanly", unclean);
          }
        });
  }

  @Override
  public Optional<Reception> reception() {
    return house.flatMap(House::reception);
  }

  @Override
  public Optional<OperatorOffice> office() {
    return house.flatMap(House::office);
  }

  @Override
  public boolean isStarted() {
    return isOver;
  }

  @Override
  public VitalSign sign(Organ organ) {
    return organ == Organ.ENDPOINTS
        ? endpoints()
        : house.map(open -> open.sign(organ)).orElseGet(() -> VitalSign.ill(closedBecause));
  }

  /**
   * Metro drops all endpoints when one cannot be deployed, and the application counts as started
   * all the same.
   */
  private VitalSign endpoints() {
    Set<String> missing = new TreeSet<>(Metro.ENDPOINTS);
    context.map(Metro::deployed).ifPresent(missing::removeAll);
    if (!missing.isEmpty()) {
      return VitalSign.ill("not deployed: " + String.join(", ", missing));
    }
    return house.isEmpty()
        ? VitalSign.ill(closedBecause)
        : VitalSign.well(Map.of("soap11", "deployed", "soap12", "deployed"));
  }
}
