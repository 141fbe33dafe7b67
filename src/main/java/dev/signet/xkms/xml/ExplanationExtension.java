package dev.signet.xkms.xml;

import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.Sprout;
import java.util.List;
import java.util.Optional;

/**
 * Asking for an explanation and giving it, as message extensions in a namespace of Signet's own.
 */
public final class ExplanationExtension {
  public static final String NAMESPACE = "https://signet.dev/xkms/explanation/1";

  private static final String QUESTION = "Explain";
  private static final String ANSWER = "Explanation";

  private ExplanationExtension() {}

  /** The element that a requestor sends to be told why: {@code Explain}. */
  public static MessageExtension question() {
    return Extensions.read(root(QUESTION).element());
  }

  /** True if the extensions of a request contain {@link #question}. */
  public static boolean isAskedIn(List<MessageExtension> extensions) {
    return extensions.stream().anyMatch(e -> isNamed(e, QUESTION));
  }

  /** The element that answers: {@code Explanation}. */
  public static MessageExtension answer(Explanation explanation) {
    Sprout root = root(ANSWER);
    explanation.grounds().forEach(ground -> TraceWriter.write(root, ground));
    TraceWriter.path(root, explanation.path());
    explanation.traces().forEach(trace -> TraceWriter.write(root, trace));
    return Extensions.read(root.element());
  }

  /**
   * The explanation among the extensions of a result, if there is one that can be read. It comes
   * from a peer and is for people: nothing is decided by it.
   */
  public static Optional<Explanation> readFrom(List<MessageExtension> extensions) {
    return extensions.stream()
        .filter(e -> isNamed(e, ANSWER))
        .findFirst()
        .flatMap(ExplanationExtension::read);
  }

  private static Optional<Explanation> read(MessageExtension extension) {
    try {
      Children children = new Children(Extensions.parse(extension));
      return Optional.of(
          new Explanation(
              TraceReader.grounds(children),
              TraceReader.path(children),
              TraceReader.parts(children, "Search").stream().map(TraceReader::trace).toList()));
    } catch (NotReadable e) {
      return Optional.empty();
    }
  }

  private static boolean isNamed(MessageExtension extension, String localName) {
    return extension.namespace().equals(NAMESPACE) && extension.localName().equals(localName);
  }

  private static Sprout root(String localName) {
    return Sprout.root(SecureXml.newDocument(), NAMESPACE, localName);
  }
}
