package dev.signet.xkms.xkiss.relay;

import java.util.List;
import java.util.Set;

/**
 * What the services of this house call themselves.
 *
 * @param uris values of the Service attribute; what lies below one of them is ours too
 */
public record OwnServices(Set<String> uris) {
  public OwnServices {
    uris = Set.copyOf(uris);
  }

  /** Whether that service is one of ours. */
  public boolean include(String service) {
    return uris.stream().anyMatch(uri -> service.equals(uri) || service.startsWith(uri + "/"));
  }

  boolean includeAnyOf(List<String> services) {
    return services.stream().anyMatch(this::include);
  }
}
