package dev.signet.pki.fetch.http;

import dev.signet.pki.fetch.transfer.Content;
import java.util.Optional;

/**
 * What a server answered: a content, or that it is to be found elsewhere.
 *
 * @param location present for a redirect: where to, as the server wrote it; the content is empty
 * @param keepsMethod whether a redirect repeats a POST (RFC 9110 section 15.4)
 */
public record HttpAnswer(
    Content content,
    Optional<String> contentType,
    Optional<String> location,
    boolean keepsMethod) {}
