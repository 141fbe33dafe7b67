package dev.signet.mail.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.mail.smtp.RecordingService.Received;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.testkit.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** To whom notices go, and how they look there. */
@Timeout(30)
class NoticePostTest {
  private final Served sink = Served.with(Served.smtp());
  private final SmtpClient client = new SmtpClient(ClientSettings.plain("edge.example.net"));

  @AfterEach
  void close() {
    client.close();
    sink.close();
  }

  private NoticePost post(BiPredicate<DomainName, URI> consents) {
    return new NoticePost(
        new NoticePost.Means(client, sink.asNextHop(false), consents),
        NoticeLab.REPORTER,
        () -> Instant.parse("2026-03-03T00:07:00Z"));
  }

  private List<Received> received() {
    return sink.service().received();
  }

  @Requirement("E2E-N02")
  @Test
  void comesFromNobodyAndWantsNoAnswer() {
    post((domain, target) -> true)
        .send(List.of(NoticeLab.notice("example.org", "mailto:security@example.org?subject=x")));

    assertThat(received()).hasSize(1);
    assertThat(received().get(0).envelope().sender().isNull()).isTrue();
    assertThat(received().get(0).envelope().recipients())
        .singleElement()
        .satisfies(to -> assertThat(to.path()).isEqualTo("security@example.org"));
    assertThat(received().get(0).content())
        .startsWith("From: <postmaster@example.net>\r\nTo: <security@example.org>\r\n")
        .contains("\r\nDate: Tue, 3 Mar 2026 00:07:00 +0000\r\n")
        .contains("\r\nMessage-ID: <notice.2026-03-02.example.org@edge.example.net>\r\n")
        .contains("\r\nAuto-Submitted: auto-generated\r\n")
        .contains("\r\nTLS-Required: No\r\n");
  }

  @Requirement("E2E-N03")
  @Test
  void carriesTheDocument() throws IOException {
    Notice notice = NoticeLab.notice("example.org", "mailto:security@example.org");
    post((domain, target) -> true).send(List.of(notice));

    String content = received().get(0).content();
    String coded =
        content.substring(
            content.indexOf(".json.gz\"\r\n\r\n") + 13, content.indexOf("\r\n--=_signet-notice--"));
    byte[] zipped = Base64.getMimeDecoder().decode(coded);
    String document =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes(),
            StandardCharsets.US_ASCII);
    assertThat(document).isEqualTo(NoticeDocument.of(notice, NoticeLab.REPORTER));
    assertThat(NoticeLab.json(document).getInt("total-message-count")).isEqualTo(7);
  }

  @Requirement("E2E-N01")
  @Test
  void goesOnlyToThoseWhoAgree() {
    List<NoticePost.Sent> sent =
        post((domain, target) -> target.toString().endsWith("@willing.example"))
            .send(
                List.of(
                    NoticeLab.notice("example.org", "mailto:a@victim.example"),
                    NoticeLab.notice("example.com", "mailto:b@willing.example")));

    assertThat(received())
        .flatExtracting(mail -> mail.envelope().recipients())
        .singleElement()
        .hasToString("Recipient[path=b@willing.example, parameters=[]]");
    assertThat(sent)
        .extracting(NoticePost.Sent::words)
        .containsExactly(
            "not sent: a@victim.example has not agreed to it",
            "to b@willing.example: 250 2.0.0 taken for b@willing.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/notices",
        "mailto:nobody",
        "mailto:a@example.org,b@victim.example",
        "mailto:a%0D%0ABcc:b@example.org",
        "mailto:%C3%A9@example.org"
      })
  void whatIsNoMailboxGetsNothing(String target) {
    List<NoticePost.Sent> sent =
        post((domain, to) -> true).send(List.of(NoticeLab.notice("example.org", target)));

    assertThat(received()).isEmpty();
    assertThat(sent).singleElement().satisfies(s -> assertThat(s.words()).startsWith("not sent"));
  }

  @Test
  void aRefusalIsTheEndOfANoticeAndNotOfTheOthers() {
    sink.service()
        .answerMessages(
            to ->
                to.path().startsWith("full")
                    ? Reply.of(552, "5.2.2", "full")
                    : Reply.of(250, "2.0.0", "taken"));

    List<NoticePost.Sent> sent =
        post((domain, target) -> true)
            .send(
                List.of(
                    NoticeLab.notice("example.org", "mailto:full@example.org"),
                    NoticeLab.notice("example.com", "mailto:no@example.com"),
                    NoticeLab.notice("example.net", "mailto:b@example.net")));

    assertThat(sent)
        .extracting(NoticePost.Sent::words)
        .containsExactly(
            "to full@example.org: 552 5.2.2 full",
            "to no@example.com: 550 5.1.1 unknown",
            "to b@example.net: 250 2.0.0 taken");
  }

  @Requirement("E2E-N05")
  @Test
  void withoutAMailServerTheRestIsLost() {
    NoticePost post = post((domain, target) -> true);
    sink.close();

    List<NoticePost.Sent> sent =
        post.send(
            List.of(
                NoticeLab.notice("example.org", "mailto:a@example.org"),
                NoticeLab.notice("example.com", "mailto:b@example.com")));

    assertThat(sent).hasSize(1);
    assertThat(sent.get(0).words()).contains("451 4.4.1");
  }
}
