package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.results.ForgedResults;
import dev.signet.mail.edge.results.ResultsWriter;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.service.KeyQuestion;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;
import dev.signet.policy.PolicyFinding;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An incoming edge that knows some keys; receivers cope with signatures. */
final class Inbox implements KeyService, ReceiverKnowledge {
  static final String ID = "edge.test";

  private final Map<X509Certificate, KeyVerdict> keys = new HashMap<>();
  private final List<EdgeReport> reports = new ArrayList<>();

  /** What became of a message: what was reported of it, and the message if it went on. */
  record Received(EdgeReport report, Optional<MailMessage> message) {
    /** The code of the finding, such as {@code Sauthor}. */
    String code() {
      return report.finding().replaceFirst(":.*", "");
    }
  }

  /** Everybody of the cast is registered. */
  static Inbox usual() {
    Inbox inbox = new Inbox();
    Cast.EVERYBODY.forEach(one -> inbox.key(one, new KeyVerdict.Good("registered")));
    return inbox;
  }

  void key(Issued whose, KeyVerdict verdict) {
    keys.put(whose.certificate(), verdict);
  }

  Received receive(byte[] octets) {
    Passage passage =
        new Passage(
            "test",
            false,
            Peer.at("192.0.2.1", 25),
            new Envelope(
                new Envelope.Sender("somebody@example.com", List.of()),
                List.of(new Envelope.Recipient("bob@example.net", List.of()))),
            Content.of(octets));
    int before = reports.size();
    try (Handled handled = edge().handle(passage, true)) {
      Optional<MailMessage> message =
          handled.lots().get(0).fate().match(f -> Optional.of(f.message()), r -> Optional.empty());
      return new Received(reports.size() > before ? reports.get(before) : refusal(), message);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static EdgeReport refusal() {
    return EdgeReport.on(
        "incoming", "reject", new dev.signet.mail.edge.Ruling("-", "unreadable"), "refused");
  }

  private IncomingEdge edge() {
    return new IncomingEdge(
        new IncomingEdge.Means(
            new MessageReader(MessageLimits.DEFAULT),
            new Inspector(Smime.examiner(AlgorithmRules.MODERN), this, AuthorityNames.DEFAULT),
            domain -> new PolicyFinding.Absent(domain, false),
            this,
            new SignatureStripper(MessageLimits.DEFAULT),
            Forwarders.NONE,
            new Patience(Duration.ofHours(4), () -> TestAuthority.NOW),
            (passage, message, recipients, report) -> reports.add(report)),
        IncomingTerms.usual(true),
        new IncomingEdge.Results(new ResultsWriter(ID), new ForgedResults(Set.of(ID), Set.of())));
  }

  @Override
  public KeyVerdict judge(KeyQuestion question) {
    return keys.getOrDefault(question.certificate(), new KeyVerdict.Unproven("unknown issuer"));
  }

  @Override
  public ReceiverKey keyOf(MailAddress receiver) {
    return ReceiverKey.UNKNOWN;
  }

  @Override
  public NextHopSupport edgeOf(DomainName domain) {
    return NextHopSupport.UNKNOWN;
  }

  @Override
  public ReceiverSupport programOf(MailAddress receiver) {
    return ReceiverSupport.YES;
  }
}
