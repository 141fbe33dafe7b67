package dev.signet.pki.fetch.http;

import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.transfer.Arrival;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.fetch.transfer.ContentSink;
import dev.signet.pki.fetch.transfer.FailedTransfer;
import dev.signet.pki.fetch.transfer.Intake;
import dev.signet.pki.fetch.transfer.Trouble;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** Reads one response: its status, then either a redirect or the content within its limit. */
final class HttpArrivalReader {

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> SAME_METHOD = Set.of(307, 308);
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int CONTENT_TYPE_CHARACTERS = 200;

  private final Intake intake;

  HttpArrivalReader(Intake intake) {
    this.intake = intake;
  }

  Arrival read(ClassicHttpResponse response) throws IOException, FailedTransfer, RefusedByGuard {
    int status = response.getCode();
    if (REDIRECTS.contains(status)) {
      return redirect(response, SAME_METHOD.contains(status));
    }
    if (status != 200) {
      boolean overloaded = status >= 500 || status == TOO_MANY_REQUESTS;
      throw new FailedTransfer(
          overloaded ? Trouble.OVERLOADED : Trouble.ABSENT, "the server answered " + status);
    }
    checkFraming(response);
    return new Arrival(content(response), contentType(response), Optional.empty(), false);
  }

  private static Arrival redirect(ClassicHttpResponse response, boolean keepsMethod)
      throws FailedTransfer {
    Header[] location = response.getHeaders(HttpHeaders.LOCATION);
    if (location.length != 1) {
      throw broken("a redirect with " + location.length + " Location fields");
    }
    return new Arrival(
        Content.of(new byte[0]),
        Optional.empty(),
        Optional.of(String.valueOf(location[0].getValue())),
        keepsMethod);
  }

  /** More than one statement about where the content ends is an attack (RFC 9112 section 6.3). */
  private static void checkFraming(ClassicHttpResponse response) throws FailedTransfer {
    int lengths = response.getHeaders(HttpHeaders.CONTENT_LENGTH).length;
    int codings = response.getHeaders(HttpHeaders.TRANSFER_ENCODING).length;
    if (lengths + codings > 1) {
      throw broken(
          lengths + " Content-Length and " + codings + " Transfer-Encoding fields in one answer");
    }
    for (Header coding : response.getHeaders(HttpHeaders.CONTENT_ENCODING)) {
      if (!"identity".equalsIgnoreCase(coding.getValue())) {
        throw broken("content coding '" + shown(coding) + "' was not asked for");
      }
    }
  }

  private Content content(ClassicHttpResponse response)
      throws IOException, FailedTransfer, RefusedByGuard {
    HttpEntity entity = response.getEntity();
    try (ContentSink sink = new ContentSink(intake)) {
      if (entity != null) {
        sink.expect(entity.getContentLength());
        sink.drain(entity.getContent());
      }
      return sink.finish();
    }
  }

  private static Optional<String> contentType(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader(HttpHeaders.CONTENT_TYPE))
        .map(HttpArrivalReader::shown);
  }

  /** A field's value as it may be shown to people: short and without control characters. */
  private static String shown(Header field) {
    String value = String.valueOf(field.getValue()).replaceAll("[^\\x20-\\x7e]", "?");
    return value.substring(0, Math.min(value.length(), CONTENT_TYPE_CHARACTERS));
  }

  private static FailedTransfer broken(String what) {
    return new FailedTransfer(Trouble.PROTOCOL, what);
  }
}
