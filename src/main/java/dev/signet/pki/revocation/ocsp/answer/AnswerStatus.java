package dev.signet.pki.revocation.ocsp.answer;

import java.util.Arrays;
import java.util.Optional;

/** Whether the responder answers at all (RFC 6960 section 4.2.1, OCSPResponseStatus). */
public enum AnswerStatus {
  SUCCESSFUL(0, "successful"),
  MALFORMED_REQUEST(1, "malformedRequest"),
  INTERNAL_ERROR(2, "internalError"),
  TRY_LATER(3, "tryLater"),
  SIG_REQUIRED(5, "sigRequired"),
  UNAUTHORIZED(6, "unauthorized");

  private final int code;
  private final String word;

  AnswerStatus(int code, String word) {
    this.code = code;
    this.word = word;
  }

  /** The status of that code; empty when there is none. */
  public static Optional<AnswerStatus> of(int code) {
    return Arrays.stream(values()).filter(status -> status.code == code).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
