package dev.signet.pki.name;

import java.util.List;

/** The subtrees that names below an authority must be in and must not be in. */
public record NameConstraints(List<Subtree> permitted, List<Subtree> excluded) {

  public NameConstraints {
    permitted = List.copyOf(permitted);
    excluded = List.copyOf(excluded);
  }
}
