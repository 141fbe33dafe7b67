package dev.signet.pki.fetch.guard;

/** The rules under which a fetch is refused before or while it happens. */
public enum GuardRule {
  /** Nothing is fetched at all. */
  CLOSED("fetching is switched off"),
  /** The URI is not one that can be asked: not absolute, too long, not hierarchical. */
  FORM("the form of the URI"),
  SCHEME("allowed schemes"),
  /** User names and passwords are never sent (RFC 3986 section 3.2.1). */
  USER_INFO("no credentials in URIs"),
  HOST("allowed host names"),
  PORT("allowed ports"),
  ADDRESS("allowed addresses"),
  REDIRECT("redirects"),
  /** The caller's own budget of fetches, octets or time. */
  BUDGET("the caller's budget"),
  CONCURRENCY("requests at the same time"),
  RATE("requests per second to one host"),
  /** The host failed a moment ago. */
  BACK_OFF("pause after a failure"),
  /** The host failed several times in a row. */
  BREAKER("pause after repeated failures"),
  /** The same URI failed a moment ago. */
  REMEMBERED_FAILURE("failures are remembered");

  private final String words;

  GuardRule(String words) {
    this.words = words;
  }

  /** What the rule is about, for a person. */
  public String words() {
    return words;
  }
}
