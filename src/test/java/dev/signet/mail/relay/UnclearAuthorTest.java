package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.handling.Fate;
import dev.signet.mail.handling.Handled;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.message.Content;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A From that names several people does not dodge what the domain of one of them declares. */
class UnclearAuthorTest {
  @TempDir private Path folder;
  private EdgeLab lab;

  @BeforeEach
  void open() {
    lab = new EdgeLab(folder);
    lab.policy("bank.example", "auth=SMIME:Always");
  }

  @AfterEach
  void close() throws Exception {
    lab.close();
  }

  private String outcome(boolean isEnforced, String from) throws IOException {
    String message = from + "\nTo: bob@example.net\nSubject: urgent\n\nPay now.\n";
    Passage passage =
        new Passage(
            "in",
            false,
            Peer.at("192.0.2.9", 4000),
            new Envelope(
                new Envelope.Sender("x@elsewhere.example", List.of()),
                List.of(new Envelope.Recipient("bob@example.net", List.of()))),
            Content.of(message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
    try (Handled handled = lab.incoming(IncomingTerms.usual(isEnforced)).handle(passage, true)) {
      Fate fate = handled.lots().get(0).fate();
      return fate.match(forward -> "forward", refuse -> refuse.reply().toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: ceo@bank.example\nFrom: eve@elsewhere.example",
        "From: eve@elsewhere.example\nFROM: ceo@bank.example",
        "From: eve@elsewhere.example, ceo@bank.example",
        "From: Board: eve@elsewhere.example, ceo@bank.example;",
      })
  void theStrictestDomainNamedCounts(String from) throws IOException {
    assertThat(outcome(true, from)).startsWith("550 5.7.").contains("bank.example");
    assertThat(outcome(false, from)).isEqualTo("forward");
  }

  @Test
  void whereNobodyDeclaresAnythingItPasses() throws IOException {
    assertThat(outcome(true, "From: a@one.example\nFrom: b@two.example")).isEqualTo("forward");
    assertThat(outcome(true, "Subject: no author at all")).isEqualTo("forward");
  }
}
