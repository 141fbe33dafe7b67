package dev.signet.policy.dns;

/** Whether notices about a domain may go to where its policy says. */
public enum NoticeConsent {
  /** The target is of the domain itself or below. */
  OWN,
  /** The target says in DNS that it takes them. */
  GIVEN,
  /** It does not, so notices could be a nuisance that somebody else ordered for it. */
  NOT_GIVEN,
  /** DNS gave no answer that counts. */
  UNKNOWN;

  public boolean isGiven() {
    return this == OWN || this == GIVEN;
  }
}
