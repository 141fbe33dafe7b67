package dev.signet.xkms.model;

/** The service's overall judgement of a key binding; a closed enumeration (XKMS 2.0 section 5). */
public enum StatusValue implements WireName {
  /** Everything was established. */
  VALID("Valid"),
  /** Something was refuted. */
  INVALID("Invalid"),
  /** Nothing was refuted, but not everything was established. */
  INDETERMINATE("Indeterminate");

  private final String uri;

  StatusValue(String word) {
    this.uri = Namespaces.XKMS + word;
  }

  @Override
  public String uri() {
    return uri;
  }
}
