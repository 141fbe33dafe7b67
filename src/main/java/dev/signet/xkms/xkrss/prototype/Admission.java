package dev.signet.xkms.xkrss.prototype;

import dev.signet.xkms.model.Application;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may be registered at all.
 *
 * @param applications URIs of applications for which keys are registered
 * @param generatedKeys whether the service generates keys for others
 */
public record Admission(Term term, Set<String> applications, boolean generatedKeys) {

  /** Most names in one request: enough for one person's addresses, few enough to check each. */
  public static final int MAX_NAMES = 20;

  public Admission {
    applications = Set.copyOf(applications);
  }

  /** All registered applications. */
  public static Set<String> allKnown() {
    return Arrays.stream(Application.values())
        .map(Application::uri)
        .collect(Collectors.toUnmodifiableSet());
  }
}
