package dev.signet.mail.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.mail.smtp.ListenAddress;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class WireTest {
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Watchdog watchdog = new Watchdog();
  @TempDir private Path directory;

  @AfterEach
  void closeTheWatchdog() {
    watchdog.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsAReadThatGetsNothingAndCanStillSaySo(boolean unix) throws IOException {
    try (Pair pair = pair(unix)) {
      pair.near().each(SHORT);
      assertThatThrownBy(() -> pair.near().input()).isInstanceOf(DeadlinePassed.class);
      pair.near().each(LONG);
      pair.near().write(ByteBuffer.wrap("late".getBytes(StandardCharsets.US_ASCII)));
      pair.near().closeGently();
      assertThat(pair.far().in().readAllBytes()).asString().isEqualTo("late");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsADripThatKeepsEachWaitShort(boolean unix) throws Exception {
    try (Pair pair = pair(unix)) {
      pair.near().each(LONG);
      pair.near().inAll(Duration.ofMillis(300));
      Thread drip = new Thread(() -> drip(pair.far()));
      drip.start();
      assertThatThrownBy(() -> pair.near().in().readAllBytes()).isInstanceOf(DeadlinePassed.class);
      pair.near().close();
      drip.join();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void endsAWriteThatNobodyReads(boolean unix) throws IOException {
    try (Pair pair = pair(unix)) {
      pair.near().each(SHORT);
      byte[] much = new byte[64 * 1024 * 1024];
      assertThatThrownBy(() -> pair.near().write(ByteBuffer.wrap(much)))
          .isInstanceOf(DeadlinePassed.class);
    }
  }

  @Test
  void givesUpConnectingWhenTheQueueIsFull() throws IOException {
    Path path = directory.resolve("full");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path), 1);
      ListenAddress address = ListenAddress.of("unix:" + path);
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10; i++) {
                  Wire.connect(address, SHORT, watchdog);
                }
              })
          .isInstanceOf(DeadlinePassed.class);
    }
  }

  @Test
  void saysThatNobodyListens() {
    ListenAddress nobody = ListenAddress.of("unix:" + directory.resolve("none"));
    assertThatThrownBy(() -> Wire.connect(nobody, LONG, watchdog)).isInstanceOf(IOException.class);
  }

  @Test
  void knowsWhatIsUnread() throws IOException {
    try (Pair pair = pair(false)) {
      pair.far().write(ByteBuffer.wrap(new byte[] {1, 2}));
      assertThat(pair.near().hasUnread()).isFalse();
      assertThat(pair.near().input().get()).isEqualTo((byte) 1);
      while (pair.near().hasUnread()) {
        pair.near().input().get();
      }
      pair.far().close();
      assertThatThrownBy(
              () -> {
                while (true) {
                  pair.near().input().get();
                }
              })
          .isInstanceOf(java.io.EOFException.class);
      assertThat(pair.near().hasUnread()).isFalse();
    }
  }

  private static void drip(Wire wire) {
    try {
      while (true) {
        wire.write(ByteBuffer.wrap(new byte[] {'x'}));
        Thread.sleep(20);
      }
    } catch (IOException | InterruptedException over) {
      // The other side has had enough.
    }
  }

  private record Pair(Wire near, Wire far) implements AutoCloseable {
    @Override
    public void close() {
      near.close();
      far.close();
    }
  }

  private Pair pair(boolean unix) throws IOException {
    String text = unix ? "unix:" + directory.resolve("pair") : "127.0.0.1:0";
    ListenAddress address = ListenAddress.of(text);
    try (ServerSocketChannel server =
        unix ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open()) {
      server.bind(address.socket());
      Wire far = Wire.connect(new ListenAddress(server.getLocalAddress()), LONG, watchdog);
      SocketChannel accepted = server.accept();
      return new Pair(Wire.accepted(accepted, watchdog), far);
    }
  }
}
