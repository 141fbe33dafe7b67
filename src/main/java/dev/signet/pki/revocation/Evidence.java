package dev.signet.pki.revocation;

import dev.signet.pki.certificate.Fingerprint;
import java.time.Instant;
import java.util.Optional;

/**
 * What a statement about withdrawal rests on.
 *
 * @param origin where it came from, for a person: a URL, {@code offered}, {@code registry}
 * @param content of the whole list or answer; empty for a book that is not a document
 */
public record Evidence(
    Kind kind,
    String origin,
    Optional<Fingerprint> content,
    Instant thisUpdate,
    Optional<Instant> nextUpdate) {

  /** The kinds of evidence. */
  public enum Kind {
    /** A complete revocation list (RFC 5280 section 5). */
    LIST,
    /** A revocation list with what a later delta changed (section 5.2.4). */
    LIST_AND_DELTA,
    /** An answer of a responder (RFC 6960). */
    OCSP,
    /** The book of key bindings of this service. */
    REGISTRY
  }
}
