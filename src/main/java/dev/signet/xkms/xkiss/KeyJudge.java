package dev.signet.xkms.xkiss;

import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathVerdict;
import java.util.function.Function;

/** Gathers what is known about a key and has it judged. */
public final class KeyJudge {
  /**
   * @param paths judges certificates: {@code PathValidation::verdictOn}
   */
  public KeyJudge(Function<PathQuestion, PathVerdict> paths) {}
}
