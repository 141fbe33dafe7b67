package dev.signet.policy.text;

import dev.signet.policy.KeyAlgorithm;
import dev.signet.policy.ListedKeys;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * The keys and certificates that were listed so far (draft-hallambaker-entity-00 sections 4.2 and
 * 4.3). What cannot be read is dropped and counted: the list then still restricts.
 */
final class ListedEntries {

  private final List<ListedKeys.Key> keys = new ArrayList<>();
  private final List<ListedKeys.Certificate> certificates = new ArrayList<>();
  private final List<String> warnings;
  private int unreadable;

  ListedEntries(List<String> warnings) {
    this.warnings = warnings;
  }

  ListedKeys all() {
    return new ListedKeys(keys, certificates, unreadable);
  }

  /** Counts an entry that is not even in parts. */
  void dropped(String what, String because) {
    unreadable++;
    warnings.add(what + " is dropped, but the list of keys still restricts: " + because);
  }

  void key(String algorithm, String value) {
    Optional<byte[]> octets = octets(value).filter(ListedEntries::isOneSequence);
    if (octets.isEmpty() || algorithm.isEmpty()) {
      dropped(
          "A Key",
          algorithm.isEmpty()
              ? "it has no Algorithm; write for example Algorithm='rsaEncryption'"
              : "its Value is not the base 64 of a SubjectPublicKeyInfo (openssl pkey -pubout"
                  + " -outform DER | base64 -w0)");
      return;
    }
    if (KeyAlgorithm.oidOf(algorithm).isEmpty()) {
      warnings.add(
          "Key algorithm "
              + Statements.quoted(algorithm)
              + " is not known, the key never matches; write its OID");
    }
    keys.add(new ListedKeys.Key(algorithm, base64(octets.get())));
  }

  /** Reads an entry by the names of its attributes in XML. */
  void certificate(Map<String, String> attributes) {
    String type = attributes.getOrDefault("Type", "");
    Optional<DigestName> digest = DigestName.of(attributes.getOrDefault("DigestAlgorithm", ""));
    Optional<byte[]> octets = octets(attributes.getOrDefault("DigestValue", ""));
    if (!type.equals("EndEntity") && !type.equals("CA")) {
      dropped("An X509", "its Type is " + Statements.quoted(type) + "; write 'EndEntity' or 'CA'");
    } else if (digest.isEmpty()) {
      dropped("An X509", "its DigestAlgorithm is not known; write 'sha-256'");
    } else if (octets.filter(o -> o.length == digest.get().octets()).isEmpty()) {
      dropped(
          "An X509",
          "its DigestValue is not the base 64 of the "
              + digest.get().octets()
              + " octets of a "
              + digest.get().word());
    } else {
      add(
          new ListedKeys.Certificate(
              type.equals("CA"),
              digest.get().jca(),
              base64(octets.get()),
              issuerAndSerial(attributes),
              locator(attributes)));
    }
  }

  private void add(ListedKeys.Certificate certificate) {
    if (!certificate.isSound()) {
      warnings.add(
          "An X509 with the digest "
              + certificate.digestAlgorithm()
              + " never matches; publish its sha-256");
    }
    certificates.add(certificate);
  }

  private Optional<String> issuerAndSerial(Map<String, String> attributes) {
    Optional<String> text = Optional.ofNullable(attributes.get("X509IssuerAndSerial"));
    Optional<String> read = text.filter(ListedEntries::isNameAndNumber);
    if (text.isPresent() && read.isEmpty()) {
      warnings.add("An X509IssuerAndSerial is passed over; write 'CN=Issuer,O=Example#1234'");
    }
    return read;
  }

  private Optional<URI> locator(Map<String, String> attributes) {
    Optional<String> text = Optional.ofNullable(attributes.get("Locator"));
    Optional<URI> read =
        text.flatMap(Statements::uri)
            .filter(uri -> "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null);
    if (text.isPresent() && read.isEmpty()) {
      warnings.add("A Locator is passed over: only https://HOST/PATH is fetched");
    }
    return read;
  }

  private static boolean isNameAndNumber(String text) {
    int mark = text.lastIndexOf('#');
    if (mark < 1 || !text.substring(mark + 1).matches("[0-9]{1,60}")) {
      return false;
    }
    try {
      return !new X500Principal(text.substring(0, mark)).getName().isEmpty();
    } catch (IllegalArgumentException notAName) {
      return false;
    }
  }

  /** White space in base 64 does not count (XML Schema Part 2, base64Binary). */
  private static Optional<byte[]> octets(String base64) {
    try {
      byte[] octets = Base64.getDecoder().decode(base64.replaceAll("[ \\t\\r\\n]", ""));
      return octets.length == 0 ? Optional.empty() : Optional.of(octets);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static String base64(byte[] octets) {
    return Base64.getEncoder().encodeToString(octets);
  }

  /** One DER SEQUENCE and nothing behind it (X.690 sections 8.1.3 and 10.1). */
  private static boolean isOneSequence(byte[] der) {
    if (der.length < 2 || der[0] != 0x30) {
      return false;
    }
    int first = der[1] & 0xff;
    int more = first < 0x80 ? 0 : first - 0x80;
    if (more > 2 || first == 0x80 || der.length < 2 + more) {
      return false;
    }
    int length = more == 0 ? first : 0;
    for (int i = 0; i < more; i++) {
      length = length << 8 | der[2 + i] & 0xff;
    }
    return length == der.length - 2 - more;
  }
}
