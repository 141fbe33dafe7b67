package dev.signet.pki.trust.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the policies of a set by name; two of one name are refused. */
final class Definitions {

  /** Beside the certificates in the directory of a policy. */
  static final String FILE = "policy.conf";

  /** Ten times the longest policy that a person would review. */
  private static final int MAX_OCTETS = 256 * 1024;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  private final Material material;
  private final Map<String, Definition> found = new LinkedHashMap<>();

  private Definitions(Material material) {
    this.material = material;
  }

  static Map<String, Definition> in(PolicyPlaces places, Material material) throws UnusablePolicy {
    Definitions definitions = new Definitions(material);
    for (Map.Entry<String, Path> directory : places.directories().entrySet()) {
      if (material.exists(directory.getValue())
          || !material.exists(places.file(directory.getKey()))) {
        definitions.add(definitions.ofDirectory(directory.getKey(), directory.getValue()));
      }
    }
    if (material.exists(places.folder())) {
      for (Path file : material.files(places.folder(), Set.of("conf"))) {
        definitions.add(definitions.ofFile(file));
      }
    }
    return definitions.found;
  }

  private Definition ofDirectory(String name, Path directory) throws UnusablePolicy {
    if (!Files.isDirectory(directory)) {
      throw new UnusablePolicy(directory + " is not a directory that can be read");
    }
    Path file = directory.resolve(FILE);
    PolicyText text = material.exists(file) ? read(file) : PolicyText.empty(file);
    return new Definition(name, directory, text, Optional.of(directory));
  }

  private Definition ofFile(Path file) throws UnusablePolicy {
    String name = file.getFileName().toString().replaceFirst("\\.conf$", "");
    return new Definition(name, file, read(file), Optional.empty());
  }

  private PolicyText read(Path file) throws UnusablePolicy {
    return PolicyTextReader.read(file, material.text(file, MAX_OCTETS));
  }

  private void add(Definition definition) throws UnusablePolicy {
    String name = definition.name();
    if (!NAME.matcher(name).matches()) {
      throw new UnusablePolicy(
          definition.origin()
              + ": '"
              + name
              + "' is no name for a policy; use 1 to 63 lower-case letters, digits and hyphens, a"
              + " letter first");
    }
    if (BuiltIn.policies().containsKey(name)) {
      throw new UnusablePolicy(definition.origin() + ": '" + name + "' is a built-in policy");
    }
    Definition other = found.putIfAbsent(name, definition);
    if (other != null) {
      throw new UnusablePolicy(
          "the policy '"
              + name
              + "' is defined twice: by "
              + other.origin()
              + " and by "
              + definition.origin());
    }
  }
}
