package dev.signet.server.soap;

import dev.signet.server.config.Settings.Limits;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Reads the entity of a request once, within limits of size and time. */
final class RequestBody {
  private static final int CHUNK = 8192;

  private final Limits limits;
  private final InstantSource clock;

  RequestBody(Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * All octets of the entity.
   *
   * @throws Refused 413 if it is longer than the limit, 408 if it takes too long, 400 if it ends too early
   */
  byte[] of(HttpServletRequest request) throws Refused {
    if (request.getContentLengthLong() > limits.maxOctets()) {
      throw tooLong();
    }
    try {
      return read(request.getInputStream(), (int) Math.max(request.getContentLengthLong(), 0));
    } catch (IOException broken) {
      throw Refused.inWords(HttpServletResponse.SC_BAD_REQUEST, "The request body ended too early.");
    }
  }

  /**
   * @param declared what Content-Length says; 0 if it says nothing
   */
  byte[] read(InputStream in, int declared) throws Refused, IOException {
    Instant deadline = clock.instant().plus(Duration.ofSeconds(limits.maxSeconds()));
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(Math.max(declared, 512), 64 * 1024));
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      out.write(chunk, 0, n);
      check(out.size(), deadline);
    }
    if (out.size() < declared) {
      throw new IOException("truncated");
    }
    return out.toByteArray();
  }

  private void check(int size, Instant deadline) throws Refused {
    if (size > limits.maxOctets()) {
      throw tooLong();
    }
    if (clock.instant().isAfter(deadline)) {
      throw Refused.inWords(
          HttpServletResponse.SC_REQUEST_TIMEOUT,
          "The request body took longer than " + limits.maxSeconds() + " seconds.");
    }
  }

  private Refused tooLong() {
    return Refused.inWords(
        HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
        "The request body is longer than " + limits.maxOctets() + " octets.");
  }
}
