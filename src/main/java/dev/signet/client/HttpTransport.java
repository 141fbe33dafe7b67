package dev.signet.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * HTTP/1.1 with kept connections, without redirects, cookies or an upgrade to HTTP/2; the JDK's
 * client sets TCP_NODELAY itself.
 *
 * <p>Safe for many threads; one object per service is enough.
 */
public final class HttpTransport implements Transport {
  private final HttpClient http;
  private final ClientLimits limits;

  /**
   * @param tls trust for https; empty: the platform's certification authorities
   */
  public HttpTransport(ClientLimits limits, Optional<SSLContext> tls) {
    this.limits = limits;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect());
    tls.ifPresent(builder::sslContext);
    this.http = builder.build();
  }

  @Override
  public Reply post(Post post) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(post.endpoint()).POST(BodyPublishers.ofByteArray(post.body()));
    post.fields().forEach(request::header);
    HttpResponse<byte[]> response = await(send(request.build()), post.time());
    return new Reply(response.statusCode(), response.body());
  }

  private CompletableFuture<HttpResponse<byte[]>> send(HttpRequest request) {
    return http.sendAsync(request, head -> new BoundedBody(limits.maxOctets()));
  }

  private static <T> T await(CompletableFuture<T> exchange, Duration time) throws IOException {
    try {
      return exchange.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException tooSlow) {
      exchange.cancel(true);
      throw new IOException("no complete answer within " + time.toMillis() + " ms", tooSlow);
    } catch (InterruptedException stopped) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    } catch (ExecutionException failed) {
      throw plain(failed);
    }
  }

  private static IOException plain(ExecutionException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnswerTooLarge tooLarge) {
        return tooLarge;
      }
      if (cause instanceof HttpConnectTimeoutException) {
        return new NotConnected("no connection in time", failed);
      }
      if (cause instanceof SSLException) {
        return new IOException(
            "the server's certificate or its TLS is not accepted: " + cause.getMessage(), failed);
      }
      if (cause instanceof ConnectException) {
        return new NotConnected(
            "no connection: nothing listens there, or the name is unknown", failed);
      }
    }
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    return new IOException("the exchange broke off: " + cause.getMessage(), cause);
  }
}
