package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.net.Listener;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.Served;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.testkit.Requirement;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outgoing edge as an LMTP filter in front of a next hop that speaks SMTP. */
class OutgoingFilterTest {
  private static final String OPENING =
      """
      S: 220 ...
      C: LHLO mta.test
      S: 250-...
      S: 250-...
      S: 250-...
      S: 250-...
      S: 250-...
      S: 250-...
      S: 250-...
      S: 250-...
      S: 250-...
      S: 250 ...
      C: XFORWARD ADDR=127.0.0.1 SOURCE=LOCAL
      S: 250 ...
      """;

  @TempDir private Path folder;
  private final Served next = Served.with(Served.smtp());
  private EdgeLab lab;

  @BeforeEach
  void open() {
    lab = new EdgeLab(folder);
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
    next.close();
  }

  private void play(AuthenticationPolicy own, String conversation) throws IOException {
    play(own, OutgoingSettings.DEFAULT, conversation);
  }

  private void play(AuthenticationPolicy own, OutgoingSettings settings, String conversation)
      throws IOException {
    Listener listener =
        lab.listen(
            new FilterStation(
                lab.station(next, false, false), lab.outgoing(own, settings), lab.client()),
            true);
    try (Socket socket = new Socket()) {
      socket.connect((InetSocketAddress) listener.address().socket());
      socket.setSoTimeout(20_000);
      Script.of(OPENING + conversation)
          .playClient(socket.getInputStream(), socket.getOutputStream());
    }
  }

  private static String mail(String recipients, String message, String replies) {
    StringBuilder script = new StringBuilder("C: MAIL FROM:<alice@example.org>\nS: 250 ...\n");
    for (String to : recipients.split(" ")) {
      script.append("C: RCPT TO:<").append(to).append(">\nS: 250 ...\n");
    }
    script.append("C: DATA\nS: 354 ...\n");
    message.lines().forEach(line -> script.append("C: ").append(line).append('\n'));
    script.append("C: .\n");
    return script + replies;
  }

  private static final String LETTER =
      """
      From: Alice <alice@example.org>
      To: bob@example.net
      Subject: hello
      Message-ID: <1@example.org>

      Grüße
      """;

  /** Its 8-bit text stands under somebody else's signature. */
  private static final String UNSIGNABLE =
      """
      From: Alice <alice@example.org>
      Subject: hello
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary=out

      --out
      Content-Type: multipart/signed; boundary=in; protocol="application/pgp-signature"; micalg=pgp-sha256

      --in
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: 8bit

      Grüße
      --in
      Content-Type: application/pgp-signature

      x
      --in--
      --out--
      """;

  private MailMessage sent(int index) {
    return Smime.read(
        next.service().received().get(index).content().getBytes(StandardCharsets.ISO_8859_1));
  }

  private List<String> recipients(int index) {
    return next.service().received().get(index).envelope().recipients().stream()
        .map(to -> to.path())
        .toList();
  }

  @Test
  void signsWhatItsDomainAlwaysSigns() throws IOException {
    play(AuthenticationPolicy.ALWAYS, mail("bob@example.net", LETTER, "S: 250 2.0.0 taken...\n"));
    assertThat(Smime.examine(sent(0)).layers().get(0).signers().get(0).integrity())
        .isEqualTo(Integrity.HOLDS);
    assertThat(sent(0).header().only("Content-Signature-Origin").orElseThrow().body())
        .contains("opportunistic", "entity=outgoing-edge");
    assertThat(lab.decisions()).containsExactly("sign O-11");
  }

