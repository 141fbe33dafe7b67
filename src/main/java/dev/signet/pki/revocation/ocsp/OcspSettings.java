package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.revocation.ocsp.answer.CertificateIdHash;
import java.time.Duration;

/**
 * How responders are asked, whatever the policy of a question.
 *
 * @param hash identifies the issuer in requests
 * @param patience of one question, with all responders together
 * @param perHost requests to one host at the same time
 * @param withoutEnd how long an answer without nextUpdate is used before a newer one is asked for
 * @param staleFor how long after its end an answer, for policies that accept an unknown status,
 *     saves the waiting for a newer one
 * @param failurePause how long what failed is not tried again
 */
public record OcspSettings(
    CertificateIdHash hash,
    Duration patience,
    int perHost,
    Duration withoutEnd,
    Duration staleFor,
    Duration failurePause) {

  /**
   * SHA-1, which all responders know; 5 seconds, half of what a mail server waits for; 4 requests
   * to a host; 5 minutes without an end, the clock tolerance; a day stale; a minute's pause.
   */
  public static final OcspSettings DEFAULT =
      new OcspSettings(
          CertificateIdHash.SHA1,
          Duration.ofSeconds(5),
          4,
          Duration.ofMinutes(5),
          Duration.ofDays(1),
          Duration.ofMinutes(1));

  /** The same with another digest in requests. */
  public OcspSettings asking(CertificateIdHash other) {
    return new OcspSettings(other, patience, perHost, withoutEnd, staleFor, failurePause);
  }

  /** The same with another patience. */
  public OcspSettings patient(Duration time) {
    return new OcspSettings(hash, time, perHost, withoutEnd, staleFor, failurePause);
  }
}
