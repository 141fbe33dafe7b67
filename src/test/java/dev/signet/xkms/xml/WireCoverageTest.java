package dev.signet.xkms.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * The message files leave nothing of the schema out: each child and attribute of each type occurs.
 */
class WireCoverageTest {
  private static final Path FILES = Path.of("src/test/resources/messages");
  private static final Path SCHEMA = Path.of("wsdl/xkms.xsd");

  /** Abstract, or never outside an EncryptedData; {@link MessageRulesTest} is about RSAKeyPair. */
  private static final Set<String> NOT_IN_MESSAGES = Set.of("MessageExtension", "RSAKeyPairType");

  /** One complex type of the schema: what it extends, and what its own part may hold. */
  private record Type(String base, List<String> parts) {}

  private final Map<String, Type> types = new HashMap<>();
  private final Map<String, String> typeOfElement = new HashMap<>();
  private final Set<String> seen = new HashSet<>();

  @Test
  void everyPartOfEveryTypeOccursInAFile() throws Exception {
    readSchema(parse(SCHEMA));
    try (Stream<Path> files = Files.list(FILES)) {
      files.forEach(file -> look(parse(file)));
    }
    assertThat(types).hasSizeGreaterThan(35);
    Set<String> missing = new TreeSet<>();
    types.forEach(
        (name, type) ->
            type.parts().stream()
                .filter(part -> bearers(name).stream().noneMatch(e -> seen.contains(e + part)))
                .forEach(part -> missing.add(name + part)));
    assertThat(missing).as("parts of the schema that no message file shows").isEmpty();
  }

  @Test
  void everyFileIsTestedInBothDirections() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(FILES)) {
      files.forEach(file -> names.add(file.getFileName().toString().replace(".xml", "")));
    }
    assertThat(WireFilesTest.tested()).containsExactlyInAnyOrderElementsOf(names);
  }

  /** Elements whose type is this one or extends it. */
  private List<String> bearers(String type) {
    return typeOfElement.entrySet().stream()
        .filter(entry -> isA(entry.getValue(), type))
        .map(Map.Entry::getKey)
        .toList();
  }

  private boolean isA(String type, String wanted) {
    return type.equals(wanted) || types.containsKey(type) && isA(types.get(type).base(), wanted);
  }

  private void look(Element element) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      seen.add(element.getLocalName() + "@" + element.getAttributes().item(i).getNodeName());
    }
    for (Element child : Elements.childrenOf(element)) {
      seen.add(element.getLocalName() + "/" + child.getLocalName());
      look(child);
    }
  }

  private void readSchema(Element schema) {
    for (Element top : Elements.childrenOf(schema)) {
      String name = top.getAttribute("name");
      if (top.getLocalName().equals("element")) {
        typeOfElement.put(name, local(top.getAttribute("type")));
      }
      if (top.getLocalName().equals("complexType") && !NOT_IN_MESSAGES.contains(name)) {
        types.put(name, new Type(base(top), parts(top)));
      }
    }
  }

  private static String base(Element type) {
    var extensions = type.getElementsByTagNameNS("*", "extension");
    return extensions.getLength() == 0
        ? ""
        : local(((Element) extensions.item(0)).getAttribute("base"));
  }

  private static List<String> parts(Element type) {
    return Stream.concat(named(type, "element", "ref", "/"), named(type, "attribute", "name", "@"))
        .filter(part -> !NOT_IN_MESSAGES.contains(part.substring(1)))
        .toList();
  }

  private static Stream<String> named(Element type, String kind, String by, String mark) {
    var found = type.getElementsByTagNameNS("*", kind);
    return java.util.stream.IntStream.range(0, found.getLength())
        .mapToObj(i -> mark + local(((Element) found.item(i)).getAttribute(by)));
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static Element parse(Path file) {
    try {
      return SecureXml.parse(Files.readAllBytes(file)).getDocumentElement();
    } catch (IOException | MalformedXml e) {
      throw new AssertionError(file.toString(), e);
    }
  }
}
