package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import java.util.List;
import java.util.Optional;

/**
 * The one place where refusals of the protocol are made (XKMS 2.0 section 3.3.1).
 *
 * <p>Each takes a sentence for the log; only {@link #malformed} and {@link #outOfRange} also tell
 * it to a requestor who asks for an explanation, for it speaks about nothing but the requestor's
 * own message.
 */
public final class Refusal {
  private Refusal() {}

  /** Sender/Failure: the message cannot be carried out as it stands. */
  public static Refused malformed(String rule, String because) {
    return told(code(ResultMajor.SENDER, ResultMinor.FAILURE), rule, because);
  }

  /** Receiver/TimeInstantOutOfRange: nothing can be said about that time. */
  public static Refused outOfRange(String because) {
    return told(
        code(ResultMajor.RECEIVER, ResultMinor.TIME_INSTANT_OUT_OF_RANGE),
        "XKMS 2.0 [213]",
        because);
  }

  /** Sender/MessageNotSupported: the operation is not carried out here. */
  public static Refused notSupported(String because) {
    return silent(code(ResultMajor.SENDER, ResultMinor.MESSAGE_NOT_SUPPORTED), because);
  }

  /** Sender/UnknownResponseId: no such result is waiting. */
  public static Refused unknownResponse(String because) {
    return silent(code(ResultMajor.SENDER, ResultMinor.UNKNOWN_RESPONSE_ID), because);
  }

  /**
   * Sender/NoAuthentication: authentication is missing or wrong; which of them is for the log
   * alone.
   */
  public static Refused noAuthentication(String because) {
    return silent(code(ResultMajor.SENDER, ResultMinor.NO_AUTHENTICATION), because);
  }

  /** Sender/ProofOfPossessionRequired: the proof is missing or does not verify. */
  public static Refused proofRequired(String because) {
    return silent(code(ResultMajor.SENDER, ResultMinor.PROOF_OF_POSSESSION_REQUIRED), because);
  }

  /**
   * Receiver/NotSynchronous: it cannot be answered at once; whoever takes it in for later does so
   * by the deferral.
   */
  public static Refused notSynchronous(Deferral deferral) {
    return new Refused(
        code(ResultMajor.RECEIVER, ResultMinor.NOT_SYNCHRONOUS),
        deferral.because(),
        Optional.empty(),
        Optional.of(deferral));
  }

  /** Sender/RepresentRequired: two phases are needed, and were not offered. */
  public static Refused representRequired(String because) {
    return silent(code(ResultMajor.SENDER, ResultMinor.REPRESENT_REQUIRED), because);
  }

  /** Receiver/Refused: not attempted, for want of room; nothing is wrong with the request. */
  public static Refused overloaded(String because) {
    return silent(code(ResultMajor.RECEIVER, ResultMinor.REFUSED), because);
  }

  /** Any other refusal, for the log alone. */
  public static Refused of(ResultMajor major, ResultMinor minor, String because) {
    return silent(code(major, minor), because);
  }

  private static ResultCode code(ResultMajor major, ResultMinor minor) {
    return ResultCode.of(major, minor);
  }

  private static Refused silent(ResultCode code, String because) {
    return new Refused(code, because, Optional.empty());
  }

  private static Refused told(ResultCode code, String rule, String because) {
    Explanation.Ground ground =
        new Explanation.Ground("Request", StatusValue.INVALID, rule, because);
    return new Refused(code, because, Optional.of(new Explanation(List.of(ground), List.of())));
  }
}
