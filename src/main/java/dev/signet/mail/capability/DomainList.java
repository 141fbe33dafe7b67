package dev.signet.mail.capability;

import dev.signet.entity.DomainName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an administrator says about domains: {@code example.org} for itself, {@code *.example.org}
 * for all below it; the longest name counts.
 */
public final class DomainList<T> {
  private static final String BELOW = "*.";

  private final Map<DomainName, T> exact = new HashMap<>();
  private final Map<DomainName, T> below = new HashMap<>();

  /**
   * @throws IllegalArgumentException that says which name is none
   */
  public DomainList(Map<String, T> listed) {
    listed.forEach(
        (name, value) -> {
          boolean isBelow = name.startsWith(BELOW);
          DomainName domain = DomainName.of(isBelow ? name.substring(BELOW.length()) : name);
          (isBelow ? below : exact).put(domain, value);
        });
  }

  /** What is listed for a domain. */
  public Optional<T> of(DomainName domain) {
    T own = exact.get(domain);
    return own == null ? inherited(domain.value()) : Optional.of(own);
  }

  private Optional<T> inherited(String name) {
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
      T found = DomainName.parse(name.substring(dot + 1)).map(below::get).orElse(null);
      if (found != null) {
        return Optional.of(found);
      }
    }
    return Optional.empty();
  }
}
