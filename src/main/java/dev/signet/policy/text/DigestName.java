package dev.signet.policy.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of digests in policies: those of S/MIME's micalg (RFC 8551 section 3.5.3.2), or OIDs. */
enum DigestName {
  SHA_256("SHA-256", 32, "sha-256", "sha256", "2.16.840.1.101.3.4.2.1"),
  SHA_384("SHA-384", 48, "sha-384", "sha384", "2.16.840.1.101.3.4.2.2"),
  SHA_512("SHA-512", 64, "sha-512", "sha512", "2.16.840.1.101.3.4.2.3"),
  SHA_224("SHA-224", 28, "sha-224", "sha224", "2.16.840.1.101.3.4.2.4"),
  SHA_1("SHA-1", 20, "sha-1", "sha1", "1.3.14.3.2.26"),
  MD5("MD5", 16, "md5", "1.2.840.113549.2.5");

  private final String jca;
  private final int octets;
  private final List<String> names;

  DigestName(String jca, int octets, String... names) {
    this.jca = jca;
    this.octets = octets;
    this.names = List.of(names);
  }

  String jca() {
    return jca;
  }

  int octets() {
    return octets;
  }

  /** The name to publish. */
  String word() {
    return names.get(0);
  }

  static Optional<DigestName> of(String published) {
    String name = published.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(known -> known.names.contains(name)).findFirst();
  }

  static Optional<DigestName> ofJca(String jca) {
    return Arrays.stream(values()).filter(known -> known.jca.equals(jca)).findFirst();
  }
}
