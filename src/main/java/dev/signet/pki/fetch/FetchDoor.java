package dev.signet.pki.fetch;

import dev.signet.pki.fetch.guard.GuardRule;
import java.time.Duration;

/** Where URLs found in certificates and policies are opened, or not. */
public interface FetchDoor {

  /** Fetches what the request names, within the budget; never throws for what is outside. */
  FetchResult fetch(FetchRequest request, FetchBudget budget);

  /** A door that nothing passes: for policies that do not fetch, and for callers that may not. */
  static FetchDoor closed() {
    return (request, budget) ->
        new FetchResult.Refused(
            GuardRule.CLOSED, GuardRule.CLOSED.words(), request.uri(), Duration.ZERO);
  }
}
