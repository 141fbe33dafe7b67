package dev.signet.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.Ruling;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.handling.Inspection;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.service.MovableClock;
import dev.signet.mail.smime.Examination;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.RecordingService.Received;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.ListedKeys;
import dev.signet.policy.PolicyFinding;
import dev.signet.server.config.EdgeSettingsReader;
import dev.signet.server.config.MapConfig;
import dev.signet.server.config.WrongSetting;
import dev.signet.server.metrics.Meters;
import dev.signet.testkit.Requirement;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Notices as an operator sets them. */
@Timeout(30)
class NoticeRoomTest {
  private static final DomainName DOMAIN = DomainName.of("example.org");

  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T12:00:00Z"));
  @TempDir private Path root;

  @BeforeEach
  void makeTheFolder() throws IOException {
    Files.createDirectories(root.resolve("mail-memory"));
  }

  private Optional<NoticeRoom> room(String... settings) {
    EdgeGround ground =
        new EdgeGround(
            new EdgeSettingsReader(MapConfig.of(settings)).read(),
            Optional.empty(),
            root,
            clock,
            new SecureRandom(),
            new Meters());
    return NoticeRoom.of(ground, "edge.example.net", (domain, target) -> true);
  }

  private static void refuse(NoticeRoom room) throws IOException, MalformedMessage {
    Content content =
        Content.of("From: a@example.org\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII));
    MailMessage message = new MessageReader(MessageLimits.DEFAULT).read(content);
    Envelope envelope = new Envelope(new Envelope.Sender("a@example.org", List.of()), List.of());
    DomainPolicy policy =
        new DomainPolicy(
            ListedKeys.NONE,
            Map.of(),
            Map.of(),
            false,
            Optional.of(URI.create("mailto:security@example.org")));
    room.log()
        .judged(
            new Passage("in", false, Peer.at("192.0.2.1", 25), envelope, content),
            new Inspection(
                message,
                new Examination(Examination.Shape.UNSIGNED, List.of(), "nothing"),
                new MessageFinding(
                    Examination.Shape.UNSIGNED,
                    Optional.of(MailAddress.of("a@example.org")),
                    List.of(),
                    true),
                Optional.of(new PolicyFinding.Published(DOMAIN, policy, false, false, List.of()))),
            new IncomingDecision.Reject(
                new Ruling("V-1", "unsigned"), Reply.of(550, "5.7.1", "unsigned")));
  }

  @Test
  void thereIsNoneByDefault() {
    assertThat(room()).isEmpty();
    assertThat(room("signet.edge.notice", "off", "signet.edge.notice.next", "127.0.0.1:25"))
        .isEmpty();
  }

  @Test
  void isSentTheNextDayAfterARestart() throws Exception {
    try (Served sink = Served.with(Served.smtp())) {
      String[] settings = {
        "signet.edge.notice", "daily",
        "signet.edge.notice.next", sink.address().toString(),
        "signet.edge.notice.contact", "abuse@example.net"
      };
      try (NoticeRoom room = room(settings).orElseThrow()) {
        refuse(room);
        room.look();
      }
      assertThat(sink.service().received()).isEmpty();
      clock.pass(Duration.ofDays(1));
      try (NoticeRoom room = room(settings).orElseThrow()) {
        room.look();
        room.look();
      }
      assertThat(sink.service().received()).extracting(Received::content).hasSize(1);
      assertThat(sink.service().received().get(0).content())
          .startsWith("From: <abuse@example.net>\r\nTo: <security@example.org>\r\n");
    }
    assertThat(root.resolve("notices/2026-03-02.example.org.json"))
        .content()
        .contains("\"disposition\":\"rejected\"");
  }

  @Test
  void withoutANextHopItIsOnlyWritten() throws Exception {
    try (NoticeRoom room = room("signet.edge.notice", "daily").orElseThrow()) {
      refuse(room);
      clock.pass(Duration.ofDays(1));
      room.look();
    }
    assertThat(root.resolve("notices/2026-03-02.example.org.json"))
        .content()
        .contains("\"contact-info\":\"postmaster@edge.example.net\"");
  }

  @Requirement("E2E-N05")
  @Test
  void aFolderThatCannotBeWrittenHoldsNothingUp() throws Exception {
    Files.createFile(root.resolve("notices"));
    try (NoticeRoom room = room("signet.edge.notice", "daily").orElseThrow()) {
      refuse(room);
      clock.pass(Duration.ofDays(1));
      room.look();
      refuse(room);
    }
    assertThat(root.resolve("mail-memory/notices.txt"))
        .content()
        .isEqualTo("example.org mailto:security@example.org 2026-03-03 V-1 REJECTED 192.0.2.1 1\n");
  }

  @Test
  void aWrongSettingIsNamed() {
    assertThatThrownBy(
            () -> room("signet.edge.notice", "daily", "signet.edge.notice.next", "nowhere"))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("signet.edge.notice.next: ");
    assertThatThrownBy(
            () -> room("signet.edge.notice", "daily", "signet.edge.notice.contact", "nobody"))
        .isInstanceOf(WrongSetting.class)
        .hasMessageStartingWith("signet.edge.notice.contact: ");
  }
}
