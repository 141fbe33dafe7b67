package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.RunningServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's door: opens to the token alone. */
@ExtendWith(ArquillianExtension.class)
class OperatorIT {
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  private static HttpResponse<String> call(String method, String path, String token, String body)
      throws Exception {
    return Talk.send(
        Talk.to(path).header("Authorization", token).method(method, BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> operator(String method, String path, String body)
      throws Exception {
    return call(method, path, "Bearer " + Enrolment.operatorToken(), body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic b3BlcmF0b3I6", "x"})
  void nobodyWithoutTheToken(String token) throws Exception {
    HttpResponse<String> answer = call("GET", "/operator/secrets", token, "");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
  }

  @Test
  void aSecretIsShownOnceAndCanBeWithdrawn() throws Exception {
    HttpResponse<String> made =
        operator("POST", "/operator/secrets", "kind=domain&name=Example.ORG&uses=2&days=3");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(made.body())
        .contains(
            "\"secret\":", "domain-signing-authority@example.org", "\"uses\":2", "notOnOrAfter");
    Matcher id = ID.matcher(made.body());
    assertThat(id.find()).isTrue();

    HttpResponse<String> listed = operator("GET", "/operator/secrets", "");
    assertThat(listed.body()).contains(id.group(1)).doesNotContain("\"secret\":");
    assertThat(operator("DELETE", "/operator/secrets/" + id.group(1), "").statusCode())
        .isEqualTo(204);
    assertThat(operator("DELETE", "/operator/secrets/" + id.group(1), "").statusCode())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kind=mailbox",
        "name=a@example.org",
        "kind=robot&name=a@example.org",
        "kind=mailbox&name=nobody",
        "kind=domain&name=exa_mple",
        "kind=mailbox&name=a@example.org&uses=0",
        "kind=mailbox&name=a@example.org&uses=many",
        "kind=mailbox&name=a@example.org&days=100000",
        "kind=mailbox&name=a@example.org&frob=1",
        "kind=mailbox&kind=mailbox&name=a@example.org",
        "kind=mailbox&name=%zz"
      })
  void aBadOrderIsRefusedInWords(String form) throws Exception {
    HttpResponse<String> answer = operator("POST", "/operator/secrets", form);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).startsWith("{\"error\":\"");
  }

  @Test
  void aLongFormIsRefused() throws Exception {
    assertThat(operator("POST", "/operator/secrets", "name=" + "x".repeat(100_000)).statusCode())
        .isEqualTo(400);
  }

  @Test
  void anotherMethodIsNotUnderstood() throws Exception {
    assertThat(operator("PUT", "/operator/secrets", "").statusCode()).isEqualTo(405);
  }
}
