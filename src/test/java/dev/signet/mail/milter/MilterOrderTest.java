package dev.signet.mail.milter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.MilterClient;
import dev.signet.testkit.MilterClient.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands in and out of order, packets in pieces, endings at any point. */
@Timeout(60)
class MilterOrderTest {
  private static final String MAIL = "A: 1\r\n\r\nHi\r\n";
  private static final byte[] NONE = {};

  private final List<MilterMessage> seen = new ArrayList<>();
  @TempDir private Path directory;

  private MilterAnswer keep(MilterMessage message) {
    synchronized (seen) {
      seen.add(message);
    }
    return new MilterAnswer.Unchanged();
  }

  private TestFilter filter() throws IOException {
    return TestFilter.of(directory, true, this::keep);
  }

  @Test
  void onTcpEachStepIsAnsweredAndOnAUnixSocketOnlyWhatHasToBe() throws IOException {
    int unanswered = 0x80 | 0x8_0000 | 0x1000 | 0x2000 | 0x4000;
    try (TestFilter filter = filter();
        MilterClient mta = MilterClient.of(filter.address())) {
      int untold = 0x40 | 0x100 | 0x200;
      assertThat(mta.agreedProtocol()).isEqualTo(MilterClient.LEADING_SPACE | unanswered | untold);
      assertThat(mta.agreedActions()).isEqualTo(0x113);
    }
    try (TestFilter filter = TestFilter.of(directory, false, this::keep);
        MilterClient mta = MilterClient.of(filter.address())) {
      assertThat(mta.agreedProtocol()).isEqualTo(MilterClient.LEADING_SPACE);
    }
  }

