package dev.signet.server.soap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.server.config.Settings.Limits;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyArrivalTest {
  private static final int LIMIT = 1024;
  private static final Instant BEGIN = Instant.parse("2026-06-01T00:00:00Z");

  private Instant now = BEGIN;
  private final List<String> heard = new ArrayList<>();

  /** Has all its octets at once. */
  private static final class Ready extends ServletInputStream {
    private int left;

    Ready(int octets) {
      this.left = octets;
    }

    @Override
    public int read() {
      return left-- > 0 ? 'x' : -1;
    }

    @Override
    public boolean isFinished() {
      return left <= 0;
    }

    @Override
    public boolean isReady() {
      return left > 0;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new AssertionError("not expected");
    }
  }

  private BodyArrival arrival(int octets, int declared) {
    InstantSource clock = () -> now;
    return new BodyArrival(
        new RequestBody(new Limits(LIMIT, 30, 1, 1, 1), clock),
        new Ready(octets),
        declared,
        new BodyArrival.Sequel() {
          @Override
          public void arrived(byte[] body) {
            heard.add("arrived " + body.length);
          }

          @Override
          public void failed(Refused refused) {
            heard.add("failed " + refused.reply().status());
          }
        });
  }

  @Test
  void aWholeBodyArrivesOnce() throws IOException {
    BodyArrival arrival = arrival(10, 10);
    arrival.onDataAvailable();
    arrival.onAllDataRead();
    arrival.onError(new IOException("late"));
    assertThat(heard).containsExactly("arrived 10");
  }

  @Test
  void aBodyOfUnknownLengthIsCutOffAtTheLimit() throws IOException {
    BodyArrival arrival = arrival(LIMIT + 1, -1);
    arrival.onDataAvailable();
    arrival.onAllDataRead();
    assertThat(heard).containsExactly("failed 413");
  }

  @Test
  void aBodyThatDripsForTooLongIsGivenUp() throws IOException {
    BodyArrival arrival = arrival(10, 20);
    now = BEGIN.plusSeconds(31);
    arrival.onDataAvailable();
    assertThat(heard).containsExactly("failed 408");
  }

  @Test
  void aBodyThatIsShorterThanItSaidIsRefused() throws IOException {
    BodyArrival arrival = arrival(10, 20);
    arrival.onDataAvailable();
    arrival.onAllDataRead();
    assertThat(heard).containsExactly("failed 400");
  }

  @Test
  void aBrokenConnectionIsRefused() {
    arrival(10, 10).onError(new IOException("reset"));
    assertThat(heard).containsExactly("failed 400");
  }
}
