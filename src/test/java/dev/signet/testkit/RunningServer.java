package dev.signet.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The one server of the integration tests: a real Liberty with the built WAR, started once by
 * Arquillian for the first test class that is extended with {@code ArquillianExtension} and stopped
 * after the last.
 */
public final class RunningServer {
  private static final Duration PATIENCE = Duration.ofSeconds(180);

  private RunningServer() {}

  /** The address of a path, such as {@code /xkms}, over plain HTTP on the loopback. */
  public static URI http(String path) {
    return URI.create("http://localhost:" + port("signet.it.http.port") + path);
  }

  /** The address of a path over HTTPS; the server's certificate is self-signed. */
  public static URI https(String path) {
    return URI.create("https://localhost:" + port("signet.it.https.port") + path);
  }

  /** Where the server under test keeps its data: under target, gone with the next clean build. */
  public static Path dataDirectory() {
    return Path.of("target", "it-data").toAbsolutePath();
  }

  /** The server's own home: its server.xml, its logs, its key store. */
  public static Path serverDirectory() {
    return Path.of(System.getProperty("signet.it.wlp"), "usr", "servers", "signet-it");
  }

  /**
   * Waits until the application says that it is ready: Liberty counts a server as started before
   * its applications are.
   *
   * @throws IOException when it is not ready after 180 seconds; the message holds its last answer
   */
  public static void awaitReady() throws IOException, InterruptedException {
    HttpRequest question = HttpRequest.newBuilder(http("/health/ready")).build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String last = "nothing";
    while (System.nanoTime() < deadline) {
      last = answerTo(question);
      if (last.startsWith("200 ")) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IOException("not ready after " + PATIENCE + "; last answer: " + last);
  }

  private static String answerTo(HttpRequest question) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(question, BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** A port that was kept free for a test's own server, such as {@code mta}. */
  public static int portFor(String name) {
    return Integer.parseInt(port("signet.it." + name + ".port"));
  }

  private static String port(String property) {
    String port = System.getProperty(property);
    if (port == null) {
      throw new IllegalStateException(property + " is not set: run this test with mvn verify");
    }
    return port;
  }
}
