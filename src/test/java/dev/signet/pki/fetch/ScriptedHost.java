package dev.signet.pki.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server on loopback that answers each connection with the octets of a script. */
public final class ScriptedHost implements AutoCloseable {

  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");

  private final ServerSocket listening;
  private final Script script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  /** What is sent once a request was read. */
  public interface Script {
    void answer(String request, OutputStream out) throws IOException, InterruptedException;
  }

  private ScriptedHost(ServerSocket listening, Script script) {
    this.listening = listening;
    this.script = script;
  }

  public static ScriptedHost with(Script script) {
    try {
      return with(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  public static ScriptedHost with(ServerSocket listening, Script script) {
    ScriptedHost host = new ScriptedHost(listening, script);
    start(host::accept);
    return host;
  }

  /** Answers every request with these octets, written as ISO-8859-1, and closes. */
  public static ScriptedHost saying(String answer) {
    return with((request, out) -> out.write(octets(answer)));
  }

  /** Answers every request with 200 and that text. */
  public static ScriptedHost serving(String content) {
    return saying(ok(content));
  }

  public static String ok(String content) {
    return "HTTP/1.1 200 OK\r\nContent-Type: application/pkix-crl\r\nContent-Length: "
        + content.length()
        + "\r\n\r\n"
        + content;
  }

  public static String redirect(int status, Object location) {
    return "HTTP/1.1 "
        + status
        + " Moved\r\nLocation: "
        + location
        + "\r\nContent-Length: 0\r\n\r\n";
  }

  public static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public int port() {
    return listening.getLocalPort();
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port());
  }

  /** Such as {@code 127.0.0.1:8080}, as an exemption is written. */
  public String authority() {
    return "127.0.0.1:" + port();
  }

  public URI uri(String path) {
    return URI.create("http://" + authority() + path);
  }

  /** Requests so far, heads and bodies. */
  public List<String> requests() {
    return requests;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket connection = listening.accept();
        connections.add(connection);
        start(() -> converse(connection));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket connection) {
    try (connection) {
      String request = request(connection.getInputStream());
      requests.add(request);
      script.answer(request, connection.getOutputStream());
      connection.getOutputStream().flush();
      connection.shutdownOutput();
    } catch (IOException | InterruptedException | UnsupportedOperationException gone) {
      // The client hung up, as many of these tests want it to.
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream taken = new ByteArrayOutputStream();
    while (!taken.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int octet = in.read();
      if (octet < 0) {
        throw new IOException("no request");
      }
      taken.write(octet);
    }
    Matcher length = LENGTH.matcher(taken.toString(StandardCharsets.ISO_8859_1));
    if (length.find()) {
      taken.write(in.readNBytes(Integer.parseInt(length.group(1))));
    }
    return taken.toString(StandardCharsets.ISO_8859_1);
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "scripted-host");
    thread.setDaemon(true);
    thread.start();
  }
}
