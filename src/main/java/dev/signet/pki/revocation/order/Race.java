package dev.signet.pki.revocation.order;

import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.revocation.RevocationStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Two sources asked at the same time; the first that knows wins. The other goes on at most until
 * the allowance of the question is over, so that the next question finds what it fetched.
 */
final class Race {

  private final Executor executor;
  private final InstantSource clock;

  Race(Executor executor, InstantSource clock) {
    this.executor = executor;
    this.clock = clock;
  }

  RevocationStatus between(
      RevocationSource one, RevocationSource other, RevocationQuestion question) {
    List<CompletableFuture<RevocationStatus>> runners = new ArrayList<>();
    try {
      runners.add(CompletableFuture.supplyAsync(() -> one.statusOf(question), executor));
      runners.add(CompletableFuture.supplyAsync(() -> other.statusOf(question), executor));
    } catch (RejectedExecutionException full) {
      return RevocationSources.strongest(List.of(one.statusOf(question), other.statusOf(question)));
    }
    return result(runners, question);
  }

  private RevocationStatus result(
      List<CompletableFuture<RevocationStatus>> runners, RevocationQuestion question) {
    CompletableFuture<RevocationStatus> first = new CompletableFuture<>();
    for (CompletableFuture<RevocationStatus> runner : runners) {
      runner.thenAccept(
          status -> {
            if (!(status instanceof RevocationStatus.Unknown)) {
              first.complete(status);
            }
          });
    }
    CompletableFuture.allOf(runners.toArray(CompletableFuture[]::new))
        .whenComplete((nothing, fault) -> finish(first, runners, fault));
    return await(first, runners, question);
  }

  private RevocationStatus await(
      CompletableFuture<RevocationStatus> first,
      List<CompletableFuture<RevocationStatus>> runners,
      RevocationQuestion question) {
    try {
      long left = question.fetches().timeLeft(clock.instant()).toMillis();
      RevocationStatus won = first.get(left, TimeUnit.MILLISECONDS);
      return won instanceof RevocationStatus.Unknown
          ? won
          : RevocationSources.strongest(arrived(runners));
    } catch (TimeoutException late) {
      return without("neither lists nor responders came in time", runners);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return without("the waiting was interrupted", runners);
    } catch (ExecutionException fault) {
      throw new IllegalStateException("looking for evidence failed", fault.getCause());
    }
  }

  private static RevocationStatus without(
      String because, List<CompletableFuture<RevocationStatus>> runners) {
    List<RevocationStatus> said = arrived(runners);
    said.add(RevocationStatus.Unknown.because(because));
    return RevocationSources.strongest(said);
  }

  private static List<RevocationStatus> arrived(List<CompletableFuture<RevocationStatus>> runners) {
    List<RevocationStatus> arrived = new ArrayList<>();
    runners.stream()
        .filter(runner -> runner.isDone() && !runner.isCompletedExceptionally())
        .forEach(runner -> arrived.add(runner.join()));
    return arrived;
  }

  private static void finish(
      CompletableFuture<RevocationStatus> first,
      List<CompletableFuture<RevocationStatus>> runners,
      @Nullable Throwable fault) {
    if (fault == null) {
      first.complete(RevocationSources.strongest(arrived(runners)));
    } else {
      first.completeExceptionally(fault);
    }
  }
}
