package dev.signet.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.MailAddress;
import dev.signet.mail.smtp.RecordingService.Received;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.client.Waits;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.later.notice.ResultNotifier.Notice;
import dev.signet.xkms.model.Operation;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices by mail: to one plain address, from nobody, saying nothing that a stranger chose. */
@Timeout(30)
class MailNoticesTest {
  private static final Notice NOTICE = new Notice("standard", Operation.REGISTER, "_a1b2");

  private final Served sink = Served.with(Served.smtp());
  private final SmtpClient client =
      new SmtpClient(
          ClientSettings.plain("keys.example.net").with(Waits.of(Duration.ofSeconds(10))));
  private final OutsideNotifier notifier =
      new OutsideNotifier(
          Optional.of(
              new MailNotices(
                  new MailNotices.Means(
                      client, sink.asNextHop(false), MailAddress.of("keys@example.net")),
                  new SecureRandom(),
                  () -> Instant.parse("2026-03-03T00:07:00Z"))),
          Optional.empty());

  @AfterEach
  void close() {
    client.close();
    sink.close();
  }

  @Test
  @Requirement("XR-A10")
  void comesFromNobodyAndWantsNoAnswer() throws Exception {
    notifier.mail("alice@example.org", NOTICE);
    assertThat(sink.service().received()).hasSize(1);
    Received mail = sink.service().received().get(0);
    assertThat(mail.envelope().sender().isNull()).isTrue();
    assertThat(mail.envelope().recipients())
        .singleElement()
        .satisfies(to -> assertThat(to.path()).isEqualTo("alice@example.org"));
    assertThat(mail.content())
        .startsWith("From: <keys@example.net>\r\nTo: <alice@example.org>\r\n")
        .contains("\r\nDate: Tue, 3 Mar 2026 00:07:00 +0000\r\n")
        .containsPattern("\r\nMessage-ID: <later\\.[0-9a-f]{32}@example\\.net>\r\n")
        .contains("\r\nAuto-Submitted: auto-generated\r\n")
        .contains("\r\nOperation: Register\r\n", "\r\nRequest: _a1b2\r\n");
  }

  @Test
  void whatTheRequestorChoseCannotSayAnything() throws Exception {
    String id = "_x\r\n.\r\nMAIL FROM:<> visit http://evil.example \u00e9" + "z".repeat(2000);
    notifier.mail("alice@example.org", new Notice("p\r\nX: y", Operation.RECOVER, id));
    String content = sink.service().received().get(0).content();
    assertThat(content)
        .doesNotContain("evil.example ", "http:", "\r\nX: y")
        .contains("Request: _x??.??MAIL?FROM");
    assertThat(content.lines()).allMatch(line -> line.length() < 250);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "a@example.org,b@example.org",
        "a@example.org\r\nRCPT TO:<b@example.org>",
        "\u00e9@example.org"
      })
  void goesToOnePlainAddressOnly(String address) {
    assertThatThrownBy(() -> notifier.mail(address, NOTICE)).isInstanceOf(IOException.class);
    assertThat(sink.service().received()).isEmpty();
  }

  @Test
  void aRefusalIsToldToTheLog() {
    sink.service().answerMessages(to -> Reply.of(550, "5.7.1", "no"));
    assertThatThrownBy(() -> notifier.mail("alice@example.org", NOTICE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("550");
  }

  @Test
  void aWayThatIsNotOpenIsNotTaken() {
    assertThatThrownBy(() -> notifier.post(URI.create("https://hooks.example/x"), NOTICE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("configured");
    OutsideNotifier closed = new OutsideNotifier(Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> closed.mail("alice@example.org", NOTICE))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("configured");
  }
}