  @Test
  @Requirement("E2E-S11")
  void twoRecipientsGetTwoFormsInOneTransaction() throws IOException {
    lab.nextHop("copes.example", NextHopSupport.KNOWN_ALL);
    lab.nextHop("plain.example", NextHopSupport.KNOWN_NONE);
    play(
        AuthenticationPolicy.EHLO,
        mail(
            "bob@plain.example carol@copes.example dan@plain.example",
            LETTER,
            """
            S: 250 2.0.0 taken for bob@plain.example
            S: 250 2.0.0 taken for carol@copes.example
            S: 250 2.0.0 taken for bob@plain.example
            """));
    assertThat(next.service().received()).hasSize(2);
    assertThat(recipients(0)).containsExactly("bob@plain.example", "dan@plain.example");
    assertThat(sent(0).header().only("Content-Type")).isEmpty();
    assertThat(recipients(1)).containsExactly("carol@copes.example");
    assertThat(Smime.examine(sent(1)).shape()).isEqualTo(Shape.SIGNED);
  }

  @Test
  @Requirement("E2E-S11")
  void eachRecipientGetsTheReplyOfItsOwnTransaction() throws IOException {
    lab.nextHop("copes.example", NextHopSupport.KNOWN_ALL);
    lab.nextHop("plain.example", NextHopSupport.KNOWN_NONE);
    next.service()
        .answerMessages(
            to ->
                to.path().contains("copes")
                    ? Reply.of(451, "4.2.0", "later")
                    : Reply.of(250, "2.0.0", "taken"));
    play(
        AuthenticationPolicy.EHLO,
        mail(
            "carol@copes.example nobody@plain.example bob@plain.example",
            LETTER,
            """
            S: 451 4.2.0 later
            S: 550 5.1.1 unknown
            S: 250 2.0.0 taken
            """));
  }

  @Test
  void aNextHopThatHangsUpOnOneRecipientDoesNotHangUpOnTheMta() throws IOException {
    lab.nextHop("copes.example", NextHopSupport.KNOWN_ALL);
    lab.nextHop("plain.example", NextHopSupport.KNOWN_NONE);
    next.service()
        .answerMessages(
            to ->
                to.path().contains("copes")
                    ? Reply.of(421, "4.3.2", "shutting down")
                    : Reply.of(250, "2.0.0", "taken"));
    play(
        AuthenticationPolicy.EHLO,
        mail(
            "carol@copes.example bob@plain.example",
            LETTER,
            """
            S: 451 4.3.2 shutting down
            S: 250 2.0.0 taken
            C: NOOP
            S: 250 ...
            """));
  }

  /** The one whose signature is due must not get the unsigned form of the one whose is not. */
  @Test
  void whatCannotBeSignedLeaksToNobodyForWhomASignatureIsDue() throws IOException {
    lab.nextHop("plain.example", NextHopSupport.KNOWN_NONE);
    lab.receiver("carol@plain.example", ReceiverSupport.YES);
    lab.nextHop("copes.example", NextHopSupport.KNOWN_ALL);
    play(
        AuthenticationPolicy.EHLO,
        mail(
            "carol@plain.example dan@copes.example",
            UNSIGNABLE,
            """
            S: 250 2.0.0 taken...
            S: 550 5.6.0 smime: ...
            """));
    assertThat(next.service().received()).hasSize(1);
    assertThat(recipients(0)).containsExactly("carol@plain.example");
  }

  @Test
  @Requirement("E2E-S02")
  @Requirement("E2E-S14")
  void aRevokedKeyDefersWhatMustBeSigned() throws IOException {
    lab.key(EdgeLab.DOMAIN_KEY, new KeyVerdict.Bad("revoked"));
    play(AuthenticationPolicy.ALWAYS, mail("bob@example.net", LETTER, "S: 451 4.7.5 smime: ...\n"));
    assertThat(next.service().received()).isEmpty();
    lab.key(EdgeLab.DOMAIN_KEY, new KeyVerdict.Good("reinstated"));
    play(AuthenticationPolicy.ALWAYS, mail("bob@example.net", LETTER, "S: 250 2.0.0 ...\n"));
    assertThat(Smime.examine(sent(0)).shape()).isEqualTo(Shape.SIGNED);
  }

