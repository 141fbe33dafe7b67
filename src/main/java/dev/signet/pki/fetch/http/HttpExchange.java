package dev.signet.pki.fetch.http;

import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.transfer.Arrival;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.pki.fetch.transfer.FailedTransfer;
import dev.signet.pki.fetch.transfer.Intake;
import dev.signet.pki.fetch.transfer.Watchdog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;

/** Asks servers over HTTP and HTTPS; safe for many threads. */
public final class HttpExchange implements AutoCloseable {

  private final CloseableHttpClient client;
  private final Watchdog watchdog;

  /**
   * @param connect time for each attempt to connect
   * @param tls trust for https; empty: the platform's certification authorities
   * @param watchdog ends exchanges whose time is over
   */
  public HttpExchange(Duration connect, Optional<SSLContext> tls, Watchdog watchdog) {
    this.client = PlainClient.of(connect, tls);
    this.watchdog = watchdog;
  }

  /**
   * Asks once, at the first address that can be connected to.
   *
   * @throws FailedTransfer if there is neither a content nor a redirect
   */
  public Arrival ask(HttpQuestion question, Deadline deadline, Intake intake)
      throws FailedTransfer, RefusedByGuard {
    FailedTransfer last = deadline.missed();
    for (InetSocketAddress address : question.destination().addresses()) {
      HttpUriRequestBase request = request(question);
      try (Watchdog.Watch watch = watchdog.over(deadline, request::cancel)) {
        return answer(request, HttpHop.of(question.destination(), address), intake);
      } catch (IOException | IllegalStateException broken) {
        last = deadline.isOver() ? deadline.missed() : Symptoms.read(broken);
        if (deadline.isOver() || !Symptoms.isNoConnection(broken)) {
          throw last;
        }
      }
    }
    throw last;
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
  }

  private Arrival answer(HttpUriRequestBase request, HttpHop hop, Intake intake)
      throws IOException, FailedTransfer, RefusedByGuard {
    HttpClientContext context = HttpClientContext.create();
    hop.via().ifPresent(proxy -> context.setAttribute(PlainClient.VIA, proxy));
    ClassicHttpResponse response = client.executeOpen(hop.target(), request, context);
    try {
      return new HttpArrivalReader(intake).read(response);
    } finally {
      // First cancelled, or closing would read what is left, however much that is.
      request.cancel();
      closeQuietly(response);
    }
  }

  private static void closeQuietly(ClassicHttpResponse response) {
    try {
      response.close();
    } catch (IOException alreadyCancelled) {
      // It was; nothing is kept of the connection.
    }
  }

  private static HttpUriRequestBase request(HttpQuestion question) {
    URI uri = question.destination().target().uri();
    HttpUriRequestBase request =
        question.body().isPresent() ? post(uri, question.body().get()) : new HttpGet(uri);
    request.setHeader(HttpHeaders.ACCEPT, question.accept());
    request.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    request.setHeader(HttpHeaders.CONNECTION, "close");
    return request;
  }

  private static HttpPost post(URI uri, PostBody body) {
    HttpPost post = new HttpPost(uri);
    post.setEntity(new ByteArrayEntity(body.octets(), ContentType.parse(body.contentType())));
    return post;
  }
}
