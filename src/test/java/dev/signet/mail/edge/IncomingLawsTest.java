package dev.signet.mail.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.finding.Alignment;
import dev.signet.mail.edge.finding.JudgedSigner;
import dev.signet.mail.edge.finding.MessageFinding;
import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.edge.incoming.EncryptionFacts;
import dev.signet.mail.edge.incoming.EncryptionFacts.Observed;
import dev.signet.mail.edge.incoming.EncryptionFacts.Protocol;
import dev.signet.mail.edge.incoming.EncryptionTable;
import dev.signet.mail.edge.incoming.IncomingFacts;
import dev.signet.mail.edge.incoming.IncomingTable;
import dev.signet.mail.edge.outgoing.ExistingSignature;
import dev.signet.mail.edge.outgoing.OutgoingDecision;
import dev.signet.mail.edge.outgoing.OutgoingGuards;
import dev.signet.mail.edge.stripping.LayerFacts;
import dev.signet.mail.edge.stripping.StrippingDecision;
import dev.signet.mail.edge.stripping.StrippingFacts;
import dev.signet.mail.edge.stripping.StrippingTable;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignerFinding;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.EncryptionPolicy;
import dev.signet.testkit.Requirement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What docs/protocol.md demands of an edge, held against every decision there is. */
class IncomingLawsTest {
  private static final Map<SignatureClass, String> WHERE_ONE_IS_DUE =
      new EnumMap<>(
          Map.of(
              SignatureClass.NONE, "reject 550 5.7.1  V-1",
              SignatureClass.PARTIAL, "reject 550 5.7.1  V-1",
              SignatureClass.OTHER, "reject 550 5.7.1  V-2",
              SignatureClass.UNLISTED, "reject 550 5.7.1  V-3",
              SignatureClass.BAD, "reject 550 5.7.7  V-5",
              SignatureClass.PERM, "reject 550 5.7.5  V-6",
              SignatureClass.MALFORMED, "reject 550 5.7.5  V-6",
              SignatureClass.AUTHOR, "accept  I-1",
              SignatureClass.DOMAIN, "accept  I-1"));

  private static boolean isDue(IncomingFacts facts) {
    return facts.exemptions().isEmpty()
        && !facts.isPolicyUnavailable()
        && (facts.policy() == AuthenticationPolicy.ALWAYS
            || facts.policy() == AuthenticationPolicy.EHLO && facts.isAdvertised());
  }

  @Test
  @Requirement("E2E-I05")
  @Requirement("E2E-I08")
  void whereASignatureIsDueOnlyOneOfTheDomainDoes() {
    Set<SignatureClass> seen = new TreeSet<>();
    forIncoming(
        facts -> isDue(facts) && WHERE_ONE_IS_DUE.containsKey(facts.signature()),
        (facts, outcome) -> {
          seen.add(facts.signature());
          return outcome.equals(WHERE_ONE_IS_DUE.get(facts.signature()));
        });
    assertThat(seen).isEqualTo(WHERE_ONE_IS_DUE.keySet());
  }

  @Test
  @Requirement("E2E-I06")
  void whatMayTurnOutWellWaits() {
    forIncoming(
        facts ->
            isDue(facts) && facts.signature() == SignatureClass.TEMP && !facts.isOutOfPatience(),
        (facts, outcome) -> outcome.equals("defer 451 4.7.5  V-7"));
  }

  @Test
  @Requirement("E2E-I07")
  void whoNeverSignsIsTakenAtItsWordOnlyAgainstItsOwnSignature() {
    Set<SignatureClass> aligned =
        Set.of(SignatureClass.AUTHOR, SignatureClass.DOMAIN, SignatureClass.UNLISTED);
    forIncoming(
        facts ->
            facts.policy() == AuthenticationPolicy.NEVER
                && !facts.isPolicyUnavailable()
                && facts.exemptions().isEmpty(),
        (facts, outcome) ->
            outcome.equals(
                aligned.contains(facts.signature()) ? "reject 550 5.7.1  V-4" : "accept  I-1"));
  }

