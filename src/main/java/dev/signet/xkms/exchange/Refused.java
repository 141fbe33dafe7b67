package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.ResultCode;
import java.util.Optional;

/**
 * The protocol's negative answer to a request; {@link Refusal} makes it, the responder turns it
 * into the typed result.
 *
 * <p>The message is for the log and names what was wrong. Only {@link #told} reaches the requestor,
 * and only one who asked to be told why.
 */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ResultCode code;
  private final transient Optional<Explanation> told;
  private final transient Optional<Deferral> deferral;

  Refused(ResultCode code, String because, Optional<Explanation> told) {
    this(code, because, told, Optional.empty());
  }

  Refused(
      ResultCode code, String because, Optional<Explanation> told, Optional<Deferral> deferral) {
    super(because, null, false, false);
    this.code = code;
    this.told = told;
    this.deferral = deferral;
  }

  /** What was wrong, for the log. */
  public String because() {
    return String.valueOf(getMessage());
  }

  public ResultCode code() {
    return code;
  }

  public Optional<Explanation> told() {
    return told;
  }

  /** Why the request was only put off, if it was: a requestor who offers to wait may do so. */
  public Optional<Deferral> deferral() {
    return deferral;
  }
}
