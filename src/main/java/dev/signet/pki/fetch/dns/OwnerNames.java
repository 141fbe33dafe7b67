package dev.signet.pki.fetch.dns;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.Name;
import org.xbill.DNS.TextParseException;

/** At which names certificates are published. */
final class OwnerNames {

  private static final int DIGEST_OCTETS = 28;

  private OwnerNames() {}

  static Optional<Name> of(DomainName domain) {
    return name(domain.value() + ".");
  }

  /** The local part as one label; empty when it does not fit into one (RFC 1035 section 8). */
  static Optional<Name> cert(MailAddress mailbox) {
    StringBuilder label = new StringBuilder();
    for (byte octet : utf8(mailbox)) {
      label.append(
          Character.isLetterOrDigit(octet) || octet == '-'
              ? String.valueOf((char) octet)
              : String.format(Locale.ROOT, "\\%03d", octet & 0xff));
    }
    return name(label + "." + mailbox.domain().value() + ".");
  }

  /** SHA-256 of the local part, cut to 28 octets, below {@code _smimecert} (RFC 8162 section 3). */
  static Optional<Name> smimea(MailAddress mailbox) {
    byte[] cut = Arrays.copyOf(sha256(utf8(mailbox)), DIGEST_OCTETS);
    String label = HexFormat.of().formatHex(cut);
    return name(label + "._smimecert." + mailbox.domain().value() + ".");
  }

  private static byte[] utf8(MailAddress mailbox) {
    return Normalizer.normalize(mailbox.localPart(), Normalizer.Form.NFC)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<Name> name(String text) {
    try {
      return Optional.of(Name.fromString(text));
    } catch (TextParseException tooLong) {
      return Optional.empty();
    }
  }

  private static byte[] sha256(byte[] octets) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
