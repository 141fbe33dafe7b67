package dev.signet.server.soap;

import dev.signet.server.config.Settings.Limits;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes in the entity of a request, once and within limits of size and time. What is not there yet
 * is waited for without a thread, so that slow clients cost nobody else anything.
 */
final class RequestBody {
  /** What one read of the network usually brings along with the head, in octets. */
  private static final int SHORT = 16_384;

  /** So many threads may wait for a client; slow clients can hold these and no more. */
  private static final int READERS = 4;

  private final Turnstile readers = new Turnstile(READERS, Duration.ZERO);
  private final int maxOctets;
  private final Duration patience;
  private final Turnstile open;
  private final InstantSource clock;

  RequestBody(Limits limits, InstantSource clock) {
    this.maxOctets = limits.maxOctets();
    this.patience = Duration.ofSeconds(limits.maxSeconds());
    this.clock = clock;
    this.open = new Turnstile(limits.maxOpen(), Duration.ZERO);
  }

  /**
   * All octets of a short entity, read by the calling thread if only a few others do so just now.
   * It is nearly always there already, but the container does not say so before it is read.
   *
   * @throws Refused 413 if it is longer than the limit, 400 if it ended too early, 408 if it comes
   *     too slowly
   */
  Optional<byte[]> atOnce(HttpServletRequest request) throws Refused {
    int length = request.getContentLength();
    if (request.getContentLengthLong() > maxOctets) {
      throw tooLong();
    }
    if (length < 0 || length > SHORT || !readers.enter()) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(request.getInputStream(), length));
    } catch (IOException broken) {
      throw endedEarly();
    } finally {
      readers.leave();
    }
  }

  private byte[] read(ServletInputStream in, int length) throws IOException, Refused {
    Instant deadline = deadline();
    byte[] octets = new byte[length];
    int have = 0;
    while (have < length) {
      int n = in.read(octets, have, length - have);
      if (n < 0) {
        throw endedEarly();
      }
      have += n;
      if (have < length && isPast(deadline)) {
        throw tooSlow();
      }
    }
    return octets;
  }

  /**
   * Waits, without a thread, for an entity that is not there yet; {@code request} must have been
   * put into asynchronous mode.
   *
   * @param sequel what happens then
   */
  void whenThere(HttpServletRequest request, BodyArrival.Sequel sequel) throws IOException {
    ServletInputStream in = request.getInputStream();
    in.setReadListener(new BodyArrival(this, in, request.getContentLength(), sequel));
  }

  /** Whether one more may be on its way in; if so, {@link #leave()} has to follow. */
  boolean enter() {
    return open.enter();
  }

  void leave() {
    open.leave();
  }

  Instant deadline() {
    return clock.instant().plus(patience);
  }

  boolean isPast(Instant deadline) {
    return clock.instant().isAfter(deadline);
  }

  int maxOctets() {
    return maxOctets;
  }

  Refused tooLong() {
    return Refused.inWords(
        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
        "The request body is longer than " + maxOctets + " octets.");
  }

  Refused tooSlow() {
    return Refused.inWords(
        HttpServletResponse.SC_REQUEST_TIMEOUT,
        "The request body took longer than " + patience.toSeconds() + " seconds.");
  }

  static Refused endedEarly() {
    return Refused.inWords(HttpServletResponse.SC_BAD_REQUEST, "The request body ended too early.");
  }
}
