package dev.signet.mail.handling;

import dev.signet.mail.edge.EdgeReport;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.outgoing.ExistingSignature;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingFacts;
import dev.signet.mail.edge.outgoing.OutgoingFacts.OwnKey;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Receiver;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Submission;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.edge.outgoing.OutgoingTable;
import dev.signet.mail.edge.stripping.LayerFacts;
import dev.signet.mail.edge.stripping.StrippingFacts;
import dev.signet.mail.edge.stripping.StrippingTable;
import dev.signet.mail.smtp.Envelope;
import dev.signet.policy.AuthenticationPolicy;
import java.util.List;

/** What the edge would decide about a message, without any mail server; nothing is changed. */
public final class Rehearsal {
  private static final Envelope.Recipient SOMEBODY =
      new Envelope.Recipient("somebody@example.net", List.of());

  private Rehearsal() {}

  /**
   * As incoming mail.
   *
   * @param passage with what is known of the session; its content is not read
   */
  public static EdgeReport incoming(
      Passage passage, Inspection inspection, IncomingTerms terms, ReceiverSupport receiver) {
    IncomingDesk desk =
        new IncomingDesk(terms, passage, inspection, new IncomingDesk.Standing(false, false));
    return Reports.incoming(
        desk.decision(SOMEBODY),
        StrippingTable.decide(
            new StrippingFacts(
                inspection.examination().shape(),
                LayerFacts.of(inspection.finding(), inspection.examination().layers().size()),
                receiver,
                passage.isAdvertised(),
                !terms.isEnforced(),
                terms.stripping())),
        inspection.finding());
  }

  /** What is supposed of an outgoing message: who declares what, and who copes with what. */
  public record Supposed(AuthenticationPolicy own, NextHopSupport edge, ReceiverSupport receiver) {}

  /** As outgoing mail of somebody who may have it signed, with a key that is good. */
  public static EdgeReport outgoing(Inspection inspection, Supposed supposed) {
    OutgoingFacts facts =
        new OutgoingFacts(
            Submission.OURS,
            false,
            SigningRequest.in(inspection.message().header()),
            inspection.examination().shape(),
            ExistingSignature.in(inspection.finding()),
            supposed.own(),
            OwnKey.VALID,
            new Receiver(supposed.edge(), supposed.receiver(), false),
            OutgoingSettings.DEFAULT);
    return OutgoingTable.decide(facts).report(inspection.finding());
  }
}
