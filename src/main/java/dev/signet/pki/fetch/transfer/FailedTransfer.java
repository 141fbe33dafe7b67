package dev.signet.pki.fetch.transfer;

/** A transfer that brought nothing usable; the message says why, for a person. */
public final class FailedTransfer extends Exception {

  private static final long serialVersionUID = 1L;

  private final Trouble trouble;

  public FailedTransfer(Trouble trouble, String because) {
    super(because);
    this.trouble = trouble;
  }

  public FailedTransfer(Trouble trouble, String because, Throwable cause) {
    super(because, cause);
    this.trouble = trouble;
  }

  public Trouble trouble() {
    return trouble;
  }

  /** The message, which is never absent. */
  public String because() {
    return String.valueOf(getMessage());
  }
}
