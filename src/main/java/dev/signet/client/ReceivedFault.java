package dev.signet.client;

import dev.signet.xkms.model.Namespaces;
import java.util.Optional;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * A refusal by the SOAP layer instead of an XKMS result (SOAP 1.1 section 4.4, SOAP 1.2 section
 * 5.4).
 *
 * @param code such as {@code Client}, or {@code Sender/BadMessage} with its subcode; without
 *     prefixes
 */
record ReceivedFault(String code, String reason) {

  /** The fault in an envelope's body, if there is one. */
  static Optional<ReceivedFault> in(Document document) {
    return first(document, Namespaces.SOAP12, "Fault")
        .map(fault -> soap12(document))
        .or(() -> first(document, Namespaces.SOAP11, "Fault").map(fault -> soap11(document)));
  }

  String words() {
    return "the service refused the message with a SOAP fault, " + code + ": " + reason;
  }

  private static ReceivedFault soap11(Document document) {
    return new ReceivedFault(
        first(document, "*", "faultcode").map(ReceivedFault::word).orElse("no code"),
        first(document, "*", "faultstring").map(ReceivedFault::text).orElse("no reason given"));
  }

  private static ReceivedFault soap12(Document document) {
    NodeList values = document.getElementsByTagNameNS(Namespaces.SOAP12, "Value");
    Stream<String> codes =
        Stream.iterate(0, i -> i < values.getLength(), i -> i + 1)
            .map(values::item)
            .map(ReceivedFault::word);
    return new ReceivedFault(
        codes.reduce((outer, inner) -> outer + "/" + inner).orElse("no code"),
        first(document, Namespaces.SOAP12, "Text")
            .map(ReceivedFault::text)
            .orElse("no reason given"));
  }

  private static Optional<Node> first(Document document, String namespace, String name) {
    return Optional.ofNullable(document.getElementsByTagNameNS(namespace, name).item(0));
  }

  private static String word(Node node) {
    String qualified = text(node);
    return qualified.substring(qualified.indexOf(':') + 1);
  }

  private static String text(Node node) {
    return node.getTextContent().strip();
  }
}
