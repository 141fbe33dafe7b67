package dev.signet.mail.edge;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.edge.incoming.EncryptionFacts;
import dev.signet.mail.edge.incoming.EncryptionTable;
import dev.signet.mail.edge.incoming.Exemption;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.incoming.IncomingFacts;
import dev.signet.mail.edge.incoming.IncomingSettings;
import dev.signet.mail.edge.incoming.IncomingTable;
import dev.signet.mail.edge.incoming.Violation;
import dev.signet.mail.edge.outgoing.ExistingSignature;
import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingDecision;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Defer;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Pass;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Reject;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Sign;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Strip;
import dev.signet.mail.edge.outgoing.OutgoingDecision.Wrap;
import dev.signet.mail.edge.outgoing.OutgoingFacts;
import dev.signet.mail.edge.outgoing.OutgoingFacts.OwnKey;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Receiver;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Submission;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Wish;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.edge.outgoing.OutgoingTable;
import dev.signet.mail.edge.stripping.LayerFacts;
import dev.signet.mail.edge.stripping.StrippingDecision;
import dev.signet.mail.edge.stripping.StrippingFacts;
import dev.signet.mail.edge.stripping.StrippingSettings;
import dev.signet.mail.edge.stripping.StrippingTable;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Mode;
import dev.signet.mail.smtp.Reply;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.EncryptionPolicy;
import dev.signet.testkit.TruthTable;
import dev.signet.testkit.TruthTable.Column;
import dev.signet.testkit.TruthTable.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every input that the tables of the edge can have, and their answers in short. */
final class DecisionSpace {
  static final Optional<DomainName> AUTHOR = Optional.of(DomainName.of("example.org"));

  static final TruthTable OUTGOING =
      new TruthTable(
          List.of(
              Column.of("shape", Shape.class),
              Column.of("own", AuthenticationPolicy.class),
              Column.of("mode", "explicit", "opportunistic").when("shape", Shape.SIGNED),
              Column.flag("aligned").when("shape", Shape.SIGNED),
              Column.of("standing", ExistingSignature.Standing.class).when("shape", Shape.SIGNED),
              Column.flag("automatic"),
              Column.of("wish", Wish.class),
              Column.of("cap", NextHopSupport.class),
              Column.of("user", ReceiverSupport.class),
              Column.flag("marked").when("shape", Shape.SIGNED),
              Column.flag("never"),
              Column.of("K", OwnKey.class),
              Column.flag("stripopp"),
              Column.flag("stripexp"),
              Column.flag("signunk"),
              Column.flag("wrap")),
          row -> outcome(OutgoingTable.decide(outgoing(row))));

  static final TruthTable INCOMING =
      new TruthTable(
          List.of(
              Column.of("dns", "answers", "fails"),
              Column.of("class", SignatureClass.class),
              Column.of("policy", AuthenticationPolicy.class),
              Column.flag("adv"),
              Column.flag("late"),
              Column.flag("reject-at-last"),
              Column.flag("needs-policy"),
              exemption()),
          row -> outcome(IncomingTable.decide(incoming(row))));

  static final TruthTable ENCRYPTION =
      new TruthTable(
          List.of(
              Column.of("policy", EncryptionPolicy.class),
              Column.of("observed", EncryptionFacts.Observed.class),
              Column.of("protocol", EncryptionFacts.Protocol.class),
              Column.flag("adv"),
              Column.flag("srv"),
              Column.flag("tls-never"),
              exemption()),
          row -> outcome(EncryptionTable.decide(encryption(row))));

  static final TruthTable STRIPPING =
      new TruthTable(
          List.of(
              Column.of("shape", Shape.class),
              Column.flag("strip-all"),
              Column.flag("monitor"),
              Column.of(
                      "class",
                      SignatureClass.AUTHOR,
                      SignatureClass.DOMAIN,
                      SignatureClass.UNLISTED,
                      SignatureClass.OTHER,
                      SignatureClass.BAD,
                      SignatureClass.PERM,
                      SignatureClass.TEMP,
                      SignatureClass.UNVERIFIED)
                  .when("shape", Shape.SIGNED),
              Column.flag("domain-sig").when("shape", Shape.SIGNED),
              Column.flag("marked").when("shape", Shape.SIGNED),
              Column.of("user", ReceiverSupport.class),
              Column.flag("adv"),
              Column.of("mode", "explicit", "opportunistic").when("shape", Shape.SIGNED),
              Column.flag("strip-unknown")),
          row -> outcome(StrippingTable.decide(stripping(row))));

  /** One outgoing decision of each kind. */
  static final List<OutgoingDecision> KINDS =
      List.of(
          new Pass(by("O-18"), false),
          new Pass(by("O-6"), false),
          new Pass(by("O-7"), true),
          new Strip(by("O-8")),
          new Sign(by("O-16"), origin(Mode.OPPORTUNISTIC), false, false),
          new Sign(by("O-13"), origin(Mode.OPPORTUNISTIC), false, true),
          new Sign(by("O-11"), origin(Mode.OPPORTUNISTIC), true, false),
          new Sign(by("O-9"), origin(Mode.EXPLICIT), true, true),
          new Wrap(by("O-6a"), origin(Mode.OPPORTUNISTIC)),
          new Reject(by("O-9"), Reply.of(550, "5.7.5", "no")),
          new Defer(by("O-11"), Reply.of(451, "4.7.5", "later")));

