package dev.signet.server.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The token that makes somebody the operator; compared in constant time, never shown. */
public final class OperatorToken {
  private static final String SCHEME = "Bearer ";

  private final byte[] token;

  public OperatorToken(String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * True if the header carries the token.
   *
   * @param authorization value of the Authorization header
   */
  boolean isIn(Optional<String> authorization) {
    return authorization
        .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(value -> value.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8))
        .filter(given -> MessageDigest.isEqual(token, given))
        .isPresent();
  }
}
