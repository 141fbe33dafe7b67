package dev.signet.mail.signing;

import java.util.List;

/**
 * A file or key that cannot be used; the message names it and what to do, a line for each fault.
 */
public final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  private final List<String> faults;

  public Unusable(List<String> faults) {
    super(String.join("\n", faults));
    this.faults = List.copyOf(faults);
  }

  public Unusable(String fault) {
    this(List.of(fault));
  }

  public List<String> faults() {
    return faults;
  }
}
