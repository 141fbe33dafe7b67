package dev.signet.xkms.exchange;

import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The way a message came.
 *
 * @param confidential true over TLS: bearer credentials may be used
 * @param peer address of the peer, for the log and for limits per caller
 * @param correlation the id that all log lines of this request carry
 * @param clientCertificate the certificate whose key the peer proved to hold in the TLS handshake;
 *     whether its issuer is trusted is not said
 */
public record Channel(
    boolean confidential,
    String peer,
    String correlation,
    Optional<X509Certificate> clientCertificate) {
  /** A way on which the peer showed no certificate. */
  public Channel(boolean confidential, String peer, String correlation) {
    this(confidential, peer, correlation, Optional.empty());
  }
}
