package dev.signet.cli.session;

import dev.signet.cli.keys.PemFile;
import dev.signet.cli.keys.UnusableFile;
import dev.signet.client.ResponseTrust;
import dev.signet.client.ServiceAddress;
import dev.signet.xkms.model.Octets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The keys that may sign answers, as the user gave them: files, or {@code sha256:} digests of keys
 * or certificates.
 *
 * <p>Without any, a service on this machine is known by the certificate in its data directory, and
 * any other by TLS.
 */
record Pins(List<String> given) {
  private static final String DIGEST = "sha256:";
  private static final String OWN_CERTIFICATE = "response-signing.pem";
  private static final int SHA256_OCTETS = 32;

  ResponseTrust trust(ServiceAddress address, Path dataDir) throws Misuse, UnusableFile {
    Path own = dataDir.resolve(OWN_CERTIFICATE);
    if (!given.isEmpty()) {
      return given.stream().anyMatch(Pins::isDigest) ? digests() : keys();
    }
    if (address.isLoopback() && Files.isReadable(own)) {
      return new ResponseTrust.PinnedKeys(Set.of(PemFile.read(own).anyPublicKey()));
    }
    return new ResponseTrust.Tls();
  }

  /** What is trusted, for a person. */
  static String words(ResponseTrust trust, ServiceAddress address) {
    if (trust instanceof ResponseTrust.PinnedKeys pinned) {
      String keys =
          String.join(
              ", ", pinned.keys().stream().map(k -> DIGEST + hex(sha256(k))).sorted().toList());
      return "answers must be signed by " + keys;
    }
    if (trust instanceof ResponseTrust.PinnedDigests pinned) {
      return "answers must be signed by "
          + String.join(", ", pinned.digests().stream().map(d -> DIGEST + hex(d)).toList());
    }
    return address.isEncrypted()
        ? "answers are trusted because of TLS"
        : "nothing authenticates the answers";
  }

  private ResponseTrust keys() throws UnusableFile {
    Set<PublicKey> keys = new HashSet<>();
    for (String file : given) {
      keys.add(PemFile.read(Path.of(file)).anyPublicKey());
    }
    return new ResponseTrust.PinnedKeys(keys);
  }

  private ResponseTrust digests() throws Misuse, UnusableFile {
    Set<Octets> digests = new HashSet<>();
    for (String pin : given) {
      digests.add(isDigest(pin) ? digest(pin) : sha256(PemFile.read(Path.of(pin)).anyPublicKey()));
    }
    return new ResponseTrust.PinnedDigests(digests);
  }

  private static boolean isDigest(String pin) {
    return pin.toLowerCase(Locale.ROOT).startsWith(DIGEST);
  }

  private static Octets digest(String pin) throws Misuse {
    try {
      byte[] octets = HexFormat.of().parseHex(pin.substring(DIGEST.length()).replace(":", ""));
      if (octets.length == SHA256_OCTETS) {
        return Octets.of(octets);
      }
    } catch (IllegalArgumentException notHexadecimal) {
      throw new Misuse("--pin " + pin + ": " + notHexadecimal.getMessage());
    }
    throw new Misuse("--pin " + pin + ": a SHA-256 digest has 64 hexadecimal digits");
  }

  private static Octets sha256(PublicKey key) {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private static String hex(Octets octets) {
    return HexFormat.of().formatHex(octets.toByteArray());
  }
}