  @Test
  @Requirement("E2E-R09")
  void withoutAPolicyToGoByItIsAsIfThereWereNoneUnlessWeWait() {
    forIncoming(
        facts -> facts.isPolicyUnavailable() && facts.exemptions().isEmpty(),
        (facts, outcome) ->
            outcome.startsWith(
                facts.settings().needsPolicy() ? "defer 451 4.4.3  V-8" : "accept  "));
  }

  @Test
  @Requirement("E2E-I12")
  void whoNeverEncryptsIsTakenAtItsWord() {
    forEncryption(
        facts ->
            facts.protocol() == Protocol.SMIME
                && facts.policy() == EncryptionPolicy.NEVER
                && facts.observed() == Observed.APPLIED,
        (facts, outcome) -> outcome.equals("reject 550 5.7.1  E-2"));
  }

  @Test
  @Requirement("E2E-I13")
  void neverForTlsIsIgnoredUnlessWeAreToldTo() {
    forEncryption(
        facts ->
            facts.protocol() == Protocol.TLS
                && facts.policy() == EncryptionPolicy.NEVER
                && facts.observed() == Observed.APPLIED,
        (facts, outcome) ->
            outcome.startsWith(facts.settings().enforcesTlsNever() ? "reject" : "accept"));
  }

  @Test
  @Requirement("E2E-I14")
  void whatTheSendersEdgeSignedForUsGoesAndWhatItSignedForTheReceiverStays() {
    forLayers(
        (facts, layer) ->
            layer.signature().isGood() && layer.isDomainSignature() && !facts.isMonitor(),
        (facts, layer) ->
            !layer.isForReceiver()
                || facts.settings().stripsAll()
                || facts.receiver() == ReceiverSupport.NO);
  }

  @Test
  @Requirement("E2E-I15")
  void whereSmimeWasAdvertisedWhatDoesNotHoldGoes() {
    forLayers(
        (facts, layer) -> layer.signature() == SignatureClass.BAD && facts.isAdvertised(),
        (facts, layer) -> true);
    forLayers(
        (facts, layer) -> isOpen(layer) && facts.isAdvertised() && !facts.settings().stripsAll(),
        (facts, layer) ->
            facts.receiver() == ReceiverSupport.NO
                || facts.receiver() == ReceiverSupport.UNKNOWN && !layer.isForReceiver());
  }

  private static boolean isOpen(LayerFacts layer) {
    return layer.signature() == SignatureClass.PERM || layer.signature() == SignatureClass.TEMP;
  }

  @Test
  @Requirement("E2E-K06")
  void whatIsEncryptedIsNotChanged() {
    DecisionSpace.STRIPPING.forEach(
        row -> {
          StrippingFacts facts = DecisionSpace.stripping(row);
          if (facts.shape() == Shape.ENCRYPTED) {
            assertThat(StrippingTable.decide(facts).strips()).isFalse();
          }
        });
  }

  @Test
  @Requirement("E2E-I17")
  void inOneFormForAllOnlyWhatAllCanDoWithoutGoes() {
    Ruling ruling = new Ruling("R-10", "for a test");
    StrippingDecision keep = new StrippingDecision(0, List.of(ruling));
    StrippingDecision one = new StrippingDecision(1, List.of(ruling));
    StrippingDecision two = new StrippingDecision(2, List.of(ruling, ruling));

    assertThat(StrippingTable.common(List.of(two, keep, one))).isEqualTo(keep);
    assertThat(StrippingTable.common(List.of(two, one))).isEqualTo(one);
    assertThat(StrippingTable.common(List.of(two, two))).isEqualTo(two);
  }

  @Test
  @Requirement("E2E-S12")
  void inOneReplyWaitingCountsMostAndADueSignatureIsForAll() {
    for (OutgoingDecision one : DecisionSpace.KINDS) {
      for (OutgoingDecision other : DecisionSpace.KINDS) {
        OutgoingDecision both = OutgoingGuards.common(List.of(one, other));
        if (is(OutgoingDecision.Defer.class, one, other)) {
          assertThat(both).isInstanceOf(OutgoingDecision.Defer.class);
        } else if (is(OutgoingDecision.Reject.class, one, other)) {
          assertThat(both).isInstanceOf(OutgoingDecision.Reject.class);
        } else if (isDue(one) || isDue(other)) {
          assertThat(isDue(both) || isSameForm(one, other, both)).as("%s, %s", one, other).isTrue();
        }
      }
    }
  }

