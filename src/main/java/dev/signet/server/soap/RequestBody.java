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
   * All octets of the entity if they are there already.
   *
   * @throws Refused 413 if it is longer than the limit, 400 if it ended too early
   */
  Optional<byte[]> atOnce(HttpServletRequest request) throws Refused {
    int length = request.getContentLength();
    if (request.getContentLengthLong() > maxOctets) {
      throw tooLong();
    }
    try {
      boolean there = length == 0 || (length > 0 && request.getInputStream().available() >= length);
      return there ? Optional.of(request.getInputStream().readNBytes(length)) : Optional.empty();
    } catch (IOException broken) {
      throw endedEarly();
    }
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
