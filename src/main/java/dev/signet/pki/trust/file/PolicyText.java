package dev.signet.pki.trust.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What stands in a policy file: its sections in their order, every key known, no value read. */
record PolicyText(Path file, List<Section> sections) {

  PolicyText {
    sections = List.copyOf(sections);
  }

  /** A policy that says nothing of its own. */
  static PolicyText empty(Path file) {
    return new PolicyText(file, List.of());
  }

  /** The section that may stand once; an empty one if it does not. */
  Section one(String kind) {
    return sections.stream()
        .filter(section -> section.kind().equals(kind))
        .findFirst()
        .orElseGet(() -> new Section(new Place(file, 0), kind, "", Map.of()));
  }

  Section head() {
    return one("");
  }

  List<Section> all(String kind) {
    return sections.stream().filter(section -> section.kind().equals(kind)).toList();
  }
}
