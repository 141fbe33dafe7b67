package dev.signet.xkms.xml;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.MessageExtension;
import java.util.List;
import java.util.Optional;

/**
 * Asking for an explanation and giving it, as message extensions in a namespace of Signet's own.
 */
public final class ExplanationExtension {
  public static final String NAMESPACE = "https://signet.dev/xkms/explanation/1";

  private ExplanationExtension() {}

  /** The element that a requestor sends to be told why: {@code Explain}. */
  public static MessageExtension question() {
    throw new UnsupportedOperationException("not built yet");
  }

  /** True if the extensions of a request contain {@link #question}. */
  public static boolean isAskedIn(List<MessageExtension> extensions) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The element that answers: {@code Explanation}. */
  public static MessageExtension answer(Explanation explanation) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** The explanation among the extensions of a result, if there is one. */
  public static Optional<Explanation> readFrom(List<MessageExtension> extensions) {
    throw new UnsupportedOperationException("not built yet");
  }
}
