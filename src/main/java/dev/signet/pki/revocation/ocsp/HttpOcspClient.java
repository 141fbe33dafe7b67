package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.Octets;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchRequest;
import dev.signet.pki.fetch.FetchResult;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/**
 * Asks responders over HTTP, through the guarded door: with GET when the request fits, else with
 * POST (RFC 6960 appendix A.1, RFC 5019 section 5).
 */
final class HttpOcspClient {

  private final FetchDoor door;
  private final Duration patience;

  /**
   * @param patience with one responder
   */
  HttpOcspClient(FetchDoor door, Duration patience) {
    this.door = door;
    this.patience = patience;
  }

  /** What came back; never throws for what is outside. */
  Reply ask(URI responder, OcspRequest request, FetchBudget allowance) {
    FetchRequest fetch =
        request
            .asGet(responder)
            .map(FetchRequest::ocsp)
            .orElseGet(() -> FetchRequest.ocsp(responder, request.encoded()))
            .within(patience)
            .atMost(OcspAnswer.MAX_OCTETS);
    return door.fetch(fetch, allowance)
        .match(
            HttpOcspClient::read,
            refused -> new Reply.Failed(refused.because(), true),
            failed -> new Reply.Failed(failed.because(), false));
  }

  private static Reply read(FetchResult.Fetched fetched) {
    try (var content = fetched.content()) {
      return new Reply.Came(Octets.of(content.octets()));
    } catch (IOException lost) {
      return new Reply.Failed("what was fetched cannot be read: " + lost.getMessage(), true);
    }
  }

  /** What came of it. */
  sealed interface Reply {

    /** Octets that may be an answer. */
    record Came(Octets octets) implements Reply {}

    /**
     * Nothing that could be read.
     *
     * @param ours it was not even tried, so that nothing is learnt about the responder
     */
    record Failed(String because, boolean ours) implements Reply {}
  }
}
