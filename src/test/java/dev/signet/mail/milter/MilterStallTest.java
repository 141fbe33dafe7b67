package dev.signet.mail.milter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.MilterClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An MTA writes small packets and holds each back until the one before is acknowledged (Nagle); a
 * filter that has nothing to say acknowledges 40 ms late. So over TCP it has to say something.
 */
@Timeout(120)
class MilterStallTest {
  private static final int MAILS = 101;
  private static final int FACTOR = 10;

  @TempDir private Path directory;

  @Test
  void overTcpAMessageTakesAboutAsLongAsOverAUnixSocket() throws IOException {
    for (int size : new int[] {100, 10_000, 100_000}) {
      long unix = median(true, size);
      long tcp = median(false, size);
      assertThat(tcp).as("octets %s: TCP and UNIX, ns", size).isLessThan(FACTOR * unix);
    }
  }

  private long median(boolean isUnix, int size) throws IOException {
    String mail = "X-Field: some text\r\n".repeat(4) + "\r\n" + "x".repeat(size) + "\r\n";
    long[] nanos = new long[MAILS];
    try (TestFilter filter =
            TestFilter.of(directory, isUnix, message -> new MilterAnswer.Unchanged());
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      for (int at = 0; at < MAILS; at++) {
        long begun = System.nanoTime();
        mta.mail("<a@example.org>", List.of("<b@example.net>"), mail);
        mta.send('A', new byte[0]);
        nanos[at] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(nanos);
    return nanos[MAILS / 2];
  }
}
