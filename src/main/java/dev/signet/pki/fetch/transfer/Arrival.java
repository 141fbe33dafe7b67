package dev.signet.pki.fetch.transfer;

import java.util.Optional;

/**
 * What a server answered: a content, or that it is to be found elsewhere.
 *
 * @param location present for a redirect: where to, as the server wrote it; the content is empty
 * @param keepsMethod whether a redirect repeats a POST (RFC 9110 section 15.4)
 */
public record Arrival(
    Content content, Optional<String> contentType, Optional<String> location, boolean keepsMethod) {

  /** A content without a name for its type. */
  public static Arrival of(Content content) {
    return new Arrival(content, Optional.empty(), Optional.empty(), false);
  }
}
