package dev.signet.server;

import dev.signet.server.config.Settings;
import dev.signet.server.config.Settings.PolicySettings;
import dev.signet.server.soap.XkmsDoor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The values of the Service attribute that one endpoint answers to; compared as text (XKMS 2.0
 * section 3.1.1).
 */
final class ServiceUris {
  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  private ServiceUris() {}

  /** The canonical one first. */
  static List<String> of(PolicySettings policy, Settings settings) {
    String path = policy.isDefault() ? XkmsDoor.PATH : XkmsDoor.PATH + "/" + policy.name();
    Set<String> uris = new LinkedHashSet<>();
    uris.add(settings.listening().publicUrl() + path);
    for (String host : LOOPBACK) {
      uris.add("http://" + host + ":" + settings.listening().httpPort() + path);
      uris.add("https://" + host + ":" + settings.listening().httpsPort() + path);
    }
    if (policy.isDefault()) {
      uris.addAll(settings.services().aliases());
    }
    return new ArrayList<>(uris);
  }
}
