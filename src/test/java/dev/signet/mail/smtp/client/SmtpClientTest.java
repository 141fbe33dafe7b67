package dev.signet.mail.smtp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Content;
import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestTls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void aKeptConnectionThatTheHopHasLeftCostsNothing(@TempDir Path folder) {
    ListenAddress socket = ListenAddress.of("unix:" + folder.resolve("hop.sock"));
    Served served = Served.at(socket, Served.smtp());
    NextHop hop = served.asNextHop(false);
    assertThat(client.deliver(hop, NOBODY, envelope("b@example.net"), content("x\r\n")))
        .allMatch(Outcome::isDelivered);
    served.close();
    try (Served again = Served.at(socket, Served.smtp())) {
      assertThat(client.deliver(hop, NOBODY, envelope("b@example.net"), content("x\r\n")))
          .allMatch(Outcome::isDelivered);
      assertThat(again.service().received()).hasSize(1);
    }
  }

  @Test
  void manyRecipientsGoInGroups() {
    String[] many = new String[700];
    java.util.Arrays.setAll(many, i -> (i % 3 == 0 ? "nobody" : "r") + i + "@example.net");
    try (Served served = Served.with(Served.lmtp())) {
      List<Outcome> outcomes =
          client.deliver(served.asNextHop(true), NOBODY, envelope(many), content("x\r\n"));
      for (int i = 0; i < many.length; i++) {
        String expected = i % 3 == 0 ? "unknown" : "taken for " + many[i];
        assertThat(outcomes.get(i).reply().lines()).containsExactly(expected);
      }
    }
  }

  @Test
  void dropsWhatTheHopLacksAndTellsWhoForwards() {
    try (Served served =
        Served.with(
            Served.smtp().trusting(AddressRanges.NONE, AddressRanges.of(List.of("127.0.0.1"))))) {
      served.service().offer("XFORWARD", "8BITMIME");
      Envelope asked =
          new Envelope(
              new Envelope.Sender("a@example.org", List.of("RET=HDRS", "SMTPUTF8", "SIZE=7")),
              List.of(new Envelope.Recipient("b@example.net", List.of("NOTIFY=NEVER"))));
      Map<String, String> forwarded = Map.of("ADDR", "192.0.2.9", "HELO", "a b");
      client.deliver(
          served.asNextHop(false), NOBODY.forwarding(forwarded), asked, content("\r\n\u00e9\r\n"));
      var mail = served.service().received().get(0);
      assertThat(mail.envelope().sender().parameters()).containsExactly("BODY=8BITMIME");
      assertThat(mail.envelope().recipients().get(0).parameters()).isEmpty();
      assertThat(mail.peer().forwarded()).isEqualTo(forwarded);
    }
  }

  @Test
  void usesTlsWhenOfferedAndInsistsWhenTold() {
    TestAuthority root = TestAuthority.root("client test root");
    SSLContext serving =
        TestTls.serving(root.issue(s -> s.subject("CN=localhost").dns("localhost")));
    SSLContext trusting = TestTls.trusting(root.certificate());
    try (Served served = Served.with(Served.smtp().with(serving));
        Served plain = Served.with(Served.smtp())) {
      assertThat(sent(ClientTls.opportunistic(trusting), served)).isTrue();
      assertThat(sent(ClientTls.required(trusting, "localhost"), served)).isTrue();
      assertThat(served.service().received())
          .allMatch(mail -> mail.peer().tlsVersion().isPresent())
          .hasSize(2);
      assertThat(sent(ClientTls.required(trusting, "other.test"), served)).isFalse();
      assertThat(sent(ClientTls.required(trusting, "localhost"), plain)).isFalse();
      assertThat(sent(ClientTls.opportunistic(trusting), plain)).isTrue();
      SSLContext stranger = TestTls.trusting(TestAuthority.root("other").certificate());
      assertThat(sent(ClientTls.opportunistic(stranger), served)).isTrue();
      assertThat(served.service().received()).hasSize(3);
      assertThat(served.service().received().get(2).peer().tlsVersion()).isEmpty();
    }
  }

  private static boolean sent(ClientTls tls, Served to) {
    try (SmtpClient client = new SmtpClient(ClientSettings.plain("client.test").with(tls))) {
      return client
          .deliver(to.asNextHop(false), NOBODY, envelope("b@example.net"), content("x\r\n"))
          .get(0)
          .isDelivered();
    }
  }

  @Test
  void speaksOverAUnixSocket(@TempDir Path directory) {
    ListenAddress address = ListenAddress.of("unix:" + directory.resolve("hop"));
    try (Served served = Served.at(address, Served.lmtp())) {
      assertThat(
              client.deliver(
                  served.asNextHop(true), NOBODY, envelope("b@example.net"), content("x\r\n")))
          .allMatch(Outcome::isDelivered);
      assertThat(served.service().received().get(0).peer().address()).isEqualTo("unix");
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
