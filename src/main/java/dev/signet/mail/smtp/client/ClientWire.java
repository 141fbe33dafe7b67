package dev.signet.mail.smtp.client;

import dev.signet.mail.net.TlsRole;
import dev.signet.mail.net.Watchdog;
import dev.signet.mail.net.Wire;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.ReplyReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Commands out, replies in, each within its time. */
final class ClientWire implements Closeable {
  private final Wire wire;
  private final ReplyReader replies;

  private ClientWire(Wire wire) {
    this.wire = wire;
    this.replies = new ReplyReader(wire.in());
  }

  static ClientWire connect(NextHop hop, Duration within, Watchdog watchdog) throws IOException {
    return new ClientWire(Wire.connect(hop.address(), within, watchdog));
  }

  Reply ask(String command, Duration within) throws IOException {
    send(List.of(command), within);
    return read(within);
  }

  /** Sends commands in one write (RFC 2920). */
  void send(List<String> commands, Duration within) throws IOException {
    String text = String.join("\r\n", commands) + "\r\n";
    allow(within);
    wire.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The next reply; the time is for all of it, however many lines it drips in. */
  Reply read(Duration within) throws IOException {
    allow(within);
    return replies.read();
  }

  void allow(Duration within) {
    wire.each(within);
    wire.inAll(within);
  }

  Wire wire() {
    return wire;
  }

  /** A reply to a question that was not asked (RFC 3207 section 6 is about such). */
  boolean hasUnread() {
    return wire.hasUnread();
  }

  void startTls(SSLContext context, TlsRole role, Duration within) throws IOException {
    allow(within);
    wire.startTls(context, role);
  }

  Optional<String> tlsVersion() {
    return wire.tlsVersion();
  }

  @Override
  public void close() {
    wire.close();
  }
}
