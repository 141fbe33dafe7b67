package dev.signet.pki.fetch.guard;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * A target that was admitted, and the only addresses at which it may be reached. Whoever connects
 * connects to these and never asks for the name again: a second look-up could give another answer.
 *
 * @param addresses in the order in which to try them; of the proxy, if one is in the way
 */
public record Destination(TargetUri target, List<InetSocketAddress> addresses, boolean viaProxy) {

  public Destination {
    addresses = List.copyOf(addresses);
  }
}
