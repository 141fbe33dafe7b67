package dev.signet.server.health;

import dev.signet.server.health.VitalSign.Organ;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;

/** The probes: /health/started, /health/live, /health/ready. */
@ApplicationScoped
public class Probes {
  @Inject private Monitor monitor;

  @Produces
  @Startup
  HealthCheck started() {
    return () -> HealthCheckResponse.named("signet").status(monitor.isStarted()).build();
  }

  /** A process that can answer this is alive; what it lacks, readiness says. */
  @Produces
  @Liveness
  HealthCheck alive() {
    return () -> HealthCheckResponse.up("signet");
  }

  @Produces
  @Readiness
  HealthCheck database() {
    return check(Organ.DATABASE);
  }

  @Produces
  @Readiness
  HealthCheck signingKey() {
    return check(Organ.SIGNING_KEY);
  }

  @Produces
  @Readiness
  HealthCheck anchors() {
    return check(Organ.ANCHORS);
  }

  @Produces
  @Readiness
  HealthCheck policies() {
    return check(Organ.POLICIES);
  }

  @Produces
  @Readiness
  HealthCheck signatures() {
    return check(Organ.SIGNATURES);
  }

  @Produces
  @Readiness
  HealthCheck endpoints() {
    return check(Organ.ENDPOINTS);
  }

  @Produces
  @Readiness
  HealthCheck mailEdge() {
    return check(Organ.MAIL_EDGE);
  }

  private HealthCheck check(Organ organ) {
    return () -> {
      VitalSign sign = monitor.sign(organ);
      HealthCheckResponseBuilder answer =
          HealthCheckResponse.named(organ.word()).status(sign.well());
      sign.data().forEach(answer::withData);
      return answer.build();
    };
  }
}
