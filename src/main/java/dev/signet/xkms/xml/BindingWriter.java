package dev.signet.xkms.xml;

import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.xml.dom.Sprout;
import dev.signet.xkms.xml.keyinfo.KeyInfoWriter;
import java.time.Instant;
import java.util.Optional;

/** Writes the key bindings of requests and results in the order of the schema. */
final class BindingWriter {
  private BindingWriter() {}

  static void query(Sprout request, QueryKeyBinding query) {
    Sprout element = request.child("QueryKeyBinding");
    describe(element, query.description());
    query.timeInstant().ifPresent(t -> element.child("TimeInstant").attribute("Time", time(t)));
  }

  static Sprout prototype(Sprout request, PrototypeKeyBinding prototype) {
    Sprout element = request.child("PrototypeKeyBinding");
    describe(element, prototype.description());
    validity(element, prototype.validity());
    prototype
        .revocationCodeIdentifier()
        .ifPresent(code -> element.child("RevocationCodeIdentifier").text(code.toBase64()));
    return element;
  }

  static void unverified(Sprout result, UnverifiedKeyBinding binding) {
    Sprout element = result.child("UnverifiedKeyBinding");
    describe(element, binding.description());
    validity(element, binding.validity());
  }

  /**
   * Writes a KeyBindingType.
   *
   * @param name the element's name, which differs between results and the three requests
   */
  static Sprout judged(Sprout parent, String name, KeyBinding binding) {
    Sprout element = parent.child(name);
    describe(element, binding.description());
    validity(element, binding.validity());
    KeyStatus status = binding.status();
    Sprout child = element.child("Status").attribute("StatusValue", status.value().uri());
    status.valid().forEach(uri -> child.child("ValidReason").text(uri));
    status.indeterminate().forEach(uri -> child.child("IndeterminateReason").text(uri));
    status.invalid().forEach(uri -> child.child("InvalidReason").text(uri));
    return element;
  }

  private static void describe(Sprout element, BindingDescription description) {
    element.attribute("Id", description.id());
    KeyInfoWriter.write(element, description.keyInfo());
    for (KeyUsage usage : KeyUsage.values()) {
      if (description.keyUsage().contains(usage)) {
        element.child("KeyUsage").text(usage.uri());
      }
    }
    for (UseKeyWith use : description.useKeyWith()) {
      element
          .child("UseKeyWith")
          .attribute("Application", use.application())
          .attribute("Identifier", use.identifier());
    }
  }

  private static void validity(Sprout element, Optional<ValidityInterval> validity) {
    validity.ifPresent(
        interval ->
            element
                .child("ValidityInterval")
                .attribute("NotBefore", interval.notBefore().map(BindingWriter::time))
                .attribute("NotOnOrAfter", interval.notOnOrAfter().map(BindingWriter::time)));
  }

  /** A dateTime in UTC with Z (XKMS 2.0, as XR-M13). */
  private static String time(Instant time) {
    return time.toString();
  }
}
