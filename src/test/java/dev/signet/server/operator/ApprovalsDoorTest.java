package dev.signet.server.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators see of waiting requests, and how their words are taken. */
class ApprovalsDoorTest {
  private static final WaitingOrder ORDER =
      new WaitingOrder(
          7,
          "Register",
          "standard",
          List.of("alice@example.org", "rsa 3072"),
          "two operators approve registrations",
          new WaitingOrder.Times(
              Instant.parse("2026-11-23T12:00:00Z"), Instant.parse("2026-11-30T12:00:00Z")),
          new WaitingOrder.Voices(2, Set.of("bob")));

  private final Desk desk = new Desk();

  /** One request waits: number 7. */
  private static final class Desk implements Approvals {
    private final List<String> heard = new ArrayList<>();

    @Override
    public List<WaitingOrder> waiting(int limit) {
      assertThat(limit).isBetween(1, 1000);
      return List.of(ORDER);
    }

    @Override
    public Optional<WaitingOrder> waiting(long number) {
      return number == 7 ? Optional.of(ORDER) : Optional.empty();
    }

    @Override
    public Decision approve(long number, String operator) {
      heard.add(operator + " approves " + number);
      return number == 7 ? Decision.MORE_NEEDED : Decision.UNKNOWN;
    }

    @Override
    public Decision deny(long number, String operator, String because) {
      heard.add(operator + " denies " + number + ": " + because);
      return number == 7 ? Decision.DECIDED : Decision.UNKNOWN;
    }
  }

  private DoorAnswer visit(String method, String path, String body) throws IOException {
    return ApprovalsDoor.answer(desk, new Doorkeeper.Visit("alice", path, request(method, body)));
  }

  private static HttpServletRequest request(String method, String body) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            ApprovalsDoorTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, called, arguments) ->
                switch (called.getName()) {
                  case "getMethod" -> method;
                  case "getInputStream" -> new Body(body.getBytes(StandardCharsets.UTF_8));
                  default -> throw new AssertionError("not asked here: " + called);
                });
  }

  private static final class Body extends ServletInputStream {
    private final ByteArrayInputStream octets;

    Body(byte[] octets) {
      this.octets = new ByteArrayInputStream(octets);
    }

    @Override
    public int read() {
      return octets.read();
    }

    @Override
    public boolean isFinished() {
      return octets.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new AssertionError("read as a stream only");
    }
  }

  @Test
  void waitingRequestsAreListedAndShown() throws Exception {
    DoorAnswer list = visit("GET", "", "");
    assertThat(list.status()).isEqualTo(200);
    assertThat(list.body().orElseThrow().getJsonArray("approvals")).hasSize(1);
    String shown = visit("GET", "7", "").body().orElseThrow().toString();
    assertThat(shown)
        .contains("\"number\":7", "alice@example.org", "\"needed\":2", "\"approvedBy\":[\"bob\"]");
    assertThat(visit("GET", "8", "").status()).isEqualTo(404);
  }

  @Test
  void wordsAreTakenInTheNameOfTheOperator() throws Exception {
    DoorAnswer approved = visit("POST", "7/approve", "");
    assertThat(approved.status()).isEqualTo(200);
    assertThat(approved.body().orElseThrow().getString("decision")).isEqualTo("more-needed");
    DoorAnswer denied = visit("POST", "7/deny", "because=not+ours");
    assertThat(denied.body().orElseThrow().getString("decision")).isEqualTo("decided");
    assertThat(visit("POST", "8/approve", "").status()).isEqualTo(404);
    assertThat(desk.heard)
        .containsExactly("alice approves 7", "alice denies 7: not ours", "alice approves 8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "-7", "7/", "7/frob", "7/approve/x", "1234567890123456789"})
  void anythingElseIsNotThere(String path) throws Exception {
    assertThat(visit("GET", path, "").status()).isEqualTo(404);
    assertThat(visit("POST", path, "").status()).isEqualTo(404);
    assertThat(desk.heard).isEmpty();
  }

  @Test
  void readingDecidesNothing() throws Exception {
    assertThat(visit("GET", "7/approve", "").status()).isEqualTo(405);
    assertThat(visit("GET", "7/approve", "").fields()).containsEntry("Allow", "POST");
    assertThat(visit("DELETE", "7", "").status()).isEqualTo(405);
    assertThat(visit("POST", "", "").status()).isEqualTo(405);
    assertThat(desk.heard).isEmpty();
  }

  @Test
  void aBadFormDecidesNothing() {
    String tooLong = "because=" + "x".repeat(501);
    for (String form : new String[] {"frob=1", tooLong, "because=a&because=b"}) {
      assertThatThrownBy(() -> visit("POST", "7/deny", form))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> visit("POST", "7/approve", "because=x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(desk.heard).isEmpty();
  }
}
