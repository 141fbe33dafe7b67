package dev.signet.xkms.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The part that all key bindings share (KeyBindingAbstractType of the schema).
 *
 * @param id the element's Id, needed where a signature refers to it
 * @param keyUsage uses; empty means all
 */
public record BindingDescription(
    Optional<String> id, KeyInfo keyInfo, Set<KeyUsage> keyUsage, List<UseKeyWith> useKeyWith) {

  public BindingDescription {
    keyUsage = Set.copyOf(keyUsage);
    useKeyWith = List.copyOf(useKeyWith);
  }

  public BindingDescription withId(String newId) {
    return new BindingDescription(Optional.of(newId), keyInfo, keyUsage, useKeyWith);
  }
}
