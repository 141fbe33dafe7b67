package dev.signet.mail.smtp;

import dev.signet.mail.message.Spool;
import dev.signet.mail.net.Listener;
import dev.signet.mail.net.ListenerSettings;
import dev.signet.mail.smtp.server.ServerSettings;
import dev.signet.mail.smtp.server.SmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;

/** A server on loopback with a service that remembers. */
public final class Served implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final RecordingService service;
  private final Listener listener;

  private Served(RecordingService service, Listener listener) {
    this.service = service;
    this.listener = listener;
  }

  public static ServerSettings smtp() {
    return ServerSettings.plain("edge.test", false);
  }

  public static ServerSettings lmtp() {
    return ServerSettings.plain("edge.test", true);
  }

  public static Served with(ServerSettings settings) {
    return at(ListenAddress.of("127.0.0.1:0"), settings);
  }

  public static Served at(ListenAddress address, ServerSettings settings) {
    RecordingService service = new RecordingService(settings.isLmtp());
    ListenerSettings listening =
        ListenerSettings.DEFAULT
            .withGrace(Duration.ofSeconds(5))
            .withPatience(Duration.ofMillis(100));
    SmtpServer server = new SmtpServer(settings, service, () -> new Spool(temporary(), 10_000));
    try {
      return new Served(service, Listener.open(address, listening, server));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  public RecordingService service() {
    return service;
  }

  public ListenAddress address() {
    return listener.address();
  }

  public NextHop asNextHop(boolean isLmtp) {
    return new NextHop(address(), isLmtp);
  }

  /** Plays a conversation's client and checks what the server says. */
  public void play(String script) {
    try (Socket socket = connect()) {
      Script.of(script).playClient(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect((InetSocketAddress) listener.address().socket());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  @Override
  public void close() {
    listener.close();
  }
}
