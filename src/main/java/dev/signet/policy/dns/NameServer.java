package dev.signet.policy.dns;

import java.net.InetSocketAddress;

/**
 * A recursive resolver to ask.
 *
 * @param isTrusted whether its AD bit is believed: it validates, and nobody can write on the way
 */
public record NameServer(InetSocketAddress address, boolean isTrusted) {

  /** Trusted exactly when it is on this machine. */
  public static NameServer of(InetSocketAddress address) {
    boolean here = address.getAddress() != null && address.getAddress().isLoopbackAddress();
    return new NameServer(address, here);
  }
}
