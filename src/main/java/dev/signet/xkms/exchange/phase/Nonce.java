package dev.signet.xkms.exchange.phase;

import dev.signet.xkms.model.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A nonce that needs no memory: a layout version, the number of a key, the time in milliseconds and
 * an HMAC-SHA256 over all of that and over what the nonce is for (XKMS 2.0 section 2.6).
 *
 * @param mac right or wrong
 */
record Nonce(long keyNumber, long time, Octets mac) {
  private static final byte VERSION = 1;
  private static final int MAC_LENGTH = 32;
  private static final int HEAD_LENGTH = 1 + 2 * Long.BYTES;

  /** Octets of every nonce. */
  static final int LENGTH = HEAD_LENGTH + MAC_LENGTH;

  /**
   * What a nonce is for.
   *
   * @param peer address that the answer with the nonce went to
   * @param exchange Id of the first request of the exchange
   * @param content digest of what is asked for
   */
  record Purpose(String peer, String exchange, Octets content) {}

  static Nonce make(long keyNumber, Octets secret, Instant now, Purpose purpose) {
    long time = now.toEpochMilli();
    return new Nonce(keyNumber, time, Octets.of(mac(head(keyNumber, time), secret, purpose)));
  }

  /** Reads what somebody shows; empty if it cannot be one of ours. */
  static Optional<Nonce> read(Octets shown) {
    if (shown.length() != LENGTH) {
      return Optional.empty();
    }
    ByteBuffer octets = ByteBuffer.wrap(shown.toByteArray());
    if (octets.get() != VERSION) {
      return Optional.empty();
    }
    long keyNumber = octets.getLong();
    long time = octets.getLong();
    byte[] mac = new byte[MAC_LENGTH];
    octets.get(mac);
    return Optional.of(new Nonce(keyNumber, time, Octets.of(mac)));
  }

  Octets octets() {
    return Octets.of(
        ByteBuffer.allocate(LENGTH).put(head(keyNumber, time)).put(mac.toByteArray()).array());
  }

  Instant madeAt() {
    return Instant.ofEpochMilli(time);
  }

  /** Whether it was made under this key and for this; takes the same time wherever it differs. */
  boolean isMade(Octets secret, Purpose purpose) {
    return MessageDigest.isEqual(mac(head(keyNumber, time), secret, purpose), mac.toByteArray());
  }

  private static byte[] head(long keyNumber, long time) {
    return ByteBuffer.allocate(HEAD_LENGTH).put(VERSION).putLong(keyNumber).putLong(time).array();
  }

  /** Each part with its length, so that none can pass for a piece of another. */
  private static byte[] mac(byte[] head, Octets secret, Purpose purpose) {
    Mac mac = hmac(secret);
    mac.update(head);
    update(mac, purpose.peer().getBytes(StandardCharsets.UTF_8));
    update(mac, purpose.exchange().getBytes(StandardCharsets.UTF_8));
    update(mac, purpose.content().toByteArray());
    return mac.doFinal();
  }

  private static void update(Mac mac, byte[] part) {
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).flip());
    mac.update(part);
  }

  private static Mac hmac(Octets secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.toByteArray(), "HmacSHA256"));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", impossible);
    }
  }
}
