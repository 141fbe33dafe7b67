package dev.signet.server.relay;

import dev.signet.pki.fetch.guard.AddressResolver;
import dev.signet.xkms.xkiss.relay.OwnServices;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;

/**
 * Recognises a way out that would lead back into this house.
 *
 * @param services what our services call themselves
 * @param ports that this server listens on
 */
public record OwnDoors(OwnServices services, Set<Integer> ports, AddressResolver resolver) {
  public OwnDoors {
    ports = Set.copyOf(ports);
  }

  /** Whether that URI is one of ours, or leads to an address and port of this machine's server. */
  boolean include(URI target, Duration within) {
    return services.include(target.toString())
        || ports.contains(port(target)) && isThisMachine(target.getHost(), within);
  }

  private boolean isThisMachine(String host, Duration within) {
    try {
      for (InetAddress address : resolver.resolve(host, within)) {
        if (address.isLoopbackAddress()
            || address.isAnyLocalAddress()
            || NetworkInterface.getByInetAddress(address) != null) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException | SocketException unknown) {
      return false;
    }
  }

  private static int port(URI target) {
    if (target.getPort() >= 0) {
      return target.getPort();
    }
    return "https".equals(target.getScheme()) ? 443 : 80;
  }
}
