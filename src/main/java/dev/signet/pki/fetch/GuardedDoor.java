package dev.signet.pki.fetch;

import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.guard.Guard;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.http.HttpExchange;
import dev.signet.pki.fetch.ldap.LdapExchange;
import dev.signet.pki.fetch.pace.RememberedFailures;
import dev.signet.pki.fetch.pace.ServerGates;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.pki.fetch.transfer.FailedTransfer;
import dev.signet.pki.fetch.transfer.Watchdog;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Opens URLs under rules: where they may lead ({@link FetchRules}), how much may come back and how
 * long it may take ({@link FetchLimits}), how often a server is asked. Safe for many threads; one
 * door for the whole process, because servers are remembered here.
 */
public final class GuardedDoor implements FetchDoor, AutoCloseable {

  private final FetchRules rules;
  private final FetchLimits limits;
  private final InstantSource clock;
  private final Watchdog watchdog = new Watchdog();
  private final HttpExchange http;
  private final Hop hop;

  public GuardedDoor(FetchRules rules, FetchLimits limits, Outside outside) {
    this.rules = rules;
    this.limits = limits;
    this.clock = outside.clock();
    this.http = new HttpExchange(limits.connect(), outside.tls(), watchdog);
    this.hop =
        new Hop(
            new Guard(rules, outside.resolver()),
            new ServerGates(limits.pace(), clock),
            new RememberedFailures(limits.pace().rememberFailure(), clock),
            http,
            new LdapExchange(limits.connect(), outside.tls(), watchdog),
            limits,
            outside.spool());
  }

  @Override
  public FetchResult fetch(FetchRequest request, FetchBudget budget) {
    Duration time = time(request, budget);
    Errand errand = new Errand(request, budget, Deadline.in(time));
    try {
      return errand.run(hop, rules.redirects(), clock);
    } catch (RefusedByGuard refused) {
      return new FetchResult.Refused(
          refused.rule(), refused.because(), errand.uri(), errand.took());
    } catch (FailedTransfer failed) {
      return new FetchResult.Failed(
          failed.trouble(), failed.because(), errand.uri(), errand.took());
    }
  }

  @Override
  public void close() {
    http.close();
    watchdog.close();
  }

  private Duration time(FetchRequest request, FetchBudget budget) {
    Duration own = limits.of(request.expected()).time();
    Duration asked = request.within().filter(t -> t.compareTo(own) < 0).orElse(own);
    Duration left = budget.timeLeft(clock.instant());
    return left.compareTo(asked) < 0 ? left : asked;
  }
}
