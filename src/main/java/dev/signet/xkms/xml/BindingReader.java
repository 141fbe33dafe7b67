package dev.signet.xkms.xml;

import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.Values;
import dev.signet.xkms.xml.keyinfo.KeyInfoReader;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.w3c.dom.Element;

/** Reads the key bindings of requests and results (XKMS 2.0 sections 3.4, 5 and 7.1). */
final class BindingReader {
  /** Names that one key is bound to; a person or host with more is split into several bindings. */
  static final int MAX_USES = 100;

  /** KeyUsage occurs at most three times by the schema. */
  private static final int MAX_KEY_USAGES = 3;

  /** Reasons of one status; the schema knows four. */
  private static final int MAX_REASONS = 32;

  private BindingReader() {}

  static QueryKeyBinding query(Element element) {
    Children children = new Children(element);
    BindingDescription description = description(element, children);
    Optional<Instant> time =
        children.optional("TimeInstant").map(e -> Values.time("TimeInstant", required(e, "Time")));
    children.end();
    return new QueryKeyBinding(description, time);
  }

  static PrototypeKeyBinding prototype(Element element) {
    Children children = new Children(element);
    BindingDescription description = description(element, children);
    Optional<ValidityInterval> validity = validity(children);
    Optional<Octets> code = children.optional("RevocationCodeIdentifier").map(Values::base64);
    children.end();
    return new PrototypeKeyBinding(description, validity, code);
  }

  static UnverifiedKeyBinding unverified(Element element) {
    Children children = new Children(element);
    BindingDescription description = description(element, children);
    Optional<ValidityInterval> validity = validity(children);
    children.end();
    return new UnverifiedKeyBinding(description, validity);
  }

  /** A KeyBindingType whose StatusValue is as the schema wants it. */
  static KeyBinding judged(Element element) {
    return judged(element, e -> required(e, "StatusValue"));
  }

  /** A KeyBindingType from a peer that may leave StatusValue out, as CXF does: Indeterminate. */
  static KeyBinding reported(Element element) {
    return judged(
        element, e -> Elements.attribute(e, "StatusValue").orElse(StatusValue.INDETERMINATE.uri()));
  }

  private static KeyBinding judged(
      Element element, java.util.function.Function<Element, String> statusValue) {
    Children children = new Children(element);
    BindingDescription description = description(element, children);
    Optional<ValidityInterval> validity = validity(children);
    Element status = children.required("Status");
    children.end();
    return new KeyBinding(description, validity, status(status, statusValue.apply(status)));
  }

  private static KeyStatus status(Element status, String declared) {
    StatusValue value =
        Values.closed(StatusValue.class, "StatusValue", status, Values.collapse(declared));
    Children children = new Children(status);
    List<String> valid = reasons(children, "ValidReason");
    List<String> indeterminate = reasons(children, "IndeterminateReason");
    List<String> invalid = reasons(children, "InvalidReason");
    children.end();
    return KeyStatus.reported(value, valid, indeterminate, invalid);
  }

  private static List<String> reasons(Children children, String name) {
    return children.many(name, MAX_REASONS).stream().map(Values::code).toList();
  }

  private static BindingDescription description(Element element, Children children) {
    Optional<String> id = Elements.attribute(element, "Id").map(v -> Values.ncName("Id", v));
    var keyInfo = KeyInfoReader.read(children.optional(Namespaces.DS, "KeyInfo"));
    Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
    for (Element usage : children.many("KeyUsage", MAX_KEY_USAGES)) {
      usages.add(Values.closed(KeyUsage.class, "KeyUsage", usage, Values.token(usage)));
    }
    List<UseKeyWith> uses =
        children.many("UseKeyWith", MAX_USES).stream()
            .map(use -> use(element.getLocalName(), use))
            .toList();
    return new BindingDescription(id, keyInfo, usages, uses);
  }

  private static UseKeyWith use(String where, Element use) {
    try {
      return new UseKeyWith(
          Values.collapse(Elements.attribute(use, "Application").orElse("")),
          Elements.attribute(use, "Identifier").orElse(""));
    } catch (IllegalArgumentException e) {
      throw new NotReadable(where + ": " + e.getMessage());
    }
  }

  private static Optional<ValidityInterval> validity(Children children) {
    return children
        .optional("ValidityInterval")
        .map(e -> new ValidityInterval(time(e, "NotBefore"), time(e, "NotOnOrAfter")));
  }

  private static Optional<Instant> time(Element element, String attribute) {
    return Elements.attribute(element, attribute).map(value -> Values.time(attribute, value));
  }

  /** The value of an attribute that must be there. */
  static String required(Element element, String attribute) {
    return Elements.attribute(element, attribute)
        .orElseThrow(() -> new NotReadable(element.getLocalName() + " without " + attribute));
  }
}
