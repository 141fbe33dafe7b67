package dev.signet.pki.fetch.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/** Finds the addresses of a host name; asked once for each connection that is wanted. */
public interface AddressResolver {

  /**
   * All addresses in the order in which they are to be tried.
   *
   * @throws UnknownHostException if there are none, or none were found within that time
   */
  List<InetAddress> resolve(String name, Duration within) throws UnknownHostException;
}
