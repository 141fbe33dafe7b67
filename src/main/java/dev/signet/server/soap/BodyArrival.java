package dev.signet.server.soap;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An entity that arrives bit by bit. Too long or too late it is refused; a client that stops
 * sending at all is given up by the container (readTimeout in house.xml).
 */
final class BodyArrival implements ReadListener {
  private static final int CHUNK = 8192;

  /** What comes of a body: called once, on whatever thread brought the last of it. */
  interface Sequel {
    /** The entity is complete. */
    void arrived(byte[] octets);

    /** It will not be. */
    void failed(Refused refused);
  }

  private final RequestBody limits;
  private final ServletInputStream in;
  private final int declared;
  private final Instant deadline;
  private final Sequel sequel;
  private final AtomicBoolean over = new AtomicBoolean();
  private final byte[] chunk = new byte[CHUNK];
  private final ByteArrayOutputStream octets = new ByteArrayOutputStream(CHUNK);

  /**
   * @param declared what Content-Length says, or -1
   */
  BodyArrival(RequestBody limits, ServletInputStream in, int declared, Sequel sequel) {
    this.limits = limits;
    this.in = in;
    this.declared = declared;
    this.deadline = limits.deadline();
    this.sequel = sequel;
  }

  @Override
  public void onDataAvailable() throws IOException {
    while (!over.get() && in.isReady()) {
      int n = in.read(chunk);
      if (n < 0) {
        return;
      }
      octets.write(chunk, 0, n);
      check();
    }
  }

  private void check() {
    if (octets.size() > limits.maxOctets()) {
      fail(limits.tooLong());
    } else if (limits.isPast(deadline)) {
      fail(limits.tooSlow());
    }
  }

  @Override
  public void onAllDataRead() {
    if (octets.size() < declared) {
      fail(RequestBody.endedEarly());
    } else if (over.compareAndSet(false, true)) {
      sequel.arrived(octets.toByteArray());
    }
  }

  @Override
  public void onError(Throwable broken) {
    fail(RequestBody.endedEarly());
  }

  private void fail(Refused refused) {
    if (over.compareAndSet(false, true)) {
      sequel.failed(refused);
    }
  }
}
