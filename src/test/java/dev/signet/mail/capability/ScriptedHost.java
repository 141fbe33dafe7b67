package dev.signet.mail.capability;

import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestTls;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail host on a free loopback port that talks to one client as a test has written down. */
final class ScriptedHost implements Closeable {
  private static final SSLContext TLS =
      TestTls.serving(TestAuthority.root("Nobody trusts me").issue(c -> c.dns("mx.example")));

  private final ServerSocket server;
  private final Thread thread;
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private volatile Socket client = new Socket();

  /** What the host does with its client. */
  interface Talk {
    void with(ScriptedHost host) throws IOException, InterruptedException;
  }

  ScriptedHost(Talk talk) throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    thread = new Thread(() -> serve(talk));
    thread.start();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
  }

  /** Every line that the client has sent. */
  List<String> heard() {
    return heard;
  }

  void says(String... lines) throws IOException {
    String text = String.join("\r\n", lines) + "\r\n";
    client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    client.getOutputStream().flush();
  }

  void drips(String text) throws IOException, InterruptedException {
    for (int i = 0; i < text.length(); i++) {
      client.getOutputStream().write(text.charAt(i));
      client.getOutputStream().flush();
      Thread.sleep(100);
    }
  }

  String hears() throws IOException {
    StringBuilder line = new StringBuilder();
    InputStream in = client.getInputStream();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    heard.add(line.toString());
    return line.toString();
  }

  void startsTls() throws IOException {
    SSLSocket secure =
        (SSLSocket)
            TLS.getSocketFactory().createSocket(client, "localhost", client.getPort(), true);
    secure.setUseClientMode(false);
    client = secure;
    secure.startHandshake();
  }

  /** Waits until the talk is over. */
  void ends() throws InterruptedException {
    thread.join();
  }

  private void serve(Talk talk) {
    try {
      client = server.accept();
      talk.with(this);
    } catch (IOException | InterruptedException over) {
      // the client left, or the test is over
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    client.close();
  }
}
