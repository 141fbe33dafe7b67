package dev.signet.pki.fetch.http;

import dev.signet.pki.fetch.guard.Destination;
import dev.signet.pki.fetch.guard.TargetUri;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.apache.hc.core5.http.HttpHost;

/**
 * Whom to connect to and whom to name: the checked address, and the host of the URI for the Host
 * field, for TLS server name indication and for the check of the server's certificate.
 *
 * @param via the operator's proxy, if the exchange goes through it
 */
record HttpHop(HttpHost target, Optional<HttpHost> via) {

  static HttpHop of(Destination destination, InetSocketAddress address) {
    TargetUri target = destination.target();
    if (!destination.viaProxy()) {
      return new HttpHop(
          new HttpHost(target.scheme(), address.getAddress(), target.host(), address.getPort()),
          Optional.empty());
    }
    HttpHost proxy =
        new HttpHost("http", address.getAddress(), address.getHostString(), address.getPort());
    return new HttpHop(
        new HttpHost(target.scheme(), target.host(), target.port()), Optional.of(proxy));
  }
}
