package dev.signet.pki.fetch.http;

import dev.signet.pki.fetch.guard.Destination;
import java.util.Optional;

/**
 * What is asked of a server.
 *
 * @param accept media types that are wanted, as in the Accept field (RFC 9110 section 12.5.1)
 * @param body present: a POST, otherwise a GET
 */
public record HttpQuestion(Destination destination, String accept, Optional<PostBody> body) {}
