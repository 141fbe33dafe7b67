package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.net.Listener;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smtp.Served;
import dev.signet.testkit.Issued;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stage between the queue and the mailboxes, over LMTP: each recipient gets a form. */
class DeliveryTest {
  private static final Issued ALICE = Smime.alice();
  private static final String SIGNED =
      Smime.text(Smime.explicitlySigned(Smime.letter(), ALICE)).replace("\r\n", "\n");

  @TempDir private Path folder;
  private final Served boxes = Served.with(Served.lmtp());
  private EdgeLab lab;

  @BeforeEach
  void open() {
    lab = new EdgeLab(folder);
    lab.key(ALICE, new KeyVerdict.Good("registered"));
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
    boxes.close();
  }

  private void deliver(String message, String... recipients) throws IOException {
    StringBuilder script = new StringBuilder("S: 220 ...\nC: LHLO mta.test\n");
    script.append("S: 250-...\n".repeat(9)).append("S: 250 ...\n");
    script.append("C: MAIL FROM:<alice@example.org>\nS: 250 ...\n");
    for (String to : recipients) {
      script.append("C: RCPT TO:<").append(to).append(">\nS: 250 ...\n");
    }
    script.append("C: DATA\nS: 354 ...\n");
    message.lines().forEach(line -> script.append("C: ").append(line).append('\n'));
    script.append("C: .\n");
    for (String to : recipients) {
      script
          .append("S: ")
          .append(to.startsWith("no") ? "550 5.1.1 unknown" : "250 2.0.0 taken for " + to);
      script.append('\n');
    }
    Listener listener =
        lab.listen(
            new FilterStation(
                lab.station(boxes, true, true),
                lab.incoming(IncomingTerms.usual(true).afterQueue()),
                lab.client()),
            true);
    EdgeLab.play(listener, script.toString());
  }

  private String copy(int index) {
    return boxes.service().received().get(index).content();
  }

  @Test
  void aSignatureStaysForThoseWhoCopeAndGoesForThoseWhoCannot() throws IOException {
    lab.receiver("bob@example.net", ReceiverSupport.YES);
    lab.receiver("carol@example.net", ReceiverSupport.NO);
    deliver(SIGNED, "bob@example.net", "carol@example.net");
    assertThat(copy(0)).contains("multipart/signed", "smime=pass");
    assertThat(copy(1))
        .doesNotContain("multipart/signed", "smime.p7s")
        .contains("smime=pass", "policy.smime-handling=removed", "Hello Bob!");
  }

  @Test
  void theResultStandsOnTopAndForgedOnesAreGone() throws IOException {
    String forged = "Authentication-Results: (x) EDGE.test; smime=pass\n";
    String ofOthers = "Authentication-Results: edge.test; dkim=pass header.d=example.org\n";
    deliver(forged + ofOthers + Smime.text(Smime.letter()).replace("\r\n", "\n"), "b@example.net");
    assertThat(copy(0)).startsWith("Authentication-Results: edge.test;").contains("smime=none");
    assertThat(copy(0)).doesNotContain("EDGE.test").contains("dkim=pass header.d=example.org");
  }

  @Test
  void nothingIsRefusedAfterTheQueue() throws IOException {
    lab.policy("example.org", "auth=SMIME:Always");
    deliver(Smime.text(Smime.letter()).replace("\r\n", "\n"), "b@example.net");
    lab.key(ALICE, new KeyVerdict.Unavailable("away"));
    deliver(SIGNED, "b@example.net");
    assertThat(copy(0)).contains("smime=none");
    assertThat(copy(1)).contains("smime=temperror");
  }

  @Test
  void whomTheMailboxesDoNotKnowIsToldSoAndOthersGetTheirMail() throws IOException {
    deliver(SIGNED, "nobody@example.net", "bob@example.net");
    assertThat(boxes.service().received()).hasSize(1);
  }
}
