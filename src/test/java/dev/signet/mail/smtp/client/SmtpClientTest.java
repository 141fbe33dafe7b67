package dev.signet.mail.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client against the house's own server. */
@Timeout(30)
class SmtpClientTest {
  private static final Peer NOBODY = Peer.at("unix", 0);

  private final SmtpClient client = new SmtpClient(ClientSettings.plain("client.test"));

  @AfterEach
  void stop() {
    client.close();
  }

  @Test
  void carriesAMailOctetByOctet() {
    String text = ".\r\n..\r\nFrom .me\r\n.end";
    try (Served served = Served.with(Served.smtp())) {
      List<Outcome> outcomes =
          client.deliver(served.asNextHop(false), NOBODY, envelope("b@example.net"), content(text));
      assertThat(outcomes)
          .containsExactly(
              new Outcome(
                  Reply.of(250, "2.0.0", "taken for b@example.net"), Outcome.Fate.ANSWERED));
      assertThat(served.service().received())
          .singleElement()
          .satisfies(mail -> assertThat(mail.content()).isEqualTo(text + "\r\n"));
    }
  }

  @Test
  void tellsRecipientsOfLmtpApart() {
    try (Served served = Served.with(Served.lmtp())) {
      served
          .service()
          .answerMessages(
              to ->
                  to.path().startsWith("later")
                      ? Reply.of(451, "4.2.1", "later")
                      : Reply.of(250, "2.0.0", "taken"));
      List<Outcome> outcomes =
          client.deliver(
              served.asNextHop(true),
              NOBODY,
              envelope("b@example.net", "nobody@example.net", "later@example.net"),
              content("x\r\n"));
      assertThat(outcomes.stream().map(o -> o.reply().code())).containsExactly(250, 550, 451);
    }
  }

  @Test
  void keepsTheConnectionForTheNextMail() {
    try (Served served = Served.with(Served.smtp())) {
      for (int i = 0; i < 3; i++) {
        assertThat(
                client.deliver(
                    served.asNextHop(false), NOBODY, envelope("b@example.net"), content("x\r\n")))
            .allMatch(Outcome::isDelivered);
      }
      assertThat(served.service().events()).containsOnlyOnce("open 127.0.0.1");
      assertThat(served.service().received()).hasSize(3);
    }
  }

  private static Envelope envelope(String... recipients) {
    return new Envelope(
        new Envelope.Sender("alice@example.org", List.of()),
        Stream.of(recipients).map(to -> new Envelope.Recipient(to, List.of())).toList());
  }

  private static Content content(String text) {
    return Content.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
