package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.RunningServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bad input at the door: each kind gets its clear answer, and the next honest request is answered
 * as ever.
 */
@ExtendWith(ArquillianExtension.class)
class HostileHttpIT {
  private static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
  private static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";
  private static final String SENDER_FAILURE =
      "ResultMajor=\"http://www.w3.org/2002/03/xkms#Sender\""
          + " ResultMinor=\"http://www.w3.org/2002/03/xkms#Failure\"";

  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  @AfterEach
  void theHouseStillAnswers() throws Exception {
    assertThat(Talk.post(Talk.soap11(Talk.locate("after"))).body()).contains("LocateResult");
  }

  private static void isBadRequest(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("XKMS message invalid")
        .doesNotContainIgnoringCase("exception");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "<a>",
        "<a></b>",
        "\u0000\u0001",
        "<?xml version='1.0'?>",
        "{\"a\":1}"
      })
  void notXml(String body) throws Exception {
    isBadRequest(Talk.post(body));
  }

  @Test
  void aDoctype() throws Exception {
    isBadRequest(Talk.post("<!DOCTYPE x>" + Talk.soap11(Talk.locate("a"))));
  }

  @Test
  void entities() throws Exception {
    String internal = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>";
    isBadRequest(Talk.post(internal + Talk.locate("a").replace("nobody", "&b;")));
    String external = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    HttpResponse<String> answer = Talk.post(external + Talk.locate("a").replace("nobody", "&a;"));
    isBadRequest(answer);
    assertThat(answer.body()).doesNotContain("root:");
  }

  @Test
  void anUndeclaredEntity() throws Exception {
    isBadRequest(Talk.post(Talk.locate("a").replace("nobody", "&nothing;")));
  }

  @Test
  void tenMegabytes() throws Exception {
    HttpResponse<String> answer = Talk.post("<a>" + "x".repeat(10 * 1024 * 1024) + "</a>");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("longer than 1048576 octets");
  }

  @Test
  void tenMegabytesWithoutALength() throws Exception {
    byte[] chunk = "x".repeat(8192).getBytes(StandardCharsets.US_ASCII);
    String answer =
        raw(
            "POST /xkms HTTP/1.1\r\n"
                + "Host: localhost\r\n"
                + "Transfer-Encoding: chunked\r\n"
                + "Connection: close\r\n\r\n",
            out -> {
              for (int i = 0; i < 1280; i++) {
                out.write(
                    (Integer.toHexString(chunk.length) + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
              }
              out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            });
    assertThat(answer).startsWith("HTTP/1.1 413");
  }

  @Test
  void tenThousandNestedElements() throws Exception {
    isBadRequest(Talk.post("<a>".repeat(10_000) + "</a>".repeat(10_000)));
  }

  @Test
  void tenThousandAttributes() throws Exception {
    StringBuilder attributes = new StringBuilder("<a");
    for (int i = 0; i < 10_000; i++) {
      attributes.append(" a").append(i).append("=\"\"");
    }
    isBadRequest(Talk.post(attributes + "/>"));
  }

  @Test
  void aWrongNamespace() throws Exception {
    String draft =
        Talk.locate("a")
            .replace(
                "http://www.w3.org/2002/03/xkms#", "http://www.xkms.org/schema/xkms-2001-01-20");
    HttpResponse<String> soap = Talk.post(Talk.soap11(draft));
    assertThat(soap.statusCode()).isEqualTo(500);
    assertThat(soap.body()).contains("LocateRequest message not supported").contains("env:Client");
    HttpResponse<String> bare = Talk.post(draft);
    assertThat(bare.body()).startsWith("<Result ").contains("#MessageNotSupported");
  }

  @Test
  @Requirement("XR-B04")
  @Requirement("XR-M12")
  void anUnknownElement() throws Exception {
    String unknown =
        "<FrobRequest xmlns=\"http://www.w3.org/2002/03/xkms#\" Id=\"_1\" Service=\"x\"/>";
    HttpResponse<String> soap = Talk.post(Talk.soap12(unknown));
    assertThat(soap.statusCode()).isEqualTo(400);
    assertThat(soap.body())
        .contains("FrobRequest message not supported")
        .contains("xkms:MessageNotSupported");
    assertThat(Talk.post(unknown).body()).startsWith("<Result ").contains("#MessageNotSupported");
  }

  @ParameterizedTest
  @ValueSource(strings = {SOAP11, SOAP12})
  @Requirement("XR-B01")
  void twoBodyChildren(String soap) throws Exception {
    HttpResponse<String> answer =
        Talk.post(Talk.envelope(soap, "", Talk.locate("a") + Talk.locate("b")));
    assertThat(answer.statusCode()).isEqualTo(soap.equals(SOAP12) ? 400 : 500);
    assertThat(answer.body()).contains("message invalid").doesNotContain("LocateResult");
  }

  @ParameterizedTest
  @ValueSource(strings = {SOAP11, SOAP12})
  void anEmptyBody(String soap) throws Exception {
    assertThat(Talk.post(Talk.envelope(soap, "", "")).body()).contains("message invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {SOAP11, SOAP12})
  @Requirement("XR-B04")
  void aHeaderThatMustBeUnderstood(String soap) throws Exception {
    String header =
        "<e:Header><s:Security xmlns:s=\"urn:example:security\""
            + " e:mustUnderstand=\"1\"/></e:Header>";
    HttpResponse<String> answer = Talk.post(Talk.envelope(soap, header, Talk.locate("a")));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains("env:MustUnderstand")
        .contains("Unable to process")
        .contains("Security");
  }

  @Test
  void aHeaderThatNeedNotBeUnderstood() throws Exception {
    String header = "<e:Header><s:Security xmlns:s=\"urn:example:security\"/></e:Header>";
    assertThat(Talk.post(Talk.envelope(SOAP11, header, Talk.locate("a"))).body())
        .contains("LocateResult");
  }

  @Test
  @Requirement("XR-B04")
  void anUnknownSoapVersion() throws Exception {
    HttpResponse<String> answer =
        Talk.post(Talk.envelope("http://www.w3.org/2002/06/soap-envelope", "", Talk.locate("a")));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .contains(SOAP11)
        .contains("env:VersionMismatch")
        .contains("Unsupported SOAP version");
  }

  @Test
  @Requirement("XR-B05")
  @Requirement("XR-B06")
  @Requirement("XR-M06")
  void anotherService() throws Exception {
    String elsewhere = Talk.LOCATE.formatted("a", "http://elsewhere.example/xkms");
    HttpResponse<String> answer = Talk.post(elsewhere);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("<LocateResult")
        .contains(SENDER_FAILURE)
        .contains("RequestId=\"_a\"");
  }

  @Test
  void anotherPolicy() throws Exception {
    assertThat(Talk.post("/xkms/nobody", "text/xml", Talk.locate("a")).statusCode()).isEqualTo(404);
  }

  @Test
  void aMessageThatBreaksTheSchema() throws Exception {
    String twice =
        Talk.locate("a").replace("<QueryKeyBinding>", "<QueryKeyBinding/><QueryKeyBinding>");
    assertThat(Talk.post(twice).body()).contains("<LocateResult").contains(SENDER_FAILURE);
  }

  @Test
  void metroPastTheDoor() throws Exception {
    assertThat(Talk.post("/metro/soap11", "text/xml", Talk.soap11(Talk.locate("a"))).statusCode())
        .isEqualTo(404);
    assertThat(Talk.get("/metro/soap12?wsdl").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "FROB"})
  void anotherMethod(String method) throws Exception {
    HttpResponse<String> answer =
        Talk.send(Talk.to("/xkms").method(method, BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isIn(405, 501);
  }

  @Test
  void getIsAPageForPeople() throws Exception {
    HttpResponse<String> answer = Talk.get("/xkms");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("XKMS 2.0 key service");
    assertThat(Talk.get("/xkms?xsd=../web.xml").statusCode()).isEqualTo(404);
  }

  @Test
  void aBodyThatEndsTooEarly() throws Exception {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(
              "POST /xkms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n<a>"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer)
          .satisfiesAnyOf(
              a -> assertThat(a).isEmpty(), a -> assertThat(a).startsWith("HTTP/1.1 400"));
    }
  }

  @Test
  void slowClientsDoNotStopTheOthers() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 60; i++) {
        Socket socket = connect();
        slow.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /xkms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n<"
                    .getBytes(StandardCharsets.US_ASCII));
      }
      long before = System.nanoTime();
      assertThat(Talk.post(Talk.locate("a")).statusCode()).isEqualTo(200);
      assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void sixtyFourClientsAtOnce() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(64);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = 0; i < 640; i++) {
        String id = "p" + i;
        answers.add(clients.submit(() -> Talk.post(Talk.soap12(Talk.locate(id))).body()));
      }
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).get()).contains("RequestId=\"_p" + i + "\"");
      }
    } finally {
      clients.shutdownNow();
    }
  }

  /**
   * The heap is 512 MB: 64 clients that each send the most that is let in must fit, and none may be
   * answered wrongly.
   */
  @Test
  void sixtyFourLargeBodiesAtOnce() throws Exception {
    String large = Talk.locate("a").replace("nobody", "n".repeat(1_000_000));
    ExecutorService clients = Executors.newFixedThreadPool(64);
    try {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 0; i < 128; i++) {
        answers.add(clients.submit(() -> Talk.post(large).statusCode()));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isIn(200, 400);
      }
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void anOddHostIsNotRepeated() throws Exception {
    String answer =
        raw("GET /xkms?wsdl HTTP/1.1\r\nHost: evil\"/><x>\r\nConnection: close\r\n\r\n", out -> {});
    assertThat(answer).doesNotContain("evil");
  }

  @Test
  void nothingFromOutsideBecomesTheRequestId() throws Exception {
    HttpResponse<String> answer =
        Talk.send(
            Talk.to("/xkms")
                .header("X-Request-Id", "mine")
                .POST(BodyPublishers.ofString(Talk.locate("a"))));
    assertThat(answer.headers().firstValue("X-Request-Id"))
        .hasValueSatisfying(id -> assertThat(id).matches("[0-9a-f]{16}"));
  }

  private interface Writer {
    void to(java.io.OutputStream out) throws IOException;
  }

  private static Socket connect() throws IOException {
    URI address = RunningServer.http("/");
    Socket socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(60_000);
    socket.setTcpNoDelay(true);
    return socket;
  }

  /** What comes back, as far as it comes: a server may stop reading and close. */
  private static String raw(String head, Writer body) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = connect()) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      try {
        body.to(socket.getOutputStream());
      } catch (IOException closedMeanwhile) {
        assertThat(closedMeanwhile).isNotNull();
      }
      copy(socket.getInputStream(), answer);
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static void copy(InputStream in, ByteArrayOutputStream answer) {
    try {
      in.transferTo(answer);
    } catch (IOException reset) {
      answer.writeBytes(new byte[0]);
    }
  }
}
