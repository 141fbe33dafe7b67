package dev.signet.pki.fetch;

import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.transfer.Arrival;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.pki.fetch.transfer.FailedTransfer;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;

/** One fetch under way: a first hop, and one more for each redirect. */
final class Errand {

  private final FetchRequest request;
  private final FetchBudget budget;
  private final Deadline deadline;
  private URI uri;

  Errand(FetchRequest request, FetchBudget budget, Deadline deadline) {
    this.request = request;
    this.budget = budget;
    this.deadline = deadline;
    this.uri = request.uri();
  }

  FetchRequest request() {
    return request;
  }

  FetchBudget budget() {
    return budget;
  }

  Deadline deadline() {
    return deadline;
  }

  /** Where the errand is now. */
  URI uri() {
    return uri;
  }

  Duration took() {
    return deadline.elapsed();
  }

  FetchResult run(Hop hop, int redirects, InstantSource clock)
      throws RefusedByGuard, FailedTransfer {
    Arrival answer = hop.ask(this);
    for (int followed = 0; answer.location().isPresent(); followed++) {
      if (followed >= redirects) {
        throw new RefusedByGuard(
            GuardRule.REDIRECT, "more than " + redirects + " redirects one after another");
      }
      if (request.body().isPresent() && !answer.keepsMethod()) {
        throw new RefusedByGuard(GuardRule.REDIRECT, "a redirect would turn a POST into a GET");
      }
      uri = behind(answer.location().get());
      answer = hop.ask(this);
    }
    return new FetchResult.Fetched(
        answer.content(), answer.contentType(), clock.instant(), uri, took());
  }

  private URI behind(String location) throws RefusedByGuard {
    try {
      return uri.resolve(new URI(location));
    } catch (URISyntaxException | IllegalArgumentException notUri) {
      throw new RefusedByGuard(GuardRule.REDIRECT, "the redirect leads to no URI");
    }
  }
}
