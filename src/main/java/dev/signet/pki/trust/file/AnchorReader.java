package dev.signet.pki.trust.file;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.DistinguishedNames;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;

/** Reads whom a file trusts, and how far. */
final class AnchorReader {

  private enum Term {
    ISSUES,
    PINNED,
    CONSTRAINED,
    DATED
  }

  private static final Map<String, Term> TERMS =
      Map.of(
          "issues", Term.ISSUES,
          "pinned", Term.PINNED,
          "constrained", Term.CONSTRAINED,
          "dated", Term.DATED);

  private final Definition definition;
  private final Material material;

  AnchorReader(Definition definition, Material material) {
    this.definition = definition;
    this.material = material;
  }

  /** Those of the file; where it names none, those of the folder {@code anchors/} beside it. */
  List<Anchor> own() throws UnusablePolicy {
    List<Anchor> anchors = new ArrayList<>();
    List<Section> sections = definition.text().all("anchor");
    for (Section section : sections) {
      anchors.addAll(section.entry("file").isPresent() ? ofFile(section) : List.of(bare(section)));
    }
    if (sections.isEmpty()) {
      for (Path folder : definition.folder("anchors", material)) {
        material.certificates(folder).forEach(certificate -> anchors.add(Anchor.of(certificate)));
      }
    }
    return anchors;
  }

  private List<Anchor> ofFile(Section section) throws UnusablePolicy {
    Entry file = section.required("file");
    refuse(section, "name", "key");
    AnchorTerms terms = terms(section);
    List<Certificate> certificates = material.certificates(existing(file, definition, material));
    if (certificates.isEmpty()) {
      throw file.refused("there is no certificate in it");
    }
    checkFingerprints(section, certificates);
    return certificates.stream().map(c -> new Anchor(Authority.of(c), terms)).toList();
  }

  private Anchor bare(Section section) throws UnusablePolicy {
    if (section.entry("name").isEmpty() && section.entry("key").isEmpty()) {
      throw UnusablePolicy.at(section.place(), section + " needs 'file', or 'name' and 'key'");
    }
    refuse(section, "sha256");
    Entry key = section.required("key");
    DistinguishedName name = name(section.required("name"));
    AnchorTerms terms = terms(section);
    if (terms.constrained() || terms.dated()) {
      throw section
          .required("terms")
          .refused("a bare key has no certificate that could bind it; use issues, pinned");
    }
    List<PublicKey> keys = material.keys(existing(key, definition, material));
    if (keys.size() != 1) {
      throw key.refused("it must hold one key, and holds " + keys.size());
    }
    return new Anchor(Authority.bare(name, keys.get(0)), terms);
  }

  private static DistinguishedName name(Entry entry) throws UnusablePolicy {
    Optional<X500Principal> name = DistinguishedNames.parse(entry.value());
    if (name.isEmpty()) {
      throw entry.refused("it is no distinguished name such as CN=Root,O=Example (RFC 4514)");
    }
    return DistinguishedName.of(name.get());
  }

  private static AnchorTerms terms(Section section) throws UnusablePolicy {
    Optional<Entry> entry = section.entry("terms");
    if (entry.isEmpty()) {
      return AnchorTerms.PLAIN;
    }
    Set<Term> terms = Values.someOf(entry.get(), TERMS);
    if (!terms.contains(Term.ISSUES) && !terms.contains(Term.PINNED)) {
      throw entry.get().refused("without 'issues' or 'pinned' it would be trusted for nothing");
    }
    return new AnchorTerms(
        terms.contains(Term.ISSUES),
        terms.contains(Term.PINNED),
        terms.contains(Term.CONSTRAINED),
        terms.contains(Term.DATED));
  }

  private static void checkFingerprints(Section section, List<Certificate> certificates)
      throws UnusablePolicy {
    Optional<Entry> entry = section.entry("sha256");
    if (entry.isEmpty()) {
      return;
    }
    Set<String> wanted = new TreeSet<>(Values.fingerprints(entry.get()));
    Set<String> found = new TreeSet<>();
    certificates.forEach(certificate -> found.add(certificate.fingerprint().hex()));
    if (!found.equals(wanted)) {
      throw entry.get().refused("the file holds " + String.join(", ", found));
    }
  }

  private static void refuse(Section section, String... keys) throws UnusablePolicy {
    for (String key : keys) {
      Optional<Entry> entry = section.entry(key);
      if (entry.isPresent()) {
        throw entry.get().refused("it does not go with the other keys of " + section);
      }
    }
  }

  /** The file or directory that a path means. */
  static Path existing(Entry entry, Definition definition, Material material)
      throws UnusablePolicy {
    return existing(entry, definition.resolved(entry.value()), material);
  }

  static Path existing(Entry entry, Path path, Material material) throws UnusablePolicy {
    if (!material.exists(path) || !Files.isReadable(path)) {
      throw entry.refused(path + " is not there or cannot be read");
    }
    return path;
  }
}
