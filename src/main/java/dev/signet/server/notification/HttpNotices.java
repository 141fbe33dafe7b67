package dev.signet.server.notification;

import dev.signet.xkms.exchange.later.notice.ResultNotifier.Notice;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Notices as HTTP requests: a POST with a small JSON object, without credentials or cookies.
 * Redirects are not followed, and of the answer nothing but its status is looked at.
 */
public final class HttpNotices {
  /** Ten seconds for all of it. */
  public static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

  private static final int SUCCESS = 2;

  private final HttpClient http;
  private final Duration patience;

  /**
   * @param patience for the whole exchange
   */
  public HttpNotices(Duration patience) {
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  /**
   * Posts one notice.
   *
   * @throws IOException if it was not taken, or not in time
   */
  void send(URI target, Notice notice) throws IOException {
    if (target.getRawUserInfo() != null || target.getHost() == null) {
      throw new IOException("a notice goes to a plain http or https URI only");
    }
    HttpRequest request =
        HttpRequest.newBuilder(target)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(notice)))
            .build();
    int status = await(http.sendAsync(request, head -> new Unread()));
    if (status / 100 != SUCCESS) {
      throw new IOException("the target of a notice answered with HTTP status " + status);
    }
  }

  private static String json(Notice notice) {
    return Json.createObjectBuilder()
        .add("event", "result-ready")
        .add("operation", notice.operation().word())
        .add("policy", notice.policy())
        .add("originalRequestId", notice.originalRequestId())
        .build()
        .toString();
  }

  private int await(CompletableFuture<HttpResponse<Boolean>> exchange) throws IOException {
    try {
      return exchange.get(patience.toMillis(), TimeUnit.MILLISECONDS).statusCode();
    } catch (TimeoutException tooSlow) {
      exchange.cancel(true);
      throw new IOException("the target of a notice was too slow", tooSlow);
    } catch (InterruptedException ended) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a notice was sent");
    } catch (ExecutionException failed) {
      throw new IOException("a notice could not be sent: " + failed.getCause(), failed);
    }
  }

  /** Takes nothing of a body, however long it is. */
  private static final class Unread implements BodySubscriber<Boolean> {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    @Override
    public CompletionStage<Boolean> getBody() {
      return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.cancel();
      done.complete(true);
    }

    @Override
    public void onNext(List<ByteBuffer> item) {
      // was on its way already
    }

    @Override
    public void onError(Throwable failure) {
      done.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      done.complete(true);
    }
  }
}
