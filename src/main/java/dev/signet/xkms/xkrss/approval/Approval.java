package dev.signet.xkms.xkrss.approval;

/**
 * How far the approval of one request is.
 *
 * @param needed operators that have to approve; 0 if none has to
 * @param given operators that have
 */
public record Approval(int needed, int given) {

  /** Nobody has to approve. */
  public static final Approval NOT_NEEDED = new Approval(0, 0);

  /** True if the request has to wait for it. */
  public boolean isDue() {
    return given < needed;
  }
}
