package dev.signet.pki.fetch;

import static dev.signet.pki.fetch.DoorLab.failed;
import static dev.signet.pki.fetch.DoorLab.text;
import static dev.signet.pki.fetch.ScriptedHost.ok;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.fetch.transfer.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What servers answer, well and badly. */
class DoorAnswersTest {

  private final DoorLab lab = new DoorLab();

  @AfterEach
  void closeDoors() {
    lab.close();
  }

  @Test
  void bringsTheContentWithItsCircumstances() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("a list")) {
      FetchResult result = lab.admitting(host).crl(host.uri("/a.crl?x=y"));
      FetchResult.Fetched fetched = (FetchResult.Fetched) result;
      assertThat(text(result)).isEqualTo("a list");
      assertThat(fetched.contentType()).hasValue("application/pkix-crl");
      assertThat(fetched.uri()).isEqualTo(host.uri("/a.crl?x=y"));
      assertThat(fetched.at()).isEqualTo(lab.clock.instant());
      assertThat(fetched.took()).isPositive();
    }
  }

  @Test
  void asksForNothingButTheContent() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("a list")) {
      lab.admitting(host).crl(host.uri("/a.crl?x=y"));
      assertThat(host.requests().get(0).split("\r\n"))
          .containsExactlyInAnyOrder(
              "GET /a.crl?x=y HTTP/1.1",
              "Host: " + host.authority(),
              "Accept: application/pkix-crl, */*;q=0.1",
              "Accept-Encoding: identity",
              "Connection: close",
              "User-Agent: Signet");
    }
  }

  @Test
  void postsAnOcspRequest() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("a response")) {
      FetchRequest request = FetchRequest.ocsp(host.uri("/"), ScriptedHost.octets("0\3\2\1\5"));
      FetchResult result = lab.admitting(host).door().fetch(request, lab.budget());
      assertThat(text(result)).isEqualTo("a response");
      assertThat(host.requests().get(0))
          .startsWith("POST / HTTP/1.1\r\n")
          .contains("\r\nContent-Type: application/ocsp-request\r\n")
          .endsWith("\r\n\r\n0\3\2\1\5");
    }
  }

  @Test
  void sendsNoCookieBack() throws IOException {
    String answer = ok("x").replace("\r\n\r\n", "\r\nSet-Cookie: a=b; Path=/\r\n\r\n");
    try (ScriptedHost host = ScriptedHost.saying(answer)) {
      GuardedDoor door = lab.admitting(host).door();
      door.fetch(FetchRequest.crl(host.uri("/1")), lab.budget());
      door.fetch(FetchRequest.crl(host.uri("/2")), lab.budget());
      assertThat(host.requests().get(1)).doesNotContainIgnoringCase("cookie");
    }
  }

  @Test
  void sendsNoCredentialsWhenAskedForThem() throws IOException {
    String answer =
        "HTTP/1.1 401 Who\r\nWWW-Authenticate: Negotiate\r\nWWW-Authenticate: Basic realm=a\r\n"
            + "Content-Length: 0\r\n\r\n";
    try (ScriptedHost host = ScriptedHost.saying(answer)) {
      assertThat(answered(host)).startsWith(failed(Trouble.ABSENT)).contains("401");
      assertThat(host.requests()).hasSize(1);
    }
  }

  @Test
  void readsAChunkedAnswer() throws IOException {
    String chunks = "3\r\nabc\r\n2;name=value\r\nde\r\n0\r\nTrailer: x\r\n\r\n";
    try (ScriptedHost host = ScriptedHost.saying(chunked(chunks))) {
      assertThat(answered(host)).isEqualTo("abcde");
    }
  }

  @Test
  void readsAnAnswerThatEndsWithItsConnection() throws IOException {
    try (ScriptedHost host = ScriptedHost.saying("HTTP/1.0 200 OK\r\n\r\nabc")) {
      assertThat(answered(host)).isEqualTo("abc");
    }
  }

  @Test
  void skipsInterimAnswers() throws IOException {
    try (ScriptedHost host = ScriptedHost.saying("HTTP/1.1 103 Hints\r\n\r\n" + ok("abc"))) {
      assertThat(answered(host)).isEqualTo("abc");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "204,ABSENT",
    "206,ABSENT",
    "304,ABSENT",
    "403,ABSENT",
    "404,ABSENT",
    "410,ABSENT",
    "429,OVERLOADED",
    "500,OVERLOADED",
    "503,OVERLOADED",
  })
  void takesNothingButSuccess(int status, Trouble trouble) throws IOException {
    String answer = "HTTP/1.1 " + status + " Word\r\nContent-Length: 0\r\n\r\n";
    try (ScriptedHost host = ScriptedHost.saying(answer)) {
      assertThat(answered(host)).startsWith(failed(trouble)).contains("answered " + status);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "220 smtp.example.org ESMTP\r\n\r\n",
        "HTTP/1.1 twohundred OK\r\n\r\nabc",
        "HTTP/1.1\r\n\r\nabc",
        "HTTP/9.9 200 OK\r\nContent-Length: 3\r\n\r\nabc",
        "ICY 200 OK\r\nContent-Length: 3\r\n\r\nabc",
        "<html>no HTTP at all</html>",
        "HTTP/1.1 200 OK\r\nNo colon here\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: 3, 3\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nContent-Length: three\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\nabc",
      })
  void refusesWhatIsNotHttp(String answer) throws IOException {
    try (ScriptedHost host = ScriptedHost.saying(answer)) {
      assertThat(answered(host)).startsWith(failed(Trouble.PROTOCOL));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n30\r\nabc",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
      })
  void noticesAnAnswerThatBreaksOff(String answer) throws IOException {
    try (ScriptedHost host = ScriptedHost.saying(answer)) {
      assertThat(answered(host)).startsWith(failed(Trouble.CONNECTION));
    }
  }

  @Test
  void noticesAHeadThatBreaksOff() throws IOException {
    try (ScriptedHost host = ScriptedHost.saying("HTTP/1.1 200 OK\r\nContent-")) {
      assertThat(answered(host)).startsWith("failed by ");
    }
  }

  @Test
  void readsNoMoreThanTheAnnouncedOctets() throws IOException {
    try (ScriptedHost host = ScriptedHost.saying(ok("abc") + ok("smuggled"))) {
      assertThat(answered(host)).isEqualTo("abc");
    }
  }

  @Test
  void refusesAHeadOfTooManyFields() throws IOException {
    String fields = "X-Field: a\r\n".repeat(101);
    try (ScriptedHost host = ScriptedHost.saying("HTTP/1.1 200 OK\r\n" + fields + "\r\nabc")) {
      assertThat(answered(host)).startsWith(failed(Trouble.PROTOCOL)).contains("header");
    }
  }

  @Test
  void refusesAFieldThatIsTooLong() throws IOException {
    String field = "X-Field: " + "a".repeat(10_000) + "\r\n";
    try (ScriptedHost host = ScriptedHost.saying("HTTP/1.1 200 OK\r\n" + field + "\r\nabc")) {
      assertThat(answered(host)).startsWith(failed(Trouble.PROTOCOL)).contains("line length");
    }
  }

  @Test
  void doesNotUnpackAGzipBomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      zip.write(new byte[100_000]);
    }
    String head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n";
    try (ScriptedHost host =
        ScriptedHost.with(
            (request, out) -> {
              out.write(ScriptedHost.octets(head));
              packed.writeTo(out);
            })) {
      assertThat(answered(host))
          .startsWith(failed(Trouble.PROTOCOL))
          .contains("content coding 'gzip' was not asked for");
    }
  }

  @Test
  void showsNoControlCharactersOfTheContentType() throws IOException {
    String answer = ok("x").replace("application/pkix-crl", "a\u001b[31m/b\u009b");
    try (ScriptedHost host = ScriptedHost.saying(answer)) {
      FetchResult result = lab.admitting(host).crl(host.uri("/a.crl"));
      assertThat(((FetchResult.Fetched) result).contentType()).hasValue("a?[31m/b?");
    }
  }

  @Test
  void saysThatNobodyListens() throws IOException {
    ScriptedHost host = ScriptedHost.serving("x");
    host.close();
    assertThat(answered(host)).startsWith(failed(Trouble.CONNECTION)).contains("no connection");
  }

  @Test
  void triesTheNextAddressWhenNobodyListens() throws IOException {
    try (ScriptedHost host = ScriptedHost.serving("found")) {
      lab.rules = lab.rules.admitting("crl.example.org:" + host.port());
      lab.names.answer("crl.example.org", "127.0.0.77", "127.0.0.1");
      assertThat(text(lab.crl("http://crl.example.org:" + host.port() + "/"))).isEqualTo("found");
    }
  }

  @Test
  void saysThatTheHostIsNotKnown() {
    assertThat(text(lab.crl("http://nowhere.example.org/a.crl")))
        .startsWith(failed(Trouble.UNKNOWN_HOST))
        .contains("nowhere.example.org");
  }

  @Test
  void fetchesNothingThroughAClosedDoor() {
    FetchRequest request = FetchRequest.crl(URI.create("http://example.org/a.crl"));
    FetchResult result = FetchDoor.closed().fetch(request, lab.budget());
    assertThat(text(result)).isEqualTo("refused by CLOSED: fetching is switched off");
    assertThat(result.took()).isEqualTo(Duration.ZERO);
  }

  private String answered(ScriptedHost host) {
    return text(lab.admitting(host).crl(host.uri("/a.crl")));
  }

  private static String chunked(String chunks) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks;
  }
}
