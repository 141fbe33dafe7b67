package dev.signet.cli.mail;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.cli.session.Misuse;
import dev.signet.cli.session.Session;
import dev.signet.cli.session.Surroundings;
import dev.signet.cli.session.Times;
import dev.signet.cli.show.ExitCode;
import dev.signet.cli.show.Report;
import dev.signet.client.ClientSettings;
import dev.signet.client.HttpTransport;
import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.handling.Inspection;
import dev.signet.mail.handling.Inspector;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.handling.Rehearsal;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.service.KeyService;
import dev.signet.mail.service.SoapKeyService;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.SignatureProviders;
import dev.signet.mail.smime.cms.SignerJudge;
import dev.signet.mail.smime.examine.SignatureExaminer;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.xkms.xml.keyinfo.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code signet mail examine}: what the edge finds in a message, would decide, and why. */
@Command(
    name = "examine",
    description = "Say what is signed in a message, by whom, and what the mail edge would decide.",
    footer = {
      "",
      "Exit codes: 0 pass; 1 fail or policy; 2 nothing can be said; 4 wrong usage; 5 no answer."
    })
public final class ExamineCommand implements Callable<Integer> {
  private static final long MAX_OCTETS = 1L << 30;

  @Parameters(paramLabel = "FILE", description = "The message (RFC 5322).")
  private Path file = Path.of("");

  @Option(
      names = "--anchors",
      paramLabel = "DIR",
      description =
          "Judge keys in this process, by the certificates in this folder; revocation lists in it"
              + " count, and certificates below intermediates/ help. No service is asked.")
  private Optional<Path> anchors = Optional.empty();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "As of this time: 2026-11-23T10:00:00Z, or a date.")
  private Optional<String> at = Optional.empty();

  @Option(names = "--old-algorithms", description = "Believe SHA-1 and short keys, for old mail.")
  private boolean oldAlgorithms;

  @Mixin private SituationOptions situation = new SituationOptions();
  @Mixin private final Session session;

  private final Surroundings surroundings;

  public ExamineCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.session = new Session(surroundings);
  }

  @Override
  public Integer call() {
    return session.show(this::examined);
  }

  private Report examined() throws Misuse, UnusableFile {
    try {
      MailMessage message = new MessageReader(MessageLimits.DEFAULT).read(content());
      Optional<Instant> time =
          at.isPresent() ? Optional.of(Times.instant("--at", at.get())) : Optional.empty();
      Inspection inspection =
          inspector().inspect(message, situation.policyOf(Inspector.author(message)), time);
      return new ExaminationReport(inspection, decided(inspection)).report();
    } catch (MalformedMessage unreadable) {
      return Report.trouble(
          ExitCode.UNDECIDED, "malformed", String.valueOf(unreadable.getMessage()));
    } catch (IOException unreadable) {
      throw new Misuse(file + " cannot be read: " + unreadable.getMessage());
    }
  }

  private Content content() throws IOException, Misuse {
    if (Files.size(file) > MAX_OCTETS) {
      throw new Misuse(file + " is larger than " + MAX_OCTETS + " octets");
    }
    return StoredMessage.of(file);
  }

  private EdgeReport decided(Inspection inspection) throws Misuse {
    if (situation.isOutgoing()) {
      return Rehearsal.outgoing(inspection, situation.supposed());
    }
    Passage passage =
        new Passage(
            "examine",
            situation.isAdvertised(),
            Peer.at("unknown", 0),
            new Envelope(new Envelope.Sender("", List.of()), List.of()),
            inspection.message().body());
    return Rehearsal.incoming(
        passage, inspection, IncomingTerms.usual(situation.isEnforced()), situation.receiver());
  }

  private Inspector inspector() throws Misuse, UnusableFile {
    SignerJudge judge =
        new SignerJudge(
            oldAlgorithms ? AlgorithmRules.LEGACY : AlgorithmRules.MODERN,
            SignatureProviders.of(Keys.BOUNCY_CASTLE),
            CmsLimits.DEFAULT);
    return new Inspector(
        new SignatureExaminer(judge, CmsLimits.DEFAULT, MessageLimits.DEFAULT),
        keys(),
        AuthorityNames.DEFAULT);
  }

  private KeyService keys() throws Misuse, UnusableFile {
    if (anchors.isPresent()) {
      return new EngineKeyService(
          TrustFolder.read(anchors.get()),
          oldAlgorithms ? AlgorithmPolicy.ANY : AlgorithmPolicy.MODERN,
          surroundings.clock());
    }
    ClientSettings settings = session.settings();
    return SoapKeyService.at(
        settings,
        new HttpTransport(settings.limits(), session.service().tls()),
        surroundings.random());
  }
}
