package dev.signet.server;

import dev.signet.testkit.RunningServer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Plain HTTP with the server under test. */
final class Talk {
  static final String LOCATE =
      "<LocateRequest xmlns=\"http://www.w3.org/2002/03/xkms#\" Id=\"_%s\""
          + " Service=\"%s\"><QueryKeyBinding><UseKeyWith Application=\"urn:ietf:rfc:2633\""
          + " Identifier=\"nobody@example.org\"/></QueryKeyBinding></LocateRequest>";

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private Talk() {}

  /** A Locate for somebody whom nobody registered. */
  static String locate(String id) {
    return LOCATE.formatted(id, RunningServer.http("/xkms"));
  }

  static String soap11(String message) {
    return envelope("http://schemas.xmlsoap.org/soap/envelope/", "", message);
  }

  static String soap12(String message) {
    return envelope("http://www.w3.org/2003/05/soap-envelope", "", message);
  }

  static String envelope(String namespace, String header, String body) {
    return "<e:Envelope xmlns:e=\""
        + namespace
        + "\">"
        + header
        + "<e:Body>"
        + body
        + "</e:Body></e:Envelope>";
  }

  static HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return post("/xkms", "text/xml; charset=utf-8", body);
  }

  static HttpResponse<String> post(String path, String contentType, String body)
      throws IOException, InterruptedException {
    return post(path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  static HttpResponse<String> post(String path, String contentType, byte[] body)
      throws IOException, InterruptedException {
    return send(
        to(path).header("Content-Type", contentType).POST(BodyPublishers.ofByteArray(body)));
  }

  static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(to(path).GET());
  }

  static HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(RunningServer.http(path)).timeout(Duration.ofSeconds(60));
  }

  static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }
}
