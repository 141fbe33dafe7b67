package dev.signet.mail.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.mail.smtp.ListenAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ListenerTest {
  private static final ListenAddress LOOPBACK = ListenAddress.of("127.0.0.1:0");
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Watchdog watchdog = new Watchdog();
  private ListenerSettings settings = ListenerSettings.DEFAULT;
  @TempDir private Path directory;

  @BeforeEach
  void shortGrace() {
    settings = settings.withGrace(LONG).withPatience(Duration.ofMillis(50));
  }

  @AfterEach
  void closeTheWatchdog() {
    watchdog.close();
  }

  @Test
  void servesOverTcpAndSaysWhereItListens() throws IOException {
    try (Listener listener = Listener.open(LOOPBACK, settings, new Echo())) {
      assertThat(listener.address().toString()).matches("127\\.0\\.0\\.1:[1-9][0-9]*");
      assertThat(echoed(listener, "one octet after another")).isEqualTo("one octet after another");
    }
  }

  @Test
  void servesOverAUnixSocketThatOnlyOwnerAndGroupCanReach() throws IOException {
    Path path = directory.resolve("edge.sock");
    ListenAddress address = ListenAddress.of("unix:" + path);
    try (Listener listener = Listener.open(address, settings, new Echo())) {
      assertThat(echoed(listener, "local")).isEqualTo("local");
      assertThat(Files.getPosixFilePermissions(path)).isEqualTo(settings.permissions());
    }
    assertThat(path).doesNotExist();
  }

  @Test
  void takesThePlaceOfASocketFileThatNobodyListensOn() throws IOException {
    Path path = directory.resolve("stale.sock");
    java.nio.channels.ServerSocketChannel dead =
        java.nio.channels.ServerSocketChannel.open(java.net.StandardProtocolFamily.UNIX);
    dead.bind(java.net.UnixDomainSocketAddress.of(path)).close();
    assertThat(path).exists();
    try (Listener listener =
        Listener.open(ListenAddress.of("unix:" + path), settings, new Echo())) {
      assertThat(echoed(listener, "x")).isEqualTo("x");
    }
  }

  @Test
  void leavesALivingSocketAndAnOrdinaryFileAlone() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "keep me");
    ListenAddress taken = ListenAddress.of("unix:" + file);
    assertThatThrownBy(() -> Listener.open(taken, settings, new Echo()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not a socket");
    assertThat(file).hasContent("keep me");
    ListenAddress live = ListenAddress.of("unix:" + directory.resolve("live"));
    try (Listener listener = Listener.open(live, settings, new Echo())) {
      assertThatThrownBy(() -> Listener.open(live, settings, new Echo()))
          .hasMessageContaining("somebody listens");
      assertThat(echoed(listener, "x")).isEqualTo("x");
    }
  }

  /** An accepting thread that is interrupted loses the connection of that moment. */
  @Test
  void nobodyIsLeftWaitingByAListenerThatCloses() throws IOException {
    for (int round = 0; round < 200; round++) {
      Listener listener = Listener.open(LOOPBACK, settings, new Echo());
      SocketAddress address = listener.address().socket();
      listener.close();

      assertThatThrownBy(() -> SocketChannel.open(address).close())
          .as("round %d", round)
          .isInstanceOf(ConnectException.class);
    }
  }

  @Test
  void refusesWhoeverFindsNoPlace() throws IOException {
    try (Listener listener = Listener.open(LOOPBACK, settings.withSessions(1), new Echo());
        Wire first = connect(listener)) {
      assertThat(answer(first, "a")).isEqualTo("a");
      try (Wire second = connect(listener)) {
        assertThat(new String(second.in().readAllBytes(), StandardCharsets.US_ASCII))
            .isEqualTo("full");
      }
      assertThat(answer(first, "b")).isEqualTo("b");
    }
  }

  /** A milter's peer says who has logged in, and so whose mail is signed. */
  @Test
  void aStrangerIsNotServedWhereOnlySomeMayConnect() throws IOException {
    Service ours = new OnlyFrom(AddressRanges.of(java.util.List.of("192.0.2.0/24")), new Echo());
    try (Listener listener = Listener.open(LOOPBACK, settings, ours);
        Wire stranger = connect(listener)) {
      assertThat(stranger.in().readAllBytes()).isEmpty();
    }
    Service here = new OnlyFrom(AddressRanges.of(java.util.List.of("127.0.0.0/8")), new Echo());
    try (Listener listener = Listener.open(LOOPBACK, settings, here)) {
      assertThat(echoed(listener, "x")).isEqualTo("x");
    }
  }

  @Test
  void aFloodThatExhaustsMemoryDoesNotEndAccepting() throws IOException {
    Service exhausted =
        new Service() {
          @Override
          public void serve(Wire wire) throws IOException {
            new Echo().serve(wire);
          }

          @Override
          public void refuse(Wire wire) {
            throw new OutOfMemoryError("unable to create native thread");
          }
        };
    try (Listener listener = Listener.open(LOOPBACK, settings.withSessions(1), exhausted)) {
      try (Wire first = connect(listener)) {
        assertThat(answer(first, "a")).isEqualTo("a");
        try (Wire second = connect(listener)) {
          assertThat(second.in().readAllBytes()).isEmpty();
        }
      }
      assertThat(echoed(listener, "still here")).isEqualTo("still here");
    }
  }

  @Test
  void givesAPlaceThatBecomesFreeToWhoeverWaits() throws IOException {
    ListenerSettings patient = settings.withSessions(1).withPatience(LONG);
    try (Listener listener = Listener.open(LOOPBACK, patient, new Echo())) {
      Wire first = connect(listener);
      assertThat(answer(first, "a")).isEqualTo("a");
      try (Wire second = connect(listener)) {
        second.write(ascii("b"));
        first.close();
        assertThat(second.input().get()).isEqualTo((byte) 'b');
      }
    }
  }

  @Test
  void closingEndsIdleSessionsAndWaitsForBusyOnes() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Listener listener = Listener.open(LOOPBACK, settings, new Slow(busy, done));
    try (Wire idle = connect(listener);
        Wire working = connect(listener)) {
      working.write(ascii("w"));
      busy.await();
      assertThat(listener.sessions()).isEqualTo(2);
      Thread closing = new Thread(listener::close);
      closing.start();
      assertThat(idle.in().readAllBytes()).asString().isEqualTo("bye");
      assertThat(closing.isAlive()).isTrue();
      done.countDown();
      assertThat(working.in().readAllBytes()).asString().isEqualTo("done");
      closing.join();
      assertThat(listener.sessions()).isZero();
    }
  }

  @Test
  void cutsOffWhatDoesNotEndWithinTheGrace() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    Listener listener =
        Listener.open(
            LOOPBACK, settings.withGrace(Duration.ZERO), new Slow(busy, new CountDownLatch(1)));
    try (Wire working = connect(listener)) {
      working.write(ascii("w"));
      busy.await();
      listener.close();
      assertThat(working.in().read()).isEqualTo(-1);
    }
  }

  private String echoed(Listener listener, String text) throws IOException {
    try (Wire wire = connect(listener)) {
      return answer(wire, text);
    }
  }

  private static String answer(Wire wire, String text) throws IOException {
    wire.write(ascii(text));
    return new String(wire.in().readNBytes(text.length()), StandardCharsets.US_ASCII);
  }

  private Wire connect(Listener listener) throws IOException {
    Wire wire = Wire.connect(listener.address(), LONG, watchdog);
    wire.each(LONG);
    return wire;
  }

  private static ByteBuffer ascii(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static final class Echo implements Service {
    @Override
    public void serve(Wire wire) throws IOException {
      while (wire.awaitInput()) {
        wire.write(wire.input());
      }
    }

    @Override
    public void refuse(Wire wire) throws IOException {
      wire.write(ascii("full"));
    }
  }

  private record Slow(CountDownLatch busy, CountDownLatch done) implements Service {
    @Override
    public void serve(Wire wire) throws IOException {
      try {
        if (wire.awaitInput()) {
          wire.input().get();
          busy.countDown();
          assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
          wire.write(ascii("done"));
        }
      } catch (Stopping stopping) {
        wire.write(ascii("bye"));
      } catch (InterruptedException cut) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void refuse(Wire wire) {
      throw new AssertionError("nobody is refused here");
    }
  }
}