  @Test
  void anMtaThatLetsUsChangeNothingIsRefused() throws IOException {
    for (int actions : List.of(0, 0x1fd, 0x1ef, 0x1fe)) {
      try (TestFilter filter = filter();
          MilterClient mta = MilterClient.connect(filter.address())) {
        assertThatThrownBy(() -> mta.negotiate(6, actions, 0x1fffff))
            .isInstanceOf(IOException.class);
      }
    }
    try (TestFilter filter = filter();
        MilterClient mta = MilterClient.connect(filter.address())) {
      assertThatThrownBy(() -> mta.negotiate(1, 0x1ff, 0)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void everyStepIsAnsweredIfTheMtaWaitsForIt() throws IOException {
    try (TestFilter filter = filter();
        MilterClient mta = MilterClient.connect(filter.address())) {
      mta.negotiate(6, 0x1ff, 0);
      mta.client("x");
      assertThat(mta.step('U', MilterClient.octets("XYZZY\0")).command()).isEqualTo('c');
      assertThat(mta.mail("<>", List.of("<b@example.net>"), MAIL).verdict()).isEqualTo('c');
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void anAbortForgetsTheMessageAndNothingElse() throws IOException {
    try (TestFilter filter = filter();
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      mta.send('A', NONE);
      mta.envelope("<lost@example.org>", List.of("<lost@example.net>"));
      mta.send('A', NONE);
      mta.envelope("<lost@example.org>", List.of("<lost@example.net>"));
      mta.step('L', MilterClient.octets("Lost\0 1\0"));
      mta.step('B', MilterClient.octets("lost"));
      mta.send('A', NONE);
      mta.mail("<a@example.org>", List.of("<b@example.net>"), MAIL);
      mta.send('A', NONE);
      mta.send('A', NONE);
      mta.mail("<a@example.org>", List.of("<b@example.net>"), MAIL);
    }
    assertThat(seen).hasSize(2).allMatch(m -> m.message().header().fields().size() == 1);
    assertThat(seen).allMatch(m -> m.envelope().recipients().size() == 1);
    assertThat(seen).allMatch(m -> m.peer().hello().equals("client.example"));
  }

  @Test
  void aNewClientComesOverTheSameConnection() throws IOException {
    try (TestFilter filter = filter();
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("first");
      mta.mail("<>", List.of("<b@example.net>"), MAIL);
      mta.send('K', NONE);
      mta.macros('C', Map.of("{daemon_name}", "second"));
      mta.step('C', MilterClient.octets("[2001:db8::1]\0006\0\0IPv6:2001:db8::1\0"));
      mta.mail("<>", List.of("<b@example.net>"), MAIL);
      mta.send('Q', NONE);
      assertThat(mta.isOver()).isTrue();
    }
    assertThat(seen).map(MilterMessage::listener).containsExactly("first", "second");
    assertThat(seen.get(1).peer().address()).isEqualTo("2001:db8::1");
    assertThat(seen.get(1).peer().name()).isEmpty();
    assertThat(seen.get(1).peer().hello()).isEmpty();
  }

  @Test
  void clientsWithoutAnAddressAreTakenToo() throws IOException {
    for (String client : List.of("unknown\0U", "localhost\0L\0\0/tmp/x\0")) {
      try (TestFilter filter = filter();
          MilterClient mta = MilterClient.of(filter.address())) {
        mta.step('C', MilterClient.octets(client));
        mta.mail("<>", List.of("<b@example.net>"), MAIL);
      }
    }
    assertThat(seen).map(m -> m.peer().address()).containsExactly("unknown", "unix");
  }

  @Test
  void whatIsOutOfPlaceEndsTheConnection() throws IOException {
    List<String> strays = List.of("H", "M", "C", "R", "L", "N", "B", "E", "T", "U", "D", "A", "K");
    for (String stray : strays) {
      try (TestFilter filter = filter();
          MilterClient mta = MilterClient.connect(filter.address())) {
        mta.send(stray.charAt(0), NONE);
        assertThat(mta.isOver()).as(stray).isTrue();
      }
    }
    for (String stray : List.of("H", "M", "R", "L", "N", "B", "E", "T", "U", "O", "Z", "\0")) {
      assertEnds(stray, List.of());
    }
    for (String stray : List.of("C", "R", "L", "N", "B", "E", "O")) {
      assertEnds(stray, List.of("Cx\0U"));
    }
    assertEnds("R", List.of("Cx\0U", "M<>\0", "LA\0 1\0"));
    assertEnds("L", List.of("Cx\0U", "M<>\0", "Bx"));
    assertEnds("L", List.of("Cx\0U", "M<>\0", "LA\0 1\0", "N"));
    assertEnds("B", List.of("Cx\0U", "M<>\0", "Bx", "A"));
    assertThat(seen).isEmpty();
  }

  @Test
  void dataThatIsNotAsItShouldBeEndsTheConnection() throws IOException {
    for (String bad :
        List.of("C", "Cx", "Cx\0", "Cx\0004", "Cx\0004\0\0", "Cx\0004\0\0a\0b", "D")) {
      assertEnds(bad, List.of());
    }
    for (String bad : List.of("H", "Hx", "Hx\0y", "M", "M<>", "M<>\0X", "Dax\0", "DMx")) {
      assertEnds(bad, List.of("Cx\0U"));
    }
    for (String bad : List.of("R", "Rx", "L", "LA", "LA\0", "LA\0 1", "LA\0 1\0x")) {
      assertEnds(bad, List.of("Cx\0U", "M<>\0"));
    }
  }

  private void assertEnds(String last, List<String> before) throws IOException {
    try (TestFilter filter = filter();
        MilterClient mta = MilterClient.of(filter.address())) {
      for (String packet : before) {
        mta.send(packet.charAt(0), MilterClient.octets(packet.substring(1)));
      }
      mta.send(last.charAt(0), MilterClient.octets(last.substring(1)));
      assertThat(mta.isOver()).as("%s after %s", last, before).isTrue();
    }
  }

  @Test
  void aLengthOutOfBoundsEndsTheConnectionBeforeAnythingIsKept() throws IOException {
    for (int length : new int[] {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 512 * 1024 + 1}) {
      try (TestFilter filter = filter();
          MilterClient mta = MilterClient.of(filter.address())) {
        mta.raw(ByteBuffer.allocate(5).putInt(length).put((byte) 'D').array());
        assertThat(mta.isOver()).isTrue();
      }
    }
  }

  @Test
  void packetsMayComeInPiecesOrManyAtOnce() throws IOException {
    for (int piece : new int[] {1, 3, 1_000_000}) {
      try (TestFilter filter = filter();
          MilterClient mta = MilterClient.of(filter.address())) {
        for (String packet :
            List.of("Cx\0U", "Hx\0", "M<>\0", "LA\0 1\0", "LB\0 2\n\t3\0", "Bbo", "Bdy\r\n", "E")) {
          ByteBuffer whole =
              ByteBuffer.allocate(4 + packet.length())
                  .putInt(packet.length())
                  .put(MilterClient.octets(packet));
          for (int at = 0; at < whole.capacity(); at += piece) {
            int end = Math.min(whole.capacity(), at + piece);
            mta.raw(java.util.Arrays.copyOfRange(whole.array(), at, end));
            if (piece < 1000) {
              mta.flush();
            }
          }
        }
        assertThat(mta.next().command()).isEqualTo('c');
      }
    }
    assertThat(seen).hasSize(3);
    assertThat(seen).allMatch(m -> m.message().body().length() == 6);
    assertThat(seen).allMatch(m -> m.message().header().first("B").orElseThrow().length() == 10);
  }

  @Test
  void aPacketThatDoesNotEndInTimeEndsTheConnection() throws IOException {
    MilterLimits hurried =
        MilterLimits.DEFAULT.withWaits(Duration.ofHours(1), Duration.ofMillis(100));
    try (TestFilter filter = TestFilter.of(directory, true, this::keep, hurried);
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      mta.raw(new byte[] {0, 0});
      assertThat(mta.isOver()).isTrue();
    }
  }

  @Test
  void anMtaThatSaysNothingAnyMoreIsLeft() throws IOException {
    MilterLimits hurried =
        MilterLimits.DEFAULT.withWaits(Duration.ofMillis(100), Duration.ofHours(1));
    try (TestFilter filter = TestFilter.of(directory, true, this::keep, hurried);
        MilterClient idle = MilterClient.of(filter.address());
        MilterClient busy = MilterClient.of(filter.address())) {
      assertThat(idle.isOver()).isTrue();
      assertThat(busy.isOver()).isTrue();
    }
  }

  @Test
  void signsOfLifeAreSentWhileTheHandlerWorks() throws Exception {
    CountDownLatch enough = new CountDownLatch(1);
    MilterHandler slow = message -> await(enough);
    MilterLimits limits =
        MilterLimits.DEFAULT.withJudging(Duration.ofHours(1), Duration.ofMillis(10));
    try (TestFilter filter = TestFilter.of(directory, true, slow, limits);
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      mta.envelope("<>", List.of("<b@example.net>"));
      mta.send('E', NONE);
      for (int signs = 0; signs < 5; signs++) {
        assertThat(mta.next().command()).isEqualTo('p');
      }
      enough.countDown();
      Packet last = mta.next();
      while (last.command() == 'p') {
        last = mta.next();
      }
      assertThat(last.command()).isEqualTo('c');
    }
  }

  private static MilterAnswer await(CountDownLatch enough) {
    try {
      if (!enough.await(50, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
      return new MilterAnswer.Unchanged();
    } catch (InterruptedException late) {
      throw new IllegalStateException(late);
    }
  }

  @Test
  void aHandlerThatTakesTooLongIsInterruptedAndTheMessageDeferred() throws IOException {
    MilterHandler endless = message -> await(new CountDownLatch(1));
    MilterLimits limits =
        MilterLimits.DEFAULT.withJudging(Duration.ofMillis(50), Duration.ofMillis(10));
    try (TestFilter filter = TestFilter.of(directory, true, endless, limits);
        MilterClient mta = MilterClient.of(filter.address())) {
      mta.client("x");
      assertThat(mta.mail("<>", List.of("<b@example.net>"), MAIL).reply()).startsWith("451 4.3.0");
      assertThat(mta.mail("<>", List.of("<b@example.net>"), MAIL).reply()).startsWith("451 4.3.0");
    }
  }

  @Test
  void closingEndsIdleConnectionsAndWaitsForTheMessageUnderWay() throws Exception {
    CountDownLatch judging = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    MilterHandler slow =
        message -> {
          judging.countDown();
          return await(enough);
        };
    TestFilter filter = TestFilter.of(directory, true, slow);
    try (MilterClient idle = MilterClient.of(filter.address());
        MilterClient busy = MilterClient.of(filter.address())) {
      idle.client("x");
      busy.client("x");
      busy.envelope("<>", List.of("<b@example.net>"));
      busy.send('E', NONE);
      busy.flush();
      judging.await();
      CompletableFuture<Void> closed = CompletableFuture.runAsync(filter::close);
      assertThat(idle.isOver()).isTrue();
      enough.countDown();
      assertThat(busy.next().command()).isEqualTo('c');
      assertThat(busy.isOver()).isTrue();
      closed.get();
    }
  }
}
