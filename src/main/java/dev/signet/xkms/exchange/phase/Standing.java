package dev.signet.xkms.exchange.phase;

/** What a nonce that somebody shows is worth. */
enum Standing {
  /** Made here for this very request, and fresh. */
  GOOD("it is good"),
  /** Made here for this very request, but too long ago. */
  STALE("the nonce shown is too old"),
  /** Not ours, or for another request, client or exchange. */
  BAD("the nonce shown is not for this request");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  /** For the log. */
  String words() {
    return words;
  }
}