  @Test
  void withoutTheKeyServiceWhatNeedsNoSignatureFlowsUntouched() throws IOException {
    lab.key(EdgeLab.DOMAIN_KEY, new KeyVerdict.Unavailable("away"));
    lab.nextHop("example.net", NextHopSupport.KNOWN_ALL);
    play(AuthenticationPolicy.UNDEFINED, mail("bob@example.net", LETTER, "S: 250 2.0.0 ...\n"));
    String octets =
        new String(
            LETTER.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
            StandardCharsets.ISO_8859_1);
    assertThat(next.service().received().get(0).content()).isEqualTo(octets);
    assertThat(lab.decisions()).containsExactly("pass O-18");
  }

  @Test
  @Requirement("E2E-S01")
  void mailOfAForeignAuthorIsNeverTouched() throws IOException {
    String foreign = LETTER.replace("alice@example.org", "eve@elsewhere.example");
    play(AuthenticationPolicy.ALWAYS, mail("bob@example.net", foreign, "S: 250 2.0.0 ...\n"));
    assertThat(lab.decisions()).containsExactly("pass O-1");
    assertThat(Smime.examine(sent(0)).shape()).isEqualTo(Shape.UNSIGNED);
  }

  @Test
  @Requirement("E2E-A06")
  @Requirement("E2E-O02")
  @Requirement("E2E-S13")
  void aRequestToSignIsHeardAndRemoved() throws IOException {
    lab.nextHop("example.net", NextHopSupport.KNOWN_NONE);
    play(
        AuthenticationPolicy.UNDEFINED,
        mail("bob@example.net", "SMIME-Request: sign\n" + LETTER, "S: 250 2.0.0 ...\n"));
    assertThat(lab.decisions()).containsExactly("sign O-9");
    assertThat(sent(0).header().all("SMIME-Request")).isEmpty();
    assertThat(sent(0).header().only("Content-Signature-Origin").orElseThrow().body())
        .contains("explicit");
  }

  @Test
  @Requirement("E2E-S07")
  void anOpportunisticSignatureGoesForAReceiverWhoIsNotKnownToCope() throws IOException {
    String signed = Smime.text(Smime.signed(Smime.letter(), EdgeLab.DOMAIN_KEY));
    play(
        AuthenticationPolicy.UNDEFINED,
        mail("bob@example.net", signed.replace("\r\n", "\n"), "S: 250 2.0.0 ...\n"));
    assertThat(Smime.examine(sent(0)).shape()).isEqualTo(Shape.UNSIGNED);
    assertThat(lab.decisions()).hasSize(1);
    assertThat(lab.decisions().get(0)).startsWith("strip O-8");
  }

  @Test
  @Requirement("E2E-S06")
  void anExplicitSignatureOfAUserPassesOctetByOctet() throws IOException {
    String signed = Smime.text(Smime.explicitlySigned(Smime.letter(), Smime.alice()));
    play(
        AuthenticationPolicy.UNDEFINED,
        mail("bob@example.net", signed.replace("\r\n", "\n"), "S: 250 2.0.0 ...\n"));
    assertThat(next.service().received().get(0).content()).isEqualTo(signed);
    assertThat(lab.decisions()).containsExactly("pass O-6");
  }

  @Test
  void aNextHopThatIsDownDefersEveryRecipient() throws IOException {
    next.close();
    play(
        AuthenticationPolicy.ALWAYS,
        mail("bob@example.net carol@example.net", LETTER, "S: 451 ...\nS: 451 ...\n"));
  }

  @Test
  void whatHasGoneInCirclesIsRefused() throws IOException {
    String looping = "Received: from a by b; now\n".repeat(51) + LETTER;
    play(AuthenticationPolicy.ALWAYS, mail("bob@example.net", looping, "S: 554 5.4.6 ...\n"));
    assertThat(next.service().received()).isEmpty();
  }

  @Test
  void theSameRecipientTwiceGetsTwoReplies() throws IOException {
    play(
        AuthenticationPolicy.ALWAYS,
        mail("bob@example.net bob@example.net", LETTER, "S: 250 ...\nS: 250 ...\n"));
  }
}
