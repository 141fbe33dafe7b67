package dev.signet.mail.net;

import dev.signet.mail.smtp.ListenAddress;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * A connection over TCP or a UNIX socket. No wait on it lasts for ever: each read and write has its
 * time, and so has all that is done until {@link #inAll} is called again.
 *
 * <p>For one thread at a time; {@link #close} and {@link #stopWhenIdle} may come from any.
 */
public final class Wire implements Closeable {
  private static final int BUFFER = 16 * 1024;
  private static final long NOT_WAITING = Long.MAX_VALUE;
  private static final long SECOND_BLOW_NANOS = Duration.ofSeconds(2).toNanos();
  private static final int MOST_DISCARDED = 64 * 1024;

  private final SocketChannel channel;
  private final SocketAddress remote;
  private final Watchdog watchdog;
  private final ByteBuffer input = ByteBuffer.allocate(BUFFER).flip();
  private final InputStream in = new WireInput(this);
  private final OutputStream out = new WireOutput(this);

  private Optional<TlsLayer> tls = Optional.empty();
  private Duration each = Duration.ofMinutes(5);
  private long endOfAll;
  private volatile long due = NOT_WAITING;
  private volatile boolean isLate;
  private volatile boolean isIdle;
  private volatile boolean isStopping;

  private Wire(SocketChannel channel, SocketAddress remote, Watchdog watchdog) {
    this.channel = channel;
    this.remote = remote;
    this.watchdog = watchdog;
    inAll(Duration.ofHours(1));
    watchdog.watch(this);
  }

  /** A connection that somebody else opened. */
  static Wire accepted(SocketChannel channel, Watchdog watchdog) throws IOException {
    SocketAddress remote = channel.getRemoteAddress();
    noDelay(channel, remote);
    return new Wire(channel, remote, watchdog);
  }

  /**
   * Opens a connection.
   *
   * @throws IOException when nobody listens there, or does not answer in time
   */
  public static Wire connect(ListenAddress to, Duration within, Watchdog watchdog)
      throws IOException {
    SocketChannel channel =
        to.isUnix()
            ? SocketChannel.open(java.net.StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    Wire wire = new Wire(channel, to.socket(), watchdog);
    try {
      wire.open(within);
      noDelay(channel, to.socket());
      return wire;
    } catch (IOException failed) {
      wire.close();
      throw failed;
    }
  }

  private static void noDelay(SocketChannel channel, SocketAddress remote) throws IOException {
    if (remote instanceof InetSocketAddress) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
  }

  private void open(Duration within) throws IOException {
    each(within);
    await(
        "no connection",
        () -> {
          channel.connect(remote);
          return 0;
        });
  }

  /** Time of a single wait from now on. */
  public void each(Duration wait) {
    each = wait;
  }

  /** Time of all that is done from now on, however many single waits it takes. */
  public void inAll(Duration total) {
    endOfAll = System.nanoTime() + total.toNanos();
  }

  public SocketAddress remote() {
    return remote;
  }

  /** Address of the other side as text; {@code unix} for a UNIX socket. */
  public String remoteHost() {
    return remote instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : "unix";
  }

  /** Port of the other side; 0 for a UNIX socket. */
  public int remotePort() {
    return remote instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  /** Whether octets were received that nobody has read. */
  public boolean hasUnread() {
    return input.hasRemaining();
  }

  /**
   * What was received and not read yet, at least one octet; reading it moves its position.
   *
   * @throws EOFException when the other side has ended the connection
   * @throws DeadlinePassed when nothing came in time
   */
  public ByteBuffer input() throws IOException {
    if (!input.hasRemaining() && !fill()) {
      throw new EOFException("the other side closed the connection");
    }
    return input;
  }

  /** Whether anything is left to read; waits until that is known. */
  boolean fill() throws IOException {
    if (input.hasRemaining()) {
      return true;
    }
    try {
      return await("no input", () -> read(input.clear())) > 0;
    } finally {
      input.flip();
    }
  }

  private int read(ByteBuffer into) throws IOException {
    return tls.isPresent() ? tls.get().read(into) : channel.read(into);
  }

  /**
   * Waits for the next input with the connection marked as idle: {@link #stopWhenIdle} ends it.
   *
   * @return false when the other side has ended the connection
   * @throws Stopping when the listener wants to close
   */
  public boolean awaitInput() throws IOException {
    isIdle = true;
    try {
      if (isStopping) {
        throw new Stopping();
      }
      boolean some = fill();
      if (!some && isStopping) {
        throw new Stopping();
      }
      return some;
    } catch (SSLException cut) {
      throw isStopping ? new Stopping() : cut;
    } finally {
      isIdle = false;
    }
  }

  /** Ends {@link #awaitInput}, now or when it is called next. */
  public void stopWhenIdle() {
    isStopping = true;
    if (isIdle) {
      endInput();
    }
  }

  /** Writes all of it, in as few writes as the other side lets us. */
  public void write(ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      await("no output", () -> tls.isPresent() ? tls.get().write(octets) : channel.write(octets));
    }
  }

  /** The same input as a stream. */
  public InputStream in() {
    return in;
  }

  /** The same output as a stream; not buffered. */
  public OutputStream out() {
    return out;
  }

  /**
   * Goes on under TLS; only over TCP, and only when nothing is left unread.
   *
   * @throws IOException when the handshake fails; the connection is of no use any more
   */
  public void startTls(SSLContext context, TlsRole role) throws IOException {
    if (hasUnread() || tls.isPresent() || !(remote instanceof InetSocketAddress)) {
      throw new IllegalStateException("TLS cannot begin here");
    }
    TlsLayer layer = TlsLayer.over(channel, context, role);
    await(
        "no handshake",
        () -> {
          layer.handshake();
          return 0;
        });
    tls = Optional.of(layer);
  }

  /** TLS version, such as {@code TLSv1.3}; empty without TLS. */
  public Optional<String> tlsVersion() {
    return tls.map(TlsLayer::version);
  }

  private interface Operation {
    int run() throws IOException;
  }

  private int await(String failure, Operation operation) throws IOException {
    long now = System.nanoTime();
    long left = Math.min(each.toNanos(), endOfAll - now);
    if (isLate || left <= 0) {
      isLate = false;
      throw new DeadlinePassed(failure + " in time");
    }
    due = now + left;
    try {
      int result = operation.run();
      if (isLate) {
        throw new IOException("late");
      }
      return result;
    } catch (IOException failed) {
      throw isLate ? late(failure) : failed;
    } finally {
      due = NOT_WAITING;
    }
  }

  /** Only once: a last word may be written after it. */
  private DeadlinePassed late(String failure) {
    isLate = false;
    return new DeadlinePassed(failure + " in time");
  }

  /** Ends a wait that has lasted too long: gently at first, so that a last word can be written. */
  void check(long now) {
    long end = due;
    if (end == NOT_WAITING || now - end < 0) {
      return;
    }
    boolean firstBlow = !isLate;
    isLate = true;
    if (firstBlow && channel.isConnected()) {
      endInput();
    }
    if (!channel.isConnected() || now - end > SECOND_BLOW_NANOS) {
      close();
    }
  }

  private void endInput() {
    try {
      channel.shutdownInput();
    } catch (IOException gone) {
      close();
    }
  }

  /**
   * Closes after a last word: what the other side still sends is read for a moment, since closing
   * with unread input would reset the connection and could take the last word with it.
   */
  public void closeGently() {
    try {
      each(Duration.ofSeconds(1));
      inAll(Duration.ofSeconds(1));
      if (tls.isPresent()) {
        tls.get().sayGoodbye();
      }
      channel.shutdownOutput();
      int discarded = input.remaining();
      input.position(input.limit());
      while (discarded < MOST_DISCARDED && await("no end", () -> channel.read(input.clear())) > 0) {
        discarded += input.position();
      }
    } catch (IOException gone) {
      // Nobody is left to be gentle to.
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    watchdog.forget(this);
    try {
      channel.close();
    } catch (IOException gone) {
      // It is closed all the same.
    }
  }
}
