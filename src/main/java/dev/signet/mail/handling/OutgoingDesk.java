package dev.signet.mail.handling;

import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.outgoing.ExistingSignature;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingDecision;
import dev.signet.mail.edge.outgoing.OutgoingFacts;
import dev.signet.mail.edge.outgoing.OutgoingFacts.OwnKey;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Receiver;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Submission;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Wish;
import dev.signet.mail.edge.outgoing.OutgoingTable;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.signing.Submitter;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smtp.Envelope;
import dev.signet.policy.AuthenticationPolicy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts the facts about one outgoing message together and has them judged, for each recipient. */
final class OutgoingDesk {
  private static final Receiver UNASKED =
      new Receiver(NextHopSupport.UNKNOWN, ReceiverSupport.UNKNOWN, false);

  private final OutgoingEdge.Means means;
  private final OutgoingTerms terms;
  private final Passage passage;
  private final Inspection inspection;
  private final Submission submission;
  private final Wish wish;

  private OutgoingDesk(OutgoingEdge.Means means, OutgoingTerms terms, Passage passage, Read read) {
    this.means = means;
    this.terms = terms;
    this.passage = passage;
    this.inspection = read.inspection();
    this.submission = read.submission();
    this.wish = SigningRequest.in(read.inspection().message().header());
  }

  private record Read(Inspection inspection, Submission submission) {}

  /** Only mail that this edge may act for is looked into. */
  static OutgoingDesk over(
      OutgoingEdge.Means means, OutgoingTerms terms, Passage passage, MailMessage message)
      throws IOException {
    Submitter submitter = terms.submitter(passage.peer(), message.header());
    Submission submission = means.signers().submission(submitter, Inspector.author(message));
    Inspection inspection =
        submission == Submission.OURS
            ? means.inspector().inspect(message, Optional.empty(), Optional.empty())
            : means.inspector().glance(message);
    return new OutgoingDesk(means, terms, passage, new Read(inspection, submission));
  }

  MessageFinding finding() {
    return inspection.finding();
  }

  Inspection inspection() {
    return inspection;
  }

  Optional<MailAddress> author() {
    return inspection.finding().author();
  }

  /** One each per recipient; our own key is asked about only if somebody's mail hangs on it. */
  List<OutgoingDecision> decisions() {
    List<Receiver> receivers =
        passage.envelope().recipients().stream().map(this::receiver).toList();
    List<OutgoingDecision> hopeful = decisions(receivers, OwnKey.VALID);
    if (hopeful.stream().noneMatch(OutgoingDesk::needsKey)) {
      return hopeful;
    }
    OwnKey key = author().map(means.signers()::status).orElse(OwnKey.INVALID);
    return key == OwnKey.VALID ? hopeful : decisions(receivers, key);
  }

  private static boolean needsKey(OutgoingDecision decision) {
    return decision instanceof OutgoingDecision.Sign || decision instanceof OutgoingDecision.Wrap;
  }

  private List<OutgoingDecision> decisions(List<Receiver> receivers, OwnKey key) {
    List<OutgoingDecision> decisions = new ArrayList<>();
    for (Receiver receiver : receivers) {
      decisions.add(OutgoingTable.decide(facts(receiver, key)));
    }
    return decisions;
  }

  private OutgoingFacts facts(Receiver receiver, OwnKey key) {
    return new OutgoingFacts(
        submission,
        isAutomatic(),
        wish,
        inspection.examination().shape(),
        ExistingSignature.in(inspection.finding()),
        own(),
        key,
        receiver,
        terms.settings());
  }

  private AuthenticationPolicy own() {
    return author()
        .map(author -> terms.policyOf(author.domain()))
        .orElse(AuthenticationPolicy.UNDEFINED);
  }

  /** RFC 3834 section 5; the null sender is one that nobody answers. */
  private boolean isAutomatic() {
    Header header = inspection.message().header();
    return passage.envelope().sender().isNull()
        || header.all("Auto-Submitted").stream()
            .map(HeaderField::body)
            .anyMatch(word -> !word.strip().toLowerCase(Locale.ROOT).startsWith("no"));
  }

  /** Others are asked only if the answer can make a difference. */
  private Receiver receiver(Envelope.Recipient recipient) {
    Shape shape = inspection.examination().shape();
    boolean certain =
        submission != Submission.OURS
            || own() == AuthenticationPolicy.ALWAYS && shape == Shape.UNSIGNED
            || own() == AuthenticationPolicy.NEVER && wish == Wish.ABSENT && shape == Shape.UNSIGNED
            || shape == Shape.ENCRYPTED
            || shape == Shape.MALFORMED;
    return certain ? UNASKED : MailAddress.parse(recipient.path()).map(this::asked).orElse(UNASKED);
  }

  private Receiver asked(MailAddress address) {
    return new Receiver(
        means.receivers().edgeOf(address.domain()),
        means.receivers().programOf(address),
        terms.never().has(address));
  }
}
