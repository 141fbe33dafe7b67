package dev.signet.client;

import dev.signet.xkms.model.Octets;
import java.security.PublicKey;
import java.util.Set;

/**
 * What a client demands before it believes an answer; a key that signs answers is configured and
 * never looked up through the service itself (XKMS 2.0 Part 2 section 4).
 */
public sealed interface ResponseTrust {

  /** Every answer must be signed by one of these keys. */
  record PinnedKeys(Set<PublicKey> keys) implements ResponseTrust {
    public PinnedKeys {
      keys = Set.copyOf(keys);
    }
  }

  /**
   * Every answer must be signed by a key whose SubjectPublicKeyInfo, or whose certificate, has one
   * of these SHA-256 digests.
   */
  record PinnedDigests(Set<Octets> digests) implements ResponseTrust {
    public PinnedDigests {
      digests = Set.copyOf(digests);
    }
  }

  /** The server certificate is enough; over plain HTTP every answer stays unauthenticated. */
  record Tls() implements ResponseTrust {}

  /**
   * For tests and first steps: a connection to this machine is enough; any other is judged as by
   * {@link Tls}.
   */
  record Loopback() implements ResponseTrust {}
}
