package dev.signet.mail.handling;

import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.results.ForgedResults;
import dev.signet.mail.edge.results.ResultsWriter;
import dev.signet.mail.edge.results.SignatureResults;
import dev.signet.mail.edge.stripping.LayerFacts;
import dev.signet.mail.edge.stripping.StrippingDecision;
import dev.signet.mail.edge.stripping.StrippingFacts;
import dev.signet.mail.edge.stripping.StrippingTable;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.origin.OriginField;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.PolicyLookup;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mail that comes in: forged results go, signatures are judged, the author's domain policy is kept
 * or monitored, the result is noted, and signatures are removed for those who cannot show them
 * (draft-hallambaker-entity-00 section 2.1.3).
 */
public final class IncomingEdge implements Edge {

  /** Whom this edge asks and tells. */
  public record Means(
      MessageReader reader,
      Inspector inspector,
      PolicyLookup policies,
      ReceiverKnowledge receivers,
      SignatureStripper stripper,
      Forwarders forwarders,
      Patience patience,
      DecisionLog log) {}

  /** What this edge writes in Authentication-Results, and whose results it removes. */
  public record Results(ResultsWriter writer, ForgedResults forged) {}

  private final Means means;
  private final IncomingTerms terms;
  private final Results results;

  public IncomingEdge(Means means, IncomingTerms terms, Results results) {
    this.means = means;
    this.terms = terms;
    this.results = results;
  }

  @Override
  public Handled handle(Passage passage, boolean atOnce) throws IOException {
    return new Doorstep(means.reader())
        .receive(passage, message -> new Visit(passage, message).handled(atOnce));
  }

  /** One message. */
  private final class Visit {
    private final Passage passage;
    private final MailMessage message;
    private final Inspection inspection;
    private final Map<Integer, Variant> variants = new LinkedHashMap<>();

    Visit(Passage passage, MailMessage message) throws IOException {
      this.passage = passage;
      this.message = message;
      this.inspection = terms.verifies() ? inspected(message) : means.inspector().glance(message);
    }

    private Inspection inspected(MailMessage received) throws IOException {
      Optional<PolicyFinding> policy = ClaimedPolicy.of(received, means.policies());
      return means.inspector().inspect(received, policy, Optional.empty());
    }

    Handled handled(boolean atOnce) {
      List<IncomingDecision> decisions = decisions();
      if (!terms.isAfterQueue()) {
        means.log().judged(passage, inspection, strictest(decisions));
      }
      return atOnce ? together(decisions) : apart(decisions);
    }

    private List<IncomingDecision> decisions() {
      boolean isForwarded = means.forwarders().vouchFor(message.header(), terms.forwarders());
      List<IncomingDecision> decisions = decided(new IncomingDesk.Standing(isForwarded, false));
      boolean waits = decisions.stream().anyMatch(IncomingDecision.Defer.class::isInstance);
      return waits && means.patience().isOver(message, passage.envelope().sender())
          ? decided(new IncomingDesk.Standing(isForwarded, true))
          : decisions;
    }

    private List<IncomingDecision> decided(IncomingDesk.Standing standing) {
      IncomingDesk desk = new IncomingDesk(terms, passage, inspection, standing);
      return passage.envelope().recipients().stream().map(desk::decision).toList();
    }

    private static IncomingDecision strictest(List<IncomingDecision> decisions) {
      return decisions.stream().reduce(IncomingDecision::and).orElseThrow();
    }

    private Handled together(List<IncomingDecision> decisions) {
      IncomingDecision common = strictest(decisions);
      StrippingDecision stripping =
          StrippingTable.common(
              passage.envelope().recipients().stream().map(this::stripping).toList());
      Fate fate = settled(passage.envelope().recipients(), common, stripping);
      return Handled.of(List.of(new Handled.Lot(passage.envelope().recipients(), fate)));
    }

    private Handled apart(List<IncomingDecision> decisions) {
      Lots lots = new Lots();
      for (int i = 0; i < decisions.size(); i++) {
        Envelope.Recipient recipient = passage.envelope().recipients().get(i);
        lots.add(recipient, settled(List.of(recipient), decisions.get(i), stripping(recipient)));
      }
      return Handled.of(lots.all());
    }

    private StrippingDecision stripping(Envelope.Recipient recipient) {
      ReceiverSupport program =
          MailAddress.parse(recipient.path())
              .map(means.receivers()::programOf)
              .orElse(ReceiverSupport.UNKNOWN);
      return StrippingTable.decide(
          new StrippingFacts(
              inspection.examination().shape(),
              LayerFacts.of(inspection.finding(), inspection.examination().layers().size()),
              program,
              passage.isAdvertised(),
              !terms.isEnforced(),
              terms.stripping()));
    }

    /** What becomes of it for these, once told. */
    private Fate settled(
        List<Envelope.Recipient> recipients, IncomingDecision decision, StrippingDecision wanted) {
      Variant variant =
          decision.match(
              accept -> variants.computeIfAbsent(wanted.layers(), this::annotated),
              defer -> Variant.refused(defer.reply()),
              reject -> Variant.refused(reject.reply()));
      tell(recipients, Reports.incoming(decision, variant.really(wanted), inspection.finding()));
      return variant.fate();
    }

    /** The message without its outer layers, with what was found on top. */
    private Variant annotated(int layers) {
      Peeled peeled = Peeled.by(means.stripper(), inspection, layers);
      HeaderField found =
          results.writer().field(SignatureResults.of(inspection.finding(), peeled.layers()));
      Header honest = unclaimed(results.forged().removedFrom(peeled.message().header()));
      return new Variant(
          new Fate.Forward(peeled.message().withHeader(honest.under(found))),
          peeled.layers(),
          peeled.kept());
    }

    /** A mail without a signature says nothing about one (docs/protocol.md, "Header field"). */
    private Header unclaimed(Header header) {
      return inspection.examination().shape() == Shape.UNSIGNED
          ? header.without(field -> field.is(OriginField.NAME))
          : header;
    }

    private void tell(List<Envelope.Recipient> recipients, EdgeReport report) {
      List<String> paths = recipients.stream().map(Envelope.Recipient::path).toList();
      means.log().decided(passage, message, paths, report);
    }
  }

  /**
   * A form of the message, or a refusal.
   *
   * @param layers that are off
   * @param kept why not more of them are
   */
  private record Variant(Fate fate, int layers, Optional<String> kept) {
    static Variant refused(Reply reply) {
      return new Variant(new Fate.Refuse(reply), 0, Optional.empty());
    }

    StrippingDecision really(StrippingDecision wanted) {
      return kept.map(why -> wanted.impossible(layers, why)).orElse(wanted);
    }
  }
}
