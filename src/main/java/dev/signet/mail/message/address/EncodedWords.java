package dev.signet.mail.message.address;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encoded words (RFC 2047), for showing and for suspicion; never for identity. */
final class EncodedWords {
  private static final Pattern WORD =
      Pattern.compile("=\\?([^?*\\s]++)(?:\\*[^?\\s]*+)?\\?([bBqQ])\\?([^?]*+)\\?=");
  private static final Pattern BETWEEN = Pattern.compile("(?<=\\?=)[ \\t]++(?==\\?)");

  private EncodedWords() {}

  /** The text with its encoded words decoded; what cannot be decoded stays. */
  static String decoded(String text) {
    String joined = BETWEEN.matcher(text).replaceAll("");
    return WORD.matcher(joined)
        .replaceAll(word -> Matcher.quoteReplacement(decode(word.group(), joinedWord(word))));
  }

  /** Whether decoding brings out what a reader that decodes too early takes for syntax. */
  static boolean hidesSyntax(String text) {
    return WORD.matcher(text)
        .results()
        .map(word -> decode(word.group(), joinedWord(word)))
        .anyMatch(
            meant ->
                meant.chars().anyMatch(c -> c == '<' || c == '>' || Character.isISOControl(c)));
  }

  private record Word(String charset, boolean base64, String text) {}

  private static Word joinedWord(java.util.regex.MatchResult word) {
    return new Word(word.group(1), word.group(2).equalsIgnoreCase("b"), word.group(3));
  }

  private static String decode(String written, Word word) {
    return charset(word.charset())
        .flatMap(charset -> octets(word).map(octets -> new String(octets, charset)))
        .orElse(written);
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<byte[]> octets(Word word) {
    try {
      return Optional.of(
          word.base64() ? Base64.getMimeDecoder().decode(word.text()) : unquoted(word.text()));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static byte[] unquoted(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at < octets.length; at++) {
      int high = at + 2 < octets.length ? Character.digit(octets[at + 1], 16) : -1;
      int low = at + 2 < octets.length ? Character.digit(octets[at + 2], 16) : -1;
      if (octets[at] == '=' && high >= 0 && low >= 0) {
        out.write(high * 16 + low);
        at += 2;
      } else {
        out.write(octets[at] == '_' ? ' ' : octets[at]);
      }
    }
    return out.toByteArray();
  }
}
