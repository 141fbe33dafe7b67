package dev.signet.mail.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.edge.incoming.Exemption;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.incoming.IncomingFacts;
import dev.signet.mail.edge.incoming.IncomingSettings;
import dev.signet.mail.edge.incoming.IncomingTable;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.policy.AuthenticationPolicy;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EdgeReportTest {
  private static final MessageFinding UNSIGNED =
      new MessageFinding(Shape.UNSIGNED, Optional.empty(), List.of(), true);
  private static final IncomingSettings SETTINGS =
      new IncomingSettings(
          false,
          false,
          false,
          new Refusals(Optional.of(URI.create("https://mail.example.net/smime"))));

  @Test
  void aRefusalNamesDomainPolicyRuleAndPage() {
    EdgeReport report = decide(Set.of()).report(UNSIGNED);

    assertThat(report.reply().orElseThrow())
        .hasToString(
            "550 5.7.1 smime: author domain example.org requires an S/MIME signature (EHLO);"
                + " rule V-1; see https://mail.example.net/smime");
    assertThat(report.decision()).isEqualTo("reject");
    assertThat(report.labels()).containsEntry("rule", "V-1").containsEntry("decision", "reject");
  }

  @Test
  void monitoringCountsWhatItWouldHaveRefused() {
    EdgeReport report = decide(Set.of(Exemption.WE_MONITOR)).report(UNSIGNED);

    assertThat(report.decision()).isEqualTo("accept");
    assertThat(report.wouldReject()).containsExactly("V-1");
    assertThat(report.reply()).isEmpty();
    assertThat(report.ruling().because()).endsWith("this edge monitors only");
  }

  @Test
  void ofSeveralExemptionsTheFirstInOrderIsNamed() {
    EdgeReport report =
        decide(Set.of(Exemption.WE_MONITOR, Exemption.TRUSTED_RELAY)).report(UNSIGNED);

    assertThat(report.ruling().because()).endsWith("comes from a trusted relay");
  }

  @Test
  void theLogLineIsOneLineWhateverTheMessageSays() {
    Map<String, String> about = new LinkedHashMap<>();
    about.put("client", "192.0.2.1");
    about.put("from", "\r\nedge role=incoming decision=accept \"x\" \u202e\u0000");
    String line = decide(Set.of()).report(UNSIGNED).line(about);

    assertThat(line).startsWith("edge client=192.0.2.1 from=\"\\\\x0d\\\\x0aedge role=incoming");
    assertThat(line).matches("[\\x20-\\x7e]+").contains("role=incoming decision=reject rule=V-1");
    assertThat(line).contains("\\\"x\\\" \\\\x202e\\\\x00\"");
  }

  @Test
  void theFieldsAreThoseThatTheCommandPrints() {
    assertThat(decide(Set.of()).report(UNSIGNED).fields().keySet())
        .containsExactly(
            "role",
            "decision",
            "rule",
            "because",
            "result",
            "identity",
            "finding",
            "would_reject",
            "reply");
  }

  @Test
  void textIsCutWithoutHalfAnEscape() {
    assertThat(Printable.ascii("abc\u00e9", 6)).isEqualTo("abc...");
    assertThat(Printable.ascii("abc\u00e9", 7)).isEqualTo("abc\\xe9");
  }

  private static IncomingDecision decide(Set<Exemption> exemptions) {
    return IncomingTable.decide(
        new IncomingFacts(
            SignatureClass.NONE,
            DecisionSpace.AUTHOR,
            AuthenticationPolicy.EHLO,
            false,
            true,
            false,
            exemptions,
            SETTINGS));
  }
}
