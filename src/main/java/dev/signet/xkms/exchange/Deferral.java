package dev.signet.xkms.exchange;

/**
 * Why a request cannot be answered at once, though it could be later (XKMS 2.0 section 2.5).
 *
 * @param because for the operator
 * @param approvals so many operators have to approve first; 0 for none
 */
public record Deferral(Kind kind, String because, int approvals) {
  /** What is waited for. */
  public enum Kind {
    /** Operators have to approve it. */
    APPROVAL,
    /** The operator wants such requests answered later. */
    OPERATORS_WISH,
    /** It takes longer than a requestor is kept waiting. */
    TOO_LONG
  }

  public Deferral {
    if ((kind == Kind.APPROVAL) != (approvals > 0)) {
      throw new IllegalArgumentException("an approval needs approvers, and nothing else does");
    }
  }

  /** Operators have to approve it. */
  public static Deferral approval(String because, int approvals) {
    return new Deferral(Kind.APPROVAL, because, approvals);
  }

  /** The operator wants it so. */
  public static Deferral wished(String because) {
    return new Deferral(Kind.OPERATORS_WISH, because, 0);
  }

  /** It takes too long. */
  public static Deferral tooLong(String because) {
    return new Deferral(Kind.TOO_LONG, because, 0);
  }
}
