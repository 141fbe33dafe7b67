package dev.signet.pki.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * Distinguished names as people write them.
 *
 * <p>Accepted, in this order: RFC 4514 (most specific part first); two spellings of XKMS messages
 * in encoding order, {@code C=US;O=Joe Corp;CN=Joe} and {@code C="US" O="Alice Corp" CN="Alice"}.
 * Names are equal when their parts are, by the canonical form of {@link X500Principal}: case and
 * runs of blanks do not count, substrings never match.
 */
public final class DistinguishedNames {

  /**
   * Longest accepted name in characters: four lines of text, more than any name that a person
   * types.
   */
  public static final int MAX_CHARACTERS = 4096;

  private static final int MAX_PARTS = 64;

  /** Keywords that people use and {@link X500Principal} does not know. */
  private static final Map<String, String> KEYWORDS =
      Map.of(
          "S", "2.5.4.8",
          "E", "1.2.840.113549.1.9.1",
          "EMAIL", "1.2.840.113549.1.9.1",
          "EMAILADDRESS", "1.2.840.113549.1.9.1",
          "SN", "2.5.4.4",
          "SERIALNUMBER", "2.5.4.5",
          "GN", "2.5.4.42",
          "ORGANIZATIONIDENTIFIER", "2.5.4.97");

  private static final Pattern QUOTED_PART =
      Pattern.compile(
          "\\s*([A-Za-z][A-Za-z0-9]*|[0-9]+(?:\\.[0-9]+)+)\\s*=\\s*(\"(?:[^\"\\\\]|\\\\.)*+\")\\s*");

  private DistinguishedNames() {}

  /**
   * Reads a name of at most {@value #MAX_CHARACTERS} characters; empty when no accepted spelling
   * fits.
   */
  public static Optional<X500Principal> parse(String text) {
    if (text.isBlank() || text.length() > MAX_CHARACTERS || separators(text) >= MAX_PARTS) {
      return Optional.empty();
    }
    if (isQuotedAndSpaced(text)) {
      return quotedAndSpaced(text);
    }
    return isSemicolonSeparated(text)
        ? principal(text).map(DistinguishedNames::reversed)
        : principal(text);
  }

  /**
   * Whether a written name means {@code name}, part by part and read from either end, because
   * writers disagree about which end comes first.
   */
  public static boolean matches(String text, X500Principal name) {
    return parse(text).filter(read -> read.equals(name) || reversed(read).equals(name)).isPresent();
  }

  private static long separators(String text) {
    return text.chars().filter(c -> c == '=').count();
  }

  private static boolean isSemicolonSeparated(String text) {
    return text.indexOf(';') >= 0
        && text.indexOf(',') < 0
        && text.indexOf('\\') < 0
        && text.indexOf('"') < 0;
  }

  private static Optional<X500Principal> principal(String text) {
    try {
      return Optional.of(new X500Principal(text, KEYWORDS));
    } catch (IllegalArgumentException notRfc4514) {
      return Optional.empty();
    }
  }

  private static boolean isQuotedAndSpaced(String text) {
    Matcher part = QUOTED_PART.matcher(text);
    int end = 0;
    int parts = 0;
    while (part.find() && part.start() == end) {
      end = part.end();
      parts++;
    }
    return end == text.length() && parts > 1;
  }

  private static Optional<X500Principal> quotedAndSpaced(String text) {
    Deque<String> parts = new ArrayDeque<>();
    Matcher part = QUOTED_PART.matcher(text);
    while (part.find()) {
      parts.addFirst(part.group(1) + "=" + part.group(2));
    }
    return principal(String.join(",", parts));
  }

  private static X500Principal reversed(X500Principal name) {
    RDN[] parts = X500Name.getInstance(name.getEncoded()).getRDNs();
    RDN[] turned = new RDN[parts.length];
    for (int i = 0; i < parts.length; i++) {
      turned[i] = parts[parts.length - 1 - i];
    }
    try {
      return new X500Principal(new X500Name(turned).getEncoded());
    } catch (IOException impossible) {
      throw new UncheckedIOException("a name that was read can be written", impossible);
    }
  }
}
