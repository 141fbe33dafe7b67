package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Content;
import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.Served;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.client.SmtpConversation;
import dev.signet.mail.smtp.server.ServerSettings;
import dev.signet.pki.certificate.Pem;
import dev.signet.testkit.MilterClient;
import dev.signet.testkit.RunningServer;
import dev.signet.xkms.xml.envelope.WireBinding;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mail through the listeners of the running server, judged by its own key service over SOAP. */
@ExtendWith(ArquillianExtension.class)
class EdgeIT {
  private static final String LETTER =
      """
      From: Alice <alice@it.example>
      To: bob@example.net
      Subject: hello
      Date: Tue, 24 Nov 2026 01:00:00 +0000
      Message-ID: <1@it.example>

      Hello Bob!
      """
          .replace("\n", "\r\n");

  /** Stay open until all tests are done: a front that has lost its mail server is not ready. */
  private static final AddressRanges HERE = AddressRanges.of(List.of("127.0.0.0/8"));

  private static final Served MTA = served("mta", Served.smtp().trusting(HERE, HERE));
  private static final Served NEXT = served("smtp", Served.smtp());
  private static final Served BOXES = served("lmtp", Served.lmtp());

  @BeforeAll
  static void ready() throws Exception {
    RunningServer.awaitReady();
  }

  private static Served served(String port, ServerSettings settings) {
    return Served.at(ListenAddress.of("127.0.0.1:" + RunningServer.portFor(port)), settings);
  }

  @Test
  void mailIsSignedAndBelievedUntilTheKeyIsRevoked() throws Exception {
    Enrolment domain = Enrolment.domain("it.example");
    install(domain);

    assertThat(submitted().toString()).startsWith("250");
    String signed = NEXT.service().received().get(0).content();
    assertThat(signed).contains("multipart/signed", "Content-Signature-Origin: opportunistic");
    assertThat(verified(signed)).contains("smime=pass").contains("it.example");
    assertThat(deliveredCopyOf(signed)).contains("smime=pass");
    assertThat(Talk.get("/metrics").body()).contains("signet_edge_decisions_total");

    assertThat(domain.revoked(WireBinding.SOAP12).header().code().words()).isEqualTo("Success");
    awaited(() -> submitted().toString(), reply -> reply.startsWith("451 4.7.5"));
    assertThat(verified(signed)).contains("smime=fail");
  }

  @Test
  void theFrontSaysSmimeAndNamesItsClients() throws Exception {
    try (SmtpClient client = new SmtpClient(ClientSettings.plain("client.example"));
        SmtpConversation front = client.open(new NextHop(listener("front"), false))) {
      assertThat(front.keywords().has("SMIME")).isTrue();
      assertThat(front.mail(new Envelope.Sender("a@it.example", List.of())).code()).isEqualTo(250);
    }
    assertThat(MTA.service().events()).contains("hello client.example");
  }

  /** Puts a key where the running server reads it, and waits until it has. */
  private static void install(Enrolment domain) throws Exception {
    Path folder = RunningServer.serverDirectory();
    pem(folder.resolve("it.key"), "PRIVATE KEY", domain.identity().privateKey().getEncoded());
    pem(folder.resolve("it.pem"), "CERTIFICATE", domain.certificate().getEncoded());
    Files.writeString(folder.resolve("signing.table"), "network 127.0.0.0/8 *@it.example\n");
    Files.writeString(folder.resolve("signing.keys"), "*@it.example pem it.key it.pem\n");
    awaited(EdgeIT::health, text -> text.contains("\"signing-keys\":\"1\""));
  }

  private static void pem(Path file, String what, byte[] der) throws Exception {
    Files.writeString(file, new Pem(what, der).text());
  }

  private static Reply submitted() throws Exception {
    return handed(new NextHop(listener("out"), true), LETTER);
  }

  private static String deliveredCopyOf(String message) throws Exception {
    assertThat(handed(new NextHop(listener("delivery"), true), message).code()).isEqualTo(250);
    return BOXES.service().received().get(0).content();
  }

  private static Reply handed(NextHop hop, String message) {
    Envelope envelope =
        new Envelope(
            new Envelope.Sender("alice@it.example", List.of()),
            List.of(new Envelope.Recipient("bob@example.net", List.of())));
    Peer local = Peer.at("127.0.0.1", 0).forwarding(Map.of("ADDR", "127.0.0.1", "SOURCE", "LOCAL"));
    try (SmtpClient client = new SmtpClient(ClientSettings.plain("mta.example"))) {
      Content content = Content.of(message.getBytes(StandardCharsets.ISO_8859_1));
      return client.deliver(hop, local, envelope, content).get(0).reply();
    }
  }

  private static String verified(String message) throws Exception {
    try (MilterClient mta = MilterClient.of(listener("in"))) {
      mta.client("smtpd");
      return mta.mail("<alice@it.example>", List.of("<bob@example.net>"), message).text();
    }
  }

  private static ListenAddress listener(String name) throws Exception {
    Matcher address = Pattern.compile("\"" + name + "\":\"(127[^\"]+)\"").matcher(health());
    assertThat(address.find()).as("listener %s", name).isTrue();
    return ListenAddress.of(address.group(1));
  }

  private static String health() throws Exception {
    return Talk.get("/health/ready").body();
  }

  private static void awaited(Callable<String> question, Predicate<String> isDone)
      throws Exception {
    String last = "";
    for (int i = 0; i < 150; i++) {
      last = question.call();
      if (isDone.test(last)) {
        return;
      }
      Thread.sleep(200);
    }
    throw new AssertionError("still " + last);
  }
}
