package dev.signet.xkms.exchange.repeat;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.Octets;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * What a message is recognised by when it comes again: SHA-256 of the digest of its octets and of
 * the Id of the request. The requests of one compound share the octets and differ in the Id.
 */
final class Handle {
  private Handle() {}

  /** Empty for a request that changes nothing, and for one that did not come as octets. */
  static Optional<Octets> of(ReceivedRequest<?> received) {
    return received
        .turn()
        .original()
        .filter(original -> received.request().operation().changesState())
        .map(original -> of(original.digest(), received.request().header().id()));
  }

  private static Octets of(Octets digest, String id) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(digest.toByteArray());
      return Octets.of(sha256.digest(id.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
