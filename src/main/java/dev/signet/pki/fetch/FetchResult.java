package dev.signet.pki.fetch;

import dev.signet.pki.fetch.guard.GuardRule;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.fetch.transfer.Trouble;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What came of a fetch. Neither kind of no says anything about the certificate in question. */
public sealed interface FetchResult
    permits FetchResult.Fetched, FetchResult.Refused, FetchResult.Failed {

  /** The last URI that was looked at: behind a redirect, where it led. */
  URI uri();

  /** How long it took, waiting included. */
  Duration took();

  /** Takes the result apart, one function per case. */
  <T> T match(
      Function<Fetched, T> fetched, Function<Refused, T> refused, Function<Failed, T> failed);

  /**
   * Something came; whether it is what was wanted is for its reader to say.
   *
   * @param content to be closed by whoever asked
   * @param contentType as the server said, not to be relied on
   * @param at when the transfer ended
   */
  record Fetched(Content content, Optional<String> contentType, Instant at, URI uri, Duration took)
      implements FetchResult {
    @Override
    public <T> T match(
        Function<Fetched, T> fetched, Function<Refused, T> refused, Function<Failed, T> failed) {
      return fetched.apply(this);
    }
  }

  /**
   * A rule of ours forbids it.
   *
   * @param because for a person
   */
  record Refused(GuardRule rule, String because, URI uri, Duration took) implements FetchResult {
    @Override
    public <T> T match(
        Function<Fetched, T> fetched, Function<Refused, T> refused, Function<Failed, T> failed) {
      return refused.apply(this);
    }
  }

  /**
   * It was tried and did not work.
   *
   * @param because for a person
   */
  record Failed(Trouble trouble, String because, URI uri, Duration took) implements FetchResult {
    @Override
    public <T> T match(
        Function<Fetched, T> fetched, Function<Refused, T> refused, Function<Failed, T> failed) {
      return failed.apply(this);
    }
  }
}
