package dev.signet.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.client.FakeService;
import dev.signet.client.FakeService.Reply;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.later.notice.ResultNotifier.Notice;
import dev.signet.xkms.model.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Notices by HTTP: one small request, and no interest in the answer. */
@Timeout(30)
class HttpNoticesTest {
  private static final Notice NOTICE = new Notice("standard", Operation.REGISTER, "_a1b2");

  private static OutsideNotifier notifier(Duration patience) {
    return new OutsideNotifier(Optional.empty(), Optional.of(new HttpNotices(patience)));
  }

  private static void post(FakeService target) throws IOException {
    notifier(HttpNotices.USUAL_PATIENCE).post(URI.create(target.uri()), NOTICE);
  }

  @Test
  @Requirement("XR-A10")
  void saysWhichRequestAndNothingElse() throws Exception {
    try (FakeService target =
        FakeService.doing(heard -> new Reply(204, Map.of("Set-Cookie", "a=b"), new byte[0]))) {
      post(target);
      post(target);
      FakeService.Heard heard = target.heard().get(1);
      assertThat(heard.method()).isEqualTo("POST");
      assertThat(heard.text())
          .isEqualTo(
              "{\"event\":\"result-ready\",\"operation\":\"Register\",\"policy\":\"standard\",\"originalRequestId\":\"_a1b2\"}");
      assertThat(heard.field("Content-type")).isEqualTo("application/json");
      assertThat(heard.fields()).doesNotContainKeys("Cookie", "Authorization", "Upgrade");
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (FakeService other = FakeService.doing(heard -> Reply.of(200, ""));
        FakeService target =
            FakeService.doing(
                heard -> new Reply(307, Map.of("Location", other.uri()), new byte[0]))) {
      assertThatThrownBy(() -> post(target)).hasMessageContaining("307");
      assertThat(other.heard()).isEmpty();
    }
  }

  @Test
  void aRefusalIsNotAskedToChangeItsMind() throws Exception {
    try (FakeService target =
        FakeService.doing(
            heard ->
                new Reply(401, Map.of("WWW-Authenticate", "Basic realm=\"x\""), new byte[0]))) {
      assertThatThrownBy(() -> post(target))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("401");
      assertThat(target.heard()).hasSize(1);
    }
  }

  @Test
  void aTargetThatKeepsSilentIsLeft() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI target = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/");
      assertThatThrownBy(() -> notifier(Duration.ofMillis(300)).post(target, NOTICE))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void anAnswerWithoutEndIsNotRead() throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> pour(endless));
      server.start();
      notifier(HttpNotices.USUAL_PATIENCE)
          .post(URI.create("http://127.0.0.1:" + endless.getLocalPort() + "/"), NOTICE);
      server.join(10_000);
      assertThat(server.isAlive()).as("the connection was left").isFalse();
    }
  }

  private static void pour(ServerSocket endless) {
    byte[] much = new byte[1 << 16];
    try (var connection = endless.accept()) {
      OutputStream out = connection.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\n".getBytes("US-ASCII"));
      while (true) {
        out.write(much);
      }
    } catch (IOException left) {
      // as it should be
    }
  }

  @Test
  void nobodyThereIsAFailure() throws Exception {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    URI target = URI.create("http://127.0.0.1:" + free + "/");
    assertThatThrownBy(() -> notifier(Duration.ofSeconds(5)).post(target, NOTICE))
        .isInstanceOf(IOException.class);
  }

  @Test
  void credentialsInTheAddressAreNotUsed() throws Exception {
    try (FakeService target = FakeService.doing(heard -> Reply.of(200, ""))) {
      URI withPassword = URI.create(target.uri().replace("://", "://a:b@"));
      assertThatThrownBy(() -> notifier(Duration.ofSeconds(5)).post(withPassword, NOTICE))
          .isInstanceOf(IOException.class);
      assertThat(target.heard()).isEmpty();
    }
  }
}
