package dev.signet.xkms.xml.envelope;

import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;

/**
 * Why no XKMS result of a proper type can be given (XKMS 2.0 Part 2 section 3.1, table of faults).
 *
 * @param name what the fault text names: the header block or the message element; unused otherwise
 */
public record FaultCondition(Kind kind, String name) {

  /** The rows of the fault table. */
  public enum Kind {
    VERSION_MISMATCH,
    MUST_UNDERSTAND,
    UNAVAILABLE,
    MESSAGE_NOT_SUPPORTED,
    BAD_MESSAGE
  }

  public static FaultCondition versionMismatch() {
    return new FaultCondition(Kind.VERSION_MISMATCH, "");
  }

  public static FaultCondition mustUnderstand(String header) {
    return new FaultCondition(Kind.MUST_UNDERSTAND, header);
  }

  public static FaultCondition unavailable() {
    return new FaultCondition(Kind.UNAVAILABLE, "");
  }

  public static FaultCondition messageNotSupported(String element) {
    return new FaultCondition(Kind.MESSAGE_NOT_SUPPORTED, element);
  }

  public static FaultCondition badMessage(String element) {
    return new FaultCondition(Kind.BAD_MESSAGE, element);
  }

  /** The text of the fault table. */
  public String reason() {
    return switch (kind) {
      case VERSION_MISMATCH -> "Unsupported SOAP version";
      case MUST_UNDERSTAND -> "Unable to process " + name;
      case UNAVAILABLE -> "Service temporarily unable";
      case MESSAGE_NOT_SUPPORTED -> name + " message not supported";
      case BAD_MESSAGE -> name + " message invalid";
    };
  }

  /** The same condition as the code of an untyped XKMS result, where there is no SOAP. */
  public ResultCode resultCode() {
    return switch (kind) {
      case VERSION_MISMATCH -> ResultCode.of(ResultMajor.VERSION_MISMATCH);
      case MUST_UNDERSTAND, BAD_MESSAGE -> ResultCode.of(ResultMajor.SENDER, ResultMinor.FAILURE);
      case UNAVAILABLE -> ResultCode.of(ResultMajor.RECEIVER, ResultMinor.FAILURE);
      case MESSAGE_NOT_SUPPORTED ->
          ResultCode.of(ResultMajor.SENDER, ResultMinor.MESSAGE_NOT_SUPPORTED);
    };
  }
}
