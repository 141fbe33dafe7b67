package dev.signet.pki.trust.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A policy as it is written, before those that it extends are known.
 *
 * @param origin the file or directory, for messages
 * @param directory where its {@code anchors/}, {@code intermediates/} and {@code crls/} lie, if it
 *     has a directory of its own
 */
record Definition(String name, Path origin, PolicyText text, Optional<Path> directory) {

  /** Relative paths in the file start from where it lies. */
  Path resolved(String path) {
    return text.file().toAbsolutePath().resolveSibling(path).normalize();
  }

  /** The folder of that name, where there is one and the file does not speak instead of it. */
  List<Path> folder(String folder, Material material) {
    return directory.map(d -> d.resolve(folder)).filter(material::exists).stream().toList();
  }

  String parent() {
    return text.head().entry("extends").map(Entry::value).orElse(BuiltIn.CAREFUL);
  }
}
