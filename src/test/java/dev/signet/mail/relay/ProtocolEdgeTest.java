package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.net.Listener;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.Served;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/protocol.md demands of an edge, shown at whole listeners. */
class ProtocolEdgeTest {
  private static final Peer HERE =
      Peer.at("127.0.0.1", 0).forwarding(Map.of("ADDR", "127.0.0.1", "SOURCE", "LOCAL"));

  @TempDir private Path folder;
  private final Served next = Served.with(Served.lmtp());
  private final SmtpClient mta = new SmtpClient(ClientSettings.plain("mta.test"));
  private EdgeLab lab;

  @BeforeEach
  void open() {
    lab = new EdgeLab(folder);
  }

  @AfterEach
  void close() throws Exception {
    mta.close();
    lab.close();
    next.close();
  }

  private List<String> replies(Listener listener, MailMessage message, String... recipients) {
    Envelope envelope =
        new Envelope(
            new Envelope.Sender("alice@example.org", List.of()),
            Arrays.stream(recipients).map(to -> new Envelope.Recipient(to, List.of())).toList());
    NextHop hop = new NextHop(listener.address(), true);
    return mta.deliver(hop, HERE, envelope, message.content()).stream()
        .map(outcome -> outcome.reply().toString())
        .toList();
  }

  private Listener incoming() {
    return lab.listen(
        new FilterStation(
            lab.station(next, true, true), lab.incoming(IncomingTerms.usual(true)), lab.client()),
        true);
  }

  private Listener outgoing(AuthenticationPolicy own) {
    return lab.listen(
        new FilterStation(
            lab.station(next, true, false),
            lab.outgoing(own, OutgoingSettings.DEFAULT),
            lab.client()),
        true);
  }

  private MailMessage taken(int index) {
    return Smime.read(
        next.service().received().get(index).content().getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  @Requirement("E2E-H03")
  @Requirement("E2E-H05")
  void aMarkWithoutASignatureIsTakenOffAndSaysNothing() {
    MailMessage marked =
        Smime.withField(Smime.letter(), "Content-Signature-Origin", "explicit; entity=originator");
    replies(incoming(), marked, "bob@example.net");
    assertThat(taken(0).header().all("Content-Signature-Origin")).isEmpty();
    assertThat(taken(0).header().fields().get(0).toString()).contains("smime=none");
  }

  @Test
  @Requirement("E2E-I17")
  @Requirement("E2E-I18")
  void eachReceiverGetsTheFormThatHisProgramCopesWith() {
    Issued alice = Smime.alice();
    lab.key(alice, new KeyVerdict.Good("registered"));
    lab.receiver("new@example.net", ReceiverSupport.YES);
    lab.receiver("old@example.net", ReceiverSupport.NO);
    MailMessage forged =
        Smime.withField(
            Smime.explicitlySigned(Smime.letter(), alice),
            "Authentication-Results",
            "edge.test; smime=pass body.smime-identifier=eve@example.com");
    replies(incoming(), forged, "new@example.net", "old@example.net");
    assertThat(Smime.examine(taken(0)).shape()).isEqualTo(Shape.SIGNED);
    assertThat(Smime.examine(taken(1)).shape()).isEqualTo(Shape.UNSIGNED);
    for (int i = 0; i < 2; i++) {
      assertThat(taken(i).header().all("Authentication-Results")).hasSize(1);
      assertThat(taken(i).header().fields().get(0).toString())
          .contains("smime=pass", "alice@example.org");
    }
  }

  @Test
  @Requirement("E2E-X15")
  @Requirement("E2E-I08")
  void aListedKeyRestrictsAndAddsNoTrust() throws Exception {
    Issued alice = Smime.person("alice@example.org", TestKeys.ec());
    Issued listed = Smime.person("list@lists.example", TestKeys.ec());
    lab.key(alice, new KeyVerdict.Good("registered"));
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(listed.certificate().getEncoded());
    lab.policy(
        "example.org",
        "auth=SMIME:Always; x509=EndEntity:sha-256:" + Base64.getEncoder().encodeToString(digest));
    Listener listener = incoming();
    assertThat(replies(listener, Smime.explicitlySigned(Smime.letter(), alice), "bob@example.net"))
        .allMatch(reply -> reply.startsWith("550 5.7.1") && reply.contains("rule V-3"));
    assertThat(replies(listener, Smime.explicitlySigned(Smime.letter(), listed), "bob@example.net"))
        .allMatch(reply -> reply.startsWith("550"));
  }

  @Test
  @Requirement("E2E-I10")
  void whoOnlySaidHeloIsJudgedAsIfItHadReadTheKeyword() throws Exception {
    lab.policy("example.org", "auth=SMIME:EHLO");
    Listener listener =
        lab.listen(
            ThroughStation.filter(
                lab.station(next, true, true),
                lab.incoming(IncomingTerms.usual(true)),
                lab.client()),
            false);
    try (Socket socket = new Socket()) {
      socket.connect((InetSocketAddress) listener.address().socket());
      socket.setSoTimeout(20_000);
      Script.of(
              """
              S: 220 ...
              C: HELO old.test
              S: 250 ...
              C: MAIL FROM:<alice@example.org>
              S: 250 ...
              C: RCPT TO:<bob@example.net>
              S: 250 ...
              C: DATA
              S: 354 ...
              C: From: alice@example.org
              C:
              C: Hello
              C: .
              S: 550 ...
              """)
          .playClient(socket.getInputStream(), socket.getOutputStream());
    }
    assertThat(lab.decisions()).containsExactly("reject V-1");
  }

  @Test
  @Requirement("E2E-S13")
  @Requirement("E2E-O02")
  void aRequestCountsFromOurOwnUsersAndNeverLeaves() {
    lab.nextHop("example.net", NextHopSupport.KNOWN_ALL);
    Listener listener = outgoing(AuthenticationPolicy.UNDEFINED);
    replies(listener, Smime.letter(), "bob@example.net");
    replies(listener, Smime.withField(Smime.letter(), "SMIME-Request", "none"), "b@example.net");
    MailMessage eve = Smime.message("From: eve@example.com\nSMIME-Request: sign\n\nHello\n");
    replies(listener, eve, "bob@example.net");
    assertThat(Smime.examine(taken(0)).shape()).isEqualTo(Shape.SIGNED);
    for (int i = 1; i < 3; i++) {
      assertThat(Smime.examine(taken(i)).shape()).isEqualTo(Shape.UNSIGNED);
      assertThat(taken(i).header().all("SMIME-Request")).isEmpty();
    }
  }

  @Test
  @Requirement("E2E-S05")
  @Requirement("E2E-K06")
  void whatIsEncryptedPassesOctetForOctet() throws Exception {
    String text =
        Smime.HEADER
            + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n"
            + "Content-Transfer-Encoding: base64\n\nMIAGCSqGSIb3DQEHA6CAMIACAQA=\n";
    MailMessage encrypted = Smime.message(text);
    replies(outgoing(AuthenticationPolicy.ALWAYS), encrypted, "bob@example.net");
    assertThat(next.service().received().get(0).content()).isEqualTo(Smime.text(encrypted));
    replies(incoming(), encrypted, "bob@example.net");
    assertThat(octets(taken(1).body())).isEqualTo(octets(encrypted.body()));
  }

  private static byte[] octets(Content content) throws Exception {
    return content.octets(Integer.MAX_VALUE);
  }
}
