package dev.signet.cli.operator;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;

/** Speaks to the operator's door over HTTP; answers are bounded, redirects are not followed. */
public final class HttpOperatorDoor {
  private static final int MAX_OCTETS = 4 << 20;

  private final URI origin;
  private final Duration patience;
  private final HttpClient http;

  /**
   * @param service any URL of the service; only its scheme, host and port are used
   * @param patience for the connection and for the answer
   */
  public HttpOperatorDoor(URI service, Duration patience, Optional<SSLContext> tls) {
    this.origin = service.resolve("/");
    this.patience = patience;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience);
    tls.ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  /** Has a shared secret made; the answer carries it once and never again. */
  public OperatorAnswer newSecret(Map<String, String> fields, String token) throws IOException {
    return exchange(posted(to("operator/secrets", token), fields));
  }

  /** The requests that wait for operators. */
  public OperatorAnswer approvals(String token) throws IOException {
    return exchange(to("operator/approvals", token).GET());
  }

  public OperatorAnswer approval(long number, String token) throws IOException {
    return exchange(to("operator/approvals/" + number, token).GET());
  }

  public OperatorAnswer approve(long number, String token) throws IOException {
    return exchange(posted(to("operator/approvals/" + number + "/approve", token), Map.of()));
  }

  public OperatorAnswer deny(long number, String because, String token) throws IOException {
    Map<String, String> fields = because.isBlank() ? Map.of() : Map.of("because", because);
    return exchange(posted(to("operator/approvals/" + number + "/deny", token), fields));
  }

  /** What is kept about the secrets that were made; not the secrets themselves. */
  public OperatorAnswer secrets(String token) throws IOException {
    return exchange(to("operator/secrets", token).GET());
  }

  public OperatorAnswer withdraw(String id, String token) throws IOException {
    String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    return exchange(to("operator/secrets/" + segment, token).DELETE());
  }

  /** What the service says about its health: status 200 when ready, 503 when not. */
  public OperatorAnswer health() throws IOException {
    return exchange(HttpRequest.newBuilder(origin.resolve("health/ready")).GET());
  }

  private HttpRequest.Builder to(String path, String token) {
    return HttpRequest.newBuilder(origin.resolve(path)).header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.Builder posted(
      HttpRequest.Builder request, Map<String, String> fields) {
    String form =
        fields.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  private OperatorAnswer exchange(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<InputStream> response =
          http.send(
              request.header("Accept", "application/json").timeout(patience).build(),
              BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        return new OperatorAnswer(response.statusCode(), json(body.readNBytes(MAX_OCTETS)));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    }
  }

  private static JsonObject json(byte[] body) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))) {
      return reader.readObject();
    } catch (JsonException notJson) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
  }
}
