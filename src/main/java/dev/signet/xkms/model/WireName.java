package dev.signet.xkms.model;

import java.util.Arrays;
import java.util.Optional;

/** A code of the vocabulary that travels as an absolute URI. */
public interface WireName {
  /** The URI on the wire, exactly. */
  String uri();

  /**
   * The constant of {@code type} whose URI is exactly {@code uri}; empty for a word that the
   * enumeration does not know.
   */
  static <E extends Enum<E> & WireName> Optional<E> find(Class<E> type, String uri) {
    return Arrays.stream(type.getEnumConstants()).filter(e -> e.uri().equals(uri)).findFirst();
  }
}
