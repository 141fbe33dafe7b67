package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smtp.Served;
import dev.signet.policy.AuthenticationPolicy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outgoing edge as a filter over SMTP: one reply and one form for all recipients (O-2). */
class ThroughFilterTest {
  @TempDir private Path folder;
  private final Served next = Served.with(Served.smtp());
  private EdgeLab lab;

  @BeforeEach
  void open() {
    lab = new EdgeLab(folder);
    lab.nextHop("copes.example", NextHopSupport.KNOWN_ALL);
    lab.nextHop("plain.example", NextHopSupport.KNOWN_NONE);
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
    next.close();
  }

  private void play(AuthenticationPolicy own, String answer) throws IOException {
    StringBuilder script = new StringBuilder("S: 220 ...\nC: EHLO mta.test\n");
    script.append("S: 250-...\n".repeat(9)).append("S: 250 XFORWARD ...\n");
    script.append(
        """
        C: XFORWARD ADDR=127.0.0.1 SOURCE=LOCAL
        S: 250 ...
        C: MAIL FROM:<alice@example.org>
        S: 250 2.1.0 sender ok
        C: RCPT TO:<nobody@plain.example>
        S: 550 5.1.1 unknown
        C: RCPT TO:<bob@plain.example>
        S: 250 2.1.5 recipient ok
        C: RCPT TO:<carol@copes.example>
        S: 250 2.1.5 recipient ok
        C: DATA
        S: 354 ...
        """);
    Smime.text(Smime.letter())
        .lines()
        .forEach(line -> script.append("C: ").append(line).append('\n'));
    EdgeLab.play(
        lab.listen(
            ThroughStation.filter(
                lab.station(next, false, false),
                lab.outgoing(own, OutgoingSettings.DEFAULT),
                lab.client()),
            false),
        script + "C: .\nS: " + answer + "\n");
  }

  private Shape shape() {
    byte[] octets =
        next.service().received().get(0).content().getBytes(StandardCharsets.ISO_8859_1);
    return Smime.examine(Smime.read(octets)).shape();
  }

  @Test
  void oneDueSignatureSignsForAll() throws IOException {
    play(AuthenticationPolicy.EHLO, "250 2.0.0 ...");
    assertThat(next.service().received()).hasSize(1);
    assertThat(shape()).isEqualTo(Shape.SIGNED);
  }

  @Test
  void withoutADueSignatureNobodyGetsOne() throws IOException {
    play(AuthenticationPolicy.UNDEFINED, "250 2.0.0 ...");
    assertThat(shape()).isEqualTo(Shape.UNSIGNED);
  }

  @Test
  void oneWhoMustWaitMakesAllWait() throws IOException {
    lab.key(EdgeLab.DOMAIN_KEY, new KeyVerdict.Unavailable("away"));
    play(AuthenticationPolicy.EHLO, "451 4.7.5 ...");
    assertThat(next.service().received()).isEmpty();
  }
}
