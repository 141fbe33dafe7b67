package dev.signet.mail.service;

import dev.signet.client.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The way to a key service, for so many at a time, and closed while the service is away.
 *
 * <p>Only what a hostile certificate cannot bring about in a sound service counts as a failure: no
 * connection, no answer, and the HTTP status codes of an overloaded or absent one (RFC 9110 section
 * 15.6). A SOAP fault comes with status 500 and does not count.
 */
public final class GuardedTransport implements Transport {
  private static final Set<Integer> AWAY = Set.of(429, 502, 503, 504);

  private final Transport way;
  private final CircuitBreaker breaker;
  private final Crowd crowd;
  private final Semaphore places;

  /**
   * How many may ask at a time.
   *
   * @param patience how long one more waits for a place
   */
  public record Crowd(int places, Duration patience) {
    /** 32 questions at a time, two seconds. */
    public static final Crowd DEFAULT = new Crowd(32, Duration.ofSeconds(2));

    public Crowd {
      if (places < 1 || patience.isNegative()) {
        throw new IllegalArgumentException("at least one question at a time must be possible");
      }
    }
  }

  public GuardedTransport(Transport way, CircuitBreaker breaker, Crowd crowd) {
    this.way = way;
    this.breaker = breaker;
    this.crowd = crowd;
    this.places = new Semaphore(crowd.places(), true);
  }

  @Override
  public Reply post(Post post) throws IOException {
    enter();
    try {
      if (!breaker.admits()) {
        throw notAsked("the key service has been away and is left alone for a while");
      }
      return reported(post);
    } finally {
      places.release();
    }
  }

  private void enter() throws NotConnected {
    try {
      if (!places.tryAcquire(crowd.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw notAsked("too many questions to the key service at a time");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw notAsked("interrupted while waiting for a place");
    }
  }

  private Reply reported(Post post) throws IOException {
    try {
      Reply reply = way.post(post);
      report(AWAY.contains(reply.status()));
      return reply;
    } catch (AnswerTooLarge there) {
      report(false);
      throw there;
    } catch (IOException away) {
      report(true);
      throw away;
    }
  }

  private void report(boolean isAway) {
    if (isAway) {
      breaker.failed();
    } else {
      breaker.succeeded();
    }
  }

  private static NotConnected notAsked(String because) {
    return new NotConnected(because, new IOException(because));
  }
}
