package dev.signet.mail.edge.incoming;

/** Why a violation is not held against a message; in the order in which they are looked at. */
public enum Exemption {
  AUTHENTICATED("submitted by an authenticated local user"),
  TRUSTED_RELAY("comes from a trusted relay"),
  EXEMPT_RECIPIENT("the recipient is exempt"),
  TRUSTED_FORWARDER("comes through a trusted forwarder"),
  /** {@code Mode=monitor} in the policy. */
  DOMAIN_MONITORS("its domain asks for reports only"),
  /** Monitor here, overall or for this author domain. */
  WE_MONITOR("this edge monitors only"),
  /** A refusal now would become a bounce. */
  AFTER_QUEUE("the message was accepted already");

  private final String words;

  Exemption(String words) {
    this.words = words;
  }

  /** In words, for a person. */
  public String words() {
    return words;
  }
}
