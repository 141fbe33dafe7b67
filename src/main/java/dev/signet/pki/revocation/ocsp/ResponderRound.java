package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.cache.KeptAnswer;
import dev.signet.pki.revocation.cache.SharedFetches;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Goes from one responder of a certificate to the next, no longer than the asker can wait. */
final class ResponderRound {

  private final AskedResponders responders;
  private final OcspSettings settings;
  private final OcspOutside outside;
  private final SharedFetches<Errand, AskedResponders.Outcome> fetches;

  ResponderRound(AskedResponders responders, OcspSettings settings, OcspOutside outside) {
    this.responders = responders;
    this.settings = settings;
    this.outside = outside;
    this.fetches = new SharedFetches<>(outside.executor(), settings.perHost());
  }

  /** The first status that a responder's answer proves, or why there is none. */
  RevocationStatus ask(
      RevocationQuestion question, Function<KeptAnswer, RevocationStatus> judgement) {
    List<String> because = new ArrayList<>();
    long end = System.nanoTime() + patience(question).toNanos();
    for (Errand errand : Errand.of(question)) {
      AskedResponders.Outcome outcome = outcome(errand, question, end);
      RevocationStatus status =
          outcome
              .answer()
              .map(judgement)
              .orElseGet(
                  () ->
                      RevocationStatus.Unknown.because(
                          "OCSP responder " + errand.responder() + ": " + outcome.because()));
      if (status instanceof RevocationStatus.Unknown unknown) {
        because.addAll(unknown.because());
      } else {
        return status;
      }
    }
    return because.isEmpty()
        ? RevocationStatus.Unknown.because("the certificate names no OCSP responder")
        : new RevocationStatus.Unknown(because);
  }

  /** Begins to ask, without waiting; whether it could. */
  boolean begin(RevocationQuestion question) {
    for (Errand errand : Errand.of(question)) {
      if (responders.failure(errand).isEmpty()) {
        return fetch(errand, question).isPresent();
      }
    }
    return false;
  }

  private Duration patience(RevocationQuestion question) {
    Duration left = question.fetches().timeLeft(outside.clock().instant());
    return left.compareTo(settings.patience()) < 0 ? left : settings.patience();
  }

  private AskedResponders.Outcome outcome(Errand errand, RevocationQuestion question, long end) {
    Optional<String> failure = responders.failure(errand);
    return failure.isPresent()
        ? nothing(failure.get())
        : fetch(errand, question)
            .map(fetch -> await(fetch, end - System.nanoTime()))
            .orElseGet(() -> nothing("too many others wait for " + errand.host()));
  }

  private Optional<CompletableFuture<AskedResponders.Outcome>> fetch(
      Errand errand, RevocationQuestion question) {
    return fetches.fetch(errand, errand.host(), () -> responders.ask(errand, question));
  }

  private static AskedResponders.Outcome await(
      CompletableFuture<AskedResponders.Outcome> fetch, long nanos) {
    try {
      return fetch.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return nothing("it did not answer in time");
    } catch (CancellationException refused) {
      return nothing("too many requests are under way");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return nothing("the waiting was interrupted");
    } catch (ExecutionException fault) {
      throw new IllegalStateException("asking a responder failed", fault.getCause());
    }
  }

  private static AskedResponders.Outcome nothing(String because) {
    return new AskedResponders.Outcome(Optional.empty(), because);
  }
}
