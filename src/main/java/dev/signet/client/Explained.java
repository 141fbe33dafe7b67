package dev.signet.client;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.ExplanationExtension;
import java.util.Optional;

/** The grounds that a Signet service gives with its answer, when it was asked for them. */
public final class Explained {
  private Explained() {}

  /** The explanation, if the service gave one that can be read; for people, not for trust. */
  public static Optional<Explanation> in(Result result) {
    return ExplanationExtension.readFrom(result.header().extensions());
  }
}
