package dev.signet.server.edge;

import dev.signet.server.config.EdgeSettings;
import dev.signet.server.metrics.Meters;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the mail edge stands on.
 *
 * @param ownService the key service of this very server, if it has that role
 * @param root folder of all that must survive
 */
public record EdgeGround(
    EdgeSettings settings,
    Optional<OwnService> ownService,
    Path root,
    InstantSource clock,
    SecureRandom random,
    Meters meters) {

  /**
   * The key service of this server.
   *
   * @param url at which this server reaches it
   * @param service by which it is named in requests
   * @param signer whose signatures its answers bear
   */
  public record OwnService(String url, String service, X509Certificate signer) {}

  Path spool() {
    return root.resolve("mail-spool");
  }

  Path memory() {
    return root.resolve("mail-memory");
  }

  Path notices() {
    return root.resolve("notices");
  }
}
