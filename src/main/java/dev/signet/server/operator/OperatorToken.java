package dev.signet.server.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The token that makes somebody an operator, or what is kept of it: its SHA-256, compared in
 * constant time, never shown.
 */
public final class OperatorToken {
  private static final String SCHEME = "Bearer ";
  private static final Pattern KEPT = Pattern.compile("sha256:([0-9a-fA-F]{64})");

  private final byte[] digest;

  /** A token in the clear. */
  public OperatorToken(String token) {
    this(sha256(token));
  }

  private OperatorToken(byte[] digest) {
    this.digest = digest;
  }

  /** What is kept of a token, as {@code sha256:} and 64 hexadecimal digits; empty if it is not. */
  static Optional<OperatorToken> kept(String line) {
    return Optional.of(KEPT.matcher(line.strip()))
        .filter(matcher -> matcher.matches())
        .map(matcher -> new OperatorToken(HexFormat.of().parseHex(matcher.group(1))));
  }

  /**
   * True if the header carries the token.
   *
   * @param authorization value of the Authorization header
   */
  boolean isIn(Optional<String> authorization) {
    return authorization
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> sha256(value.substring(SCHEME.length()).strip()))
        .filter(given -> MessageDigest.isEqual(digest, given))
        .isPresent();
  }

  boolean isSameAs(OperatorToken other) {
    return MessageDigest.isEqual(digest, other.digest);
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