  /** Both stay as they are: then so does the one for both. */
  private static boolean isSameForm(
      OutgoingDecision one, OutgoingDecision other, OutgoingDecision both) {
    return one.variant() == other.variant() && both.variant() == one.variant();
  }

  private static boolean is(Class<?> kind, OutgoingDecision one, OutgoingDecision other) {
    return kind.isInstance(one) || kind.isInstance(other);
  }

  /** Leaves with a signature that the policy or the user demands. */
  private static boolean isDue(OutgoingDecision decision) {
    return decision instanceof OutgoingDecision.Wrap
        || decision instanceof OutgoingDecision.Sign sign && sign.isDue()
        || decision instanceof OutgoingDecision.Pass pass && pass.isDue();
  }

  @Test
  @Requirement("E2E-A05")
  void aSignatureThatSaysNothingOfItselfIsExplicit() {
    SignerFinding silent =
        new SignerFinding(
            Integrity.HOLDS,
            "as it is",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            false,
            false);
    KeyVerdict good = new KeyVerdict.Good("good");
    MessageFinding message =
        new MessageFinding(
            Shape.SIGNED,
            Optional.empty(),
            List.of(new JudgedSigner(0, "2", silent, Alignment.AUTHOR, List.of(), good, true)),
            true);

    assertThat(ExistingSignature.in(message).orElseThrow().isExplicit()).isTrue();
    assertThat(LayerFacts.of(message, 1).get(0).isOpportunistic()).isFalse();
  }

  /** Says whether an outcome is right for the facts. */
  private interface Law<F, O> {
    boolean holds(F facts, O outcome);
  }

  private static void forIncoming(Predicate<IncomingFacts> such, Law<IncomingFacts, String> law) {
    Function<IncomingFacts, String> table =
        facts -> DecisionSpace.outcome(IncomingTable.decide(facts));
    int[] seen = {0};
    DecisionSpace.INCOMING.forEach(
        row -> seen[0] += held(DecisionSpace.incoming(row), such, table, law));
    assertThat(seen[0]).isPositive();
  }

  private static void forEncryption(
      Predicate<EncryptionFacts> such, Law<EncryptionFacts, String> law) {
    Function<EncryptionFacts, String> table =
        facts -> DecisionSpace.outcome(EncryptionTable.decide(facts));
    int[] seen = {0};
    DecisionSpace.ENCRYPTION.forEach(
        row -> {
          if ("none".equals(row.get("exempt"))) {
            seen[0] += held(DecisionSpace.encryption(row), such, table, law);
          }
        });
    assertThat(seen[0]).isPositive();
  }

  private static <F> int held(
      F facts, Predicate<F> such, Function<F, String> table, Law<F, String> law) {
    if (!such.test(facts)) {
      return 0;
    }
    String outcome = table.apply(facts);
    assertThat(law.holds(facts, outcome)).as("%s: %s", facts, outcome).isTrue();
    return 1;
  }

  /** Such layers go exactly where they should. */
  private static void forLayers(
      Law<StrippingFacts, LayerFacts> such, Law<StrippingFacts, LayerFacts> goes) {
    int[] seen = {0};
    DecisionSpace.STRIPPING.forEach(
        row -> {
          StrippingFacts facts = DecisionSpace.stripping(row);
          if (facts.layers().isEmpty()
              || facts.isMonitor()
              || !such.holds(facts, facts.layers().get(0))) {
            return;
          }
          seen[0]++;
          assertThat(StrippingTable.decide(facts).strips())
              .as("%s", facts)
              .isEqualTo(goes.holds(facts, facts.layers().get(0)));
        });
    assertThat(seen[0]).isPositive();
  }
}
