package dev.signet.pki.fetch;

import dev.signet.pki.fetch.guard.Destination;
import dev.signet.pki.fetch.guard.Guard;
import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.guard.TargetUri;
import dev.signet.pki.fetch.http.HttpExchange;
import dev.signet.pki.fetch.http.HttpQuestion;
import dev.signet.pki.fetch.ldap.LdapExchange;
import dev.signet.pki.fetch.ldap.LdapQuestion;
import dev.signet.pki.fetch.pace.RememberedFailures;
import dev.signet.pki.fetch.pace.ServerGate;
import dev.signet.pki.fetch.pace.ServerGates;
import dev.signet.pki.fetch.transfer.Arrival;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.pki.fetch.transfer.FailedTransfer;
import dev.signet.pki.fetch.transfer.Intake;
import dev.signet.pki.fetch.transfer.Trouble;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One exchange with one server, with everything that has to be right before it: the URI, the memory
 * of failures, the caller's budget, the server's gate, the address. In this order, because the
 * cheap questions come first and a name is looked up only when it would also be asked.
 */
record Hop(
    Guard guard,
    ServerGates gates,
    RememberedFailures failures,
    HttpExchange http,
    LdapExchange ldap,
    FetchLimits limits,
    Path spool) {

  Arrival ask(Errand errand) throws RefusedByGuard, FailedTransfer {
    TargetUri target = guard.check(errand.uri());
    if (target.isLdap() && errand.request().expected() == Expected.OCSP) {
      throw new RefusedByGuard(GuardRule.SCHEME, "OCSP goes over HTTP");
    }
    boolean repeatable = errand.request().body().isEmpty();
    if (repeatable) {
      failures.check(question(target));
    }
    spend(errand);
    try (ServerGate.Pass pass = gates.of(target.server()).enter(errand.deadline())) {
      return asked(errand, target, pass);
    } catch (FailedTransfer failed) {
      if (repeatable && isToRemember(failed, errand)) {
        failures.remember(question(target), failed.because());
      }
      throw failed;
    }
  }

  private static String question(TargetUri target) {
    return target.uri().toString();
  }

  private static void spend(Errand errand) throws RefusedByGuard {
    if (errand.deadline().isOver()) {
      throw new RefusedByGuard(GuardRule.BUDGET, "the time of the budget is used up");
    }
    if (!errand.budget().takeFetch()) {
      throw new RefusedByGuard(GuardRule.BUDGET, "the fetches of the budget are used up");
    }
  }

  private Arrival asked(Errand errand, TargetUri target, ServerGate.Pass pass)
      throws RefusedByGuard, FailedTransfer {
    Deadline patience = Deadline.in(limits.pace().patience());
    try {
      Arrival answer = exchange(errand, target);
      pass.succeeded();
      return answer;
    } catch (FailedTransfer failed) {
      judge(failed, patience, pass);
      throw failed;
    }
  }

  /** A server is not blamed for being late when the caller had hardly any time. */
  private static void judge(FailedTransfer failed, Deadline patience, ServerGate.Pass pass) {
    if (failed.trouble() == Trouble.TIMEOUT && !patience.isOver()) {
      return;
    }
    if (failed.trouble().isOfServer()) {
      pass.failed();
    } else if (failed.trouble() != Trouble.LOCAL) {
      pass.succeeded();
    }
  }

  private Arrival exchange(Errand errand, TargetUri target) throws RefusedByGuard, FailedTransfer {
    FetchRequest request = errand.request();
    Destination destination = destination(target, errand.deadline());
    if (target.isLdap()) {
      return Arrival.of(
          ldap.search(
              new LdapQuestion(destination, attributes(request)),
              errand.deadline(),
              intake(errand)));
    }
    return http.ask(
        new HttpQuestion(destination, request.expected().accept(), request.body()),
        errand.deadline(),
        intake(errand));
  }

  private static List<String> attributes(FetchRequest request) {
    return request.expected() == Expected.CRL ? LdapQuestion.LISTS : LdapQuestion.CERTIFICATES;
  }

  private Destination destination(TargetUri target, Deadline deadline)
      throws RefusedByGuard, FailedTransfer {
    try {
      return guard.admit(target, deadline.remaining());
    } catch (UnknownHostException unknown) {
      if (deadline.isOver()) {
        throw deadline.missed();
      }
      throw new FailedTransfer(
          Trouble.UNKNOWN_HOST, "the host is not known: " + unknown.getMessage(), unknown);
    }
  }

  private Intake intake(Errand errand) {
    return new Intake(
        maxOctets(errand.request()), errand.budget()::takeOctets, limits.memoryOctets(), spool);
  }

  private long maxOctets(FetchRequest request) {
    long own = limits.of(request.expected()).octets();
    return Math.min(own, request.maxOctets().orElse(own));
  }

  /** What failed only because this caller had less time or room than usual is not remembered. */
  private boolean isToRemember(FailedTransfer failed, Errand errand) {
    Duration usual = limits.of(errand.request().expected()).time();
    return switch (failed.trouble()) {
      case LOCAL -> false;
      case TIMEOUT -> errand.took().compareTo(usual) >= 0;
      case TOO_LARGE ->
          maxOctets(errand.request()) == limits.of(errand.request().expected()).octets();
      default -> true;
    };
  }
}
