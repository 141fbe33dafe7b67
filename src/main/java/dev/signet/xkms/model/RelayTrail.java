package dev.signet.xkms.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Which services have passed a question on before it came here. Who asks says it, so it is only
 * good for asking less: it keeps services that pass on for each other from going in circles.
 *
 * @param services values of their Service attributes, the first one first
 * @param isReadable false if something was said that could not be understood; nothing is passed on
 *     then
 */
public record RelayTrail(List<String> services, boolean isReadable) {
  /** Nobody passed it on. */
  public static final RelayTrail NONE = new RelayTrail(List.of(), true);

  /** Something was said that nobody can understand. */
  public static final RelayTrail UNREADABLE = new RelayTrail(List.of(), false);

  public RelayTrail {
    services = List.copyOf(services);
  }

  /** The trail when that service passes it on too. */
  public RelayTrail through(String service) {
    List<String> longer = new ArrayList<>(services);
    longer.add(service);
    return new RelayTrail(longer, isReadable);
  }
}