  private DecisionSpace() {}

  private static Ruling by(String rule) {
    return new Ruling(rule, "for a test");
  }

  private static SignatureOrigin origin(Mode mode) {
    return new SignatureOrigin(mode, Optional.empty(), Set.of());
  }

  private static Column exemption() {
    Object[] all = new Object[Exemption.values().length + 1];
    all[0] = "none";
    System.arraycopy(Exemption.values(), 0, all, 1, Exemption.values().length);
    return Column.of("exempt", all);
  }

  static OutgoingFacts outgoing(Row row) {
    return outgoing(row, Submission.OURS);
  }

  static OutgoingFacts outgoing(Row row, Submission submission) {
    boolean isSigned = row.get("shape") == Shape.SIGNED;
    return new OutgoingFacts(
        submission,
        row.is("automatic"),
        row.as(Wish.class, "wish"),
        row.as(Shape.class, "shape"),
        isSigned ? Optional.of(existing(row)) : Optional.empty(),
        row.as(AuthenticationPolicy.class, "own"),
        row.as(OwnKey.class, "K"),
        new Receiver(
            row.as(NextHopSupport.class, "cap"),
            row.as(ReceiverSupport.class, "user"),
            row.is("never")),
        new OutgoingSettings(
            row.is("stripopp"),
            row.is("stripexp"),
            row.is("signunk"),
            row.is("wrap"),
            Refusals.WITHOUT_URL));
  }

  private static ExistingSignature existing(Row row) {
    return new ExistingSignature(
        row.get("mode").equals("explicit"),
        row.is("marked"),
        row.is("aligned"),
        row.as(ExistingSignature.Standing.class, "standing"));
  }

  static IncomingFacts incoming(Row row) {
    return new IncomingFacts(
        row.as(SignatureClass.class, "class"),
        AUTHOR,
        row.as(AuthenticationPolicy.class, "policy"),
        row.get("dns").equals("fails"),
        row.is("adv"),
        row.is("late"),
        exemptions(row),
        new IncomingSettings(
            row.is("reject-at-last"), row.is("needs-policy"), false, Refusals.WITHOUT_URL));
  }

  static EncryptionFacts encryption(Row row) {
    return new EncryptionFacts(
        row.as(EncryptionFacts.Protocol.class, "protocol"),
        AUTHOR,
        row.as(EncryptionPolicy.class, "policy"),
        row.is("adv"),
        row.is("srv"),
        row.as(EncryptionFacts.Observed.class, "observed"),
        exemptions(row),
        new IncomingSettings(false, false, row.is("tls-never"), Refusals.WITHOUT_URL));
  }

  private static Set<Exemption> exemptions(Row row) {
    return row.get("exempt") instanceof Exemption exemption ? Set.of(exemption) : Set.of();
  }

  static StrippingFacts stripping(Row row) {
    boolean isSigned = row.get("shape") == Shape.SIGNED;
    return new StrippingFacts(
        row.as(Shape.class, "shape"),
        isSigned ? List.of(layer(row)) : List.of(),
        row.as(ReceiverSupport.class, "user"),
        row.is("adv"),
        row.is("monitor"),
        new StrippingSettings(row.is("strip-unknown"), row.is("strip-all")));
  }

  static LayerFacts layer(Row row) {
    return new LayerFacts(
        row.as(SignatureClass.class, "class"),
        row.is("domain-sig"),
        row.get("mode").equals("opportunistic"),
        row.is("marked"));
  }

  static String outcome(OutgoingDecision decision) {
    return decision.match(
            new OutgoingDecision.Cases<>(
                pass -> pass.isDue() ? "pass, due" : "pass",
                strip -> "strip",
                sign ->
                    (sign.stripsFirst() ? "strip, sign " : "sign ")
                        + (sign.origin().isOpportunistic() ? "opportunistic" : "explicit")
                        + (sign.isDue() ? ", due" : ""),
                wrap -> "wrap",
                reject -> codes(reject.reply()),
                defer -> codes(defer.reply())))
        + "  "
        + decision.ruling().rule();
  }

  static String outcome(IncomingDecision decision) {
    return decision.match(
        accept ->
            "accept  "
                + accept.ruling().rule()
                + accept.violations().stream()
                    .map(Violation::without)
                    .map(w -> w == Violation.Without.ACCEPTED ? ", told" : ", else " + w)
                    .findFirst()
                    .orElse(""),
        defer -> codes(defer.reply()) + "  " + defer.ruling().rule(),
        reject -> codes(reject.reply()) + "  " + reject.ruling().rule());
  }

  static String outcome(StrippingDecision decision) {
    return (decision.strips() ? "strip  " : "keep  ") + decision.ruling().rule();
  }

  static String codes(Reply reply) {
    return (reply.isTransient() ? "defer " : "reject ") + reply.code() + " " + reply.enhanced();
  }
}
