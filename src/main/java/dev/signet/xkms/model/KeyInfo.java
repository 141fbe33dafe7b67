package dev.signet.xkms.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is said about a key, in document order (ds:KeyInfo; its X509Data groups are flattened, for
 * their order carries no meaning).
 */
public record KeyInfo(List<KeyDatum> data) {
  public static final KeyInfo EMPTY = new KeyInfo(List.of());

  public KeyInfo {
    data = List.copyOf(data);
  }

  public static KeyInfo of(KeyDatum... data) {
    return new KeyInfo(List.of(data));
  }

  public boolean isEmpty() {
    return data.isEmpty();
  }

  /** All data of one kind. */
  public <D extends KeyDatum> Stream<D> all(Class<D> kind) {
    return data.stream().filter(kind::isInstance).map(kind::cast);
  }
}
