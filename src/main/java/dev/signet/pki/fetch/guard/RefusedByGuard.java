package dev.signet.pki.fetch.guard;

/** A fetch that a rule forbids; the message names what was asked for and why it is not done. */
public final class RefusedByGuard extends Exception {

  private static final long serialVersionUID = 1L;

  private final GuardRule rule;

  public RefusedByGuard(GuardRule rule, String because) {
    super(because);
    this.rule = rule;
  }

  public GuardRule rule() {
    return rule;
  }

  /** The message, which is never absent. */
  public String because() {
    return String.valueOf(getMessage());
  }
}
