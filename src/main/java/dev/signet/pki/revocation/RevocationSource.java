package dev.signet.pki.revocation;

/** Somebody who may know whether a certificate was withdrawn. */
public interface RevocationSource {

  /**
   * The status of a certificate at a time, by evidence that its issuer stands behind. Never throws
   * for bad evidence: that is {@code Unknown}.
   */
  RevocationStatus statusOf(RevocationQuestion question);
}
