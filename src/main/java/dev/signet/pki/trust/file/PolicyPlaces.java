package dev.signet.pki.trust.file;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where policies lie.
 *
 * @param folder whose files {@code <name>.conf} are policies; need not be there
 * @param directories by name of the policy, each with {@code anchors/}, {@code intermediates/} and
 *     {@code crls/} and, if wanted, a {@code policy.conf}
 */
public record PolicyPlaces(Path folder, Map<String, Path> directories) {

  public PolicyPlaces {
    directories = Collections.unmodifiableMap(new LinkedHashMap<>(directories));
  }

  /** The file that would define that policy in the folder. */
  public Path file(String name) {
    return folder.resolve(name + ".conf");
  }
}
