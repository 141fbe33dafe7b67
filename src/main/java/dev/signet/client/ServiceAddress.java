package dev.signet.client;

import dev.signet.xkms.xml.envelope.WireBinding;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Where a key service is, what it calls itself and how messages are wrapped for it.
 *
 * @param service value of the Service attribute, compared as a string (XKMS 2.0 section 3.1)
 * @param endpoint where messages are posted to: absolute, http or https
 */
public record ServiceAddress(String service, URI endpoint, WireBinding binding) {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public ServiceAddress {
    if (endpoint.getHost() == null || !SCHEMES.contains(scheme(endpoint))) {
      throw new IllegalArgumentException("'" + endpoint + "' is not an absolute http or https URL");
    }
    if (endpoint.getUserInfo() != null) {
      throw new IllegalArgumentException("a service URL carries no user name or password");
    }
  }

  /**
   * A service that is reached where its URI says, over SOAP 1.2.
   *
   * @throws IllegalArgumentException if the URI is not an absolute http or https URL
   */
  public static ServiceAddress of(String service) {
    return new ServiceAddress(service, URI.create(service), WireBinding.SOAP12);
  }

  public ServiceAddress withBinding(WireBinding other) {
    return new ServiceAddress(service, endpoint, other);
  }

  public ServiceAddress withEndpoint(URI other) {
    return new ServiceAddress(service, other, binding);
  }

  /** True when messages travel over TLS. */
  public boolean isEncrypted() {
    return "https".equals(scheme(endpoint));
  }

  /**
   * True when the host is written as this machine: {@code localhost} or a loopback address; names
   * are not looked up.
   */
  public boolean isLoopback() {
    String host = endpoint.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static String scheme(URI uri) {
    return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
  }
}
