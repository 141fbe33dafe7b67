package dev.signet.mail.handling;

import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;

/**
 * One message on its way through the edge.
 *
 * @param listener where it came in, for logs and metrics
 * @param isAdvertised the public listener that took it says {@code SMIME} in its EHLO replies
 * @param peer the client that submitted or sent it, as far as known
 * @param isTlsKnown a peer without a TLS version surely came without TLS
 */
public record Passage(
    String listener,
    boolean isAdvertised,
    Peer peer,
    boolean isTlsKnown,
    Envelope envelope,
    Content content) {

  /** Of a client that may have come over TLS without our knowing. */
  public Passage(
      String listener, boolean isAdvertised, Peer peer, Envelope envelope, Content content) {
    this(listener, isAdvertised, peer, false, envelope, content);
  }
}
