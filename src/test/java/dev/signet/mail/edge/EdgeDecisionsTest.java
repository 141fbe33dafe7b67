package dev.signet.mail.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.finding.SignatureClass;
import dev.signet.mail.edge.incoming.EncryptionTable;
import dev.signet.mail.edge.incoming.Exemption;
import dev.signet.mail.edge.incoming.IncomingDecision;
import dev.signet.mail.edge.incoming.IncomingFacts;
import dev.signet.mail.edge.incoming.IncomingTable;
import dev.signet.mail.edge.stripping.LayerFacts;
import dev.signet.mail.edge.stripping.StrippingDecision;
import dev.signet.mail.edge.stripping.StrippingFacts;
import dev.signet.mail.edge.stripping.StrippingRule;
import dev.signet.mail.edge.stripping.StrippingSettings;
import dev.signet.mail.edge.stripping.StrippingTable;
import dev.signet.mail.smtp.Reply;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.testkit.Requirement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for every decision there is. */
class EdgeDecisionsTest {
  private static Ruling by(String rule) {
    return new Ruling(rule, "for a test");
  }

  @Test
  void everyRuleOfTheTablesDecidesSomething() {
    Set<String> incoming = new TreeSet<>();
    forEachIncoming((facts, decision) -> incoming.add(decision.ruling().rule()));
    assertThat(incoming)
        .containsExactly("I-1", "V-1", "V-2", "V-3", "V-4", "V-5", "V-6", "V-7", "V-8");

    Set<String> stripping = new TreeSet<>();
    forEachLayer((facts, decision) -> stripping.add(decision.ruling().rule()));
    assertThat(stripping)
        .contains("R-1")
        .containsAll(Arrays.stream(StrippingRule.values()).map(StrippingRule::id).toList());
  }

  @Test
  void whatTheDeliveryStageSeesToIsLeftOn() {
    forEachLayer(
        (facts, decision) -> {
          StrippingSettings left = new StrippingSettings(true, true, true);
          StrippingFacts before =
              new StrippingFacts(
                  facts.shape(),
                  facts.layers(),
                  facts.receiver(),
                  facts.isAdvertised(),
                  facts.isMonitor(),
                  left);
          assertThat(StrippingTable.decide(before).strips()).as("%s", facts).isFalse();
        });
  }

  @Test
  @Requirement("E2E-I09")
  void withoutPolicyNothingIsRefused() {
    forEachIncoming(
        (facts, decision) -> {
          boolean isSilent =
              facts.policy() == AuthenticationPolicy.UNDEFINED && !facts.isPolicyUnavailable();
          assertThat(isSilent && !isPlainlyAccepted(decision)).as("%s", facts).isFalse();
        });
  }

  @Test
  @Requirement("E2E-X14")
  @Requirement("E2E-I11")
  void anExemptMessageIsNeverRefusedAndTheOffenceIsKept() {
    Map<Exemption, Integer> spared = new HashMap<>();
    forEachIncoming(
        (facts, decision) ->
            facts
                .exemptions()
                .forEach(
                    exemption -> {
                      assertThat(decision).isInstanceOf(IncomingDecision.Accept.class);
                      int now = ((IncomingDecision.Accept) decision).wouldReject().size();
                      spared.merge(exemption, now, Integer::sum);
                    }));
    DecisionSpace.ENCRYPTION.forEach(
        row -> {
          if (row.get("exempt") instanceof Exemption) {
            assertThat(EncryptionTable.decide(DecisionSpace.encryption(row)))
                .isInstanceOf(IncomingDecision.Accept.class);
          }
        });
    assertThat(spared).hasSize(Exemption.values().length).doesNotContainValue(0);
  }

  @Test
  @Requirement("E2E-I06")
  void whatCannotBeJudgedNowIsNotRefusedForGoodBeforeItWaited() {
    forEachIncoming(
        (facts, decision) -> {
          if (facts.signature().code().equals("Stemp") && !facts.isOutOfPatience()) {
            assertThat(decision).isNotInstanceOf(IncomingDecision.Reject.class);
          }
        });
  }

  @Test
  @Requirement("E2E-I12")
  void encryptionThatIsMissingIsNeverRefused() {
    DecisionSpace.ENCRYPTION.forEach(
        row -> {
          if (row.get("observed").toString().equals("NOT_APPLIED")) {
            assertThat(EncryptionTable.decide(DecisionSpace.encryption(row)))
                .isInstanceOf(IncomingDecision.Accept.class);
          }
        });
  }

  @Test
  void theStricterOfTwoVerdictsCounts() {
    IncomingDecision accept = new IncomingDecision.Accept(by("I-1"), List.of());
    IncomingDecision defer = new IncomingDecision.Defer(by("V-7"), Reply.of(451, "", "later"));
    IncomingDecision reject = new IncomingDecision.Reject(by("E-2"), Reply.of(550, "", "no"));

    assertThat(accept.and(defer)).isSameAs(defer);
    assertThat(reject.and(defer)).isSameAs(reject);
    assertThat(defer.and(reject)).isSameAs(reject);
    assertThat(accept.and(accept)).isEqualTo(accept);
  }

  @Test
  void layersArePeeledUntilOneStays() {
    forEachLayer(
        (outer, first) ->
            STRIPPED_INSIDE.forEach(
                inner -> {
                  if (outer.layers().isEmpty()) {
                    return;
                  }
                  List<LayerFacts> both = List.of(outer.layers().get(0), inner);
                  StrippingDecision all = StrippingTable.decide(with(outer, both));
                  int within = StrippingTable.decide(with(outer, List.of(inner))).layers();
                  assertThat(all.layers()).isEqualTo(first.strips() ? 1 + within : 0);
                }));
  }

  private static final List<LayerFacts> STRIPPED_INSIDE =
      List.of(
          new LayerFacts(SignatureClass.AUTHOR, false, false, false),
          new LayerFacts(SignatureClass.BAD, false, true, false));

  private static StrippingFacts with(StrippingFacts facts, List<LayerFacts> layers) {
    return new StrippingFacts(
        facts.shape(),
        layers,
        facts.receiver(),
        facts.isAdvertised(),
        facts.isMonitor(),
        facts.settings());
  }

  private static boolean isPlainlyAccepted(IncomingDecision decision) {
    return decision instanceof IncomingDecision.Accept accept && accept.violations().isEmpty();
  }

  private static void forEachIncoming(BiConsumer<IncomingFacts, IncomingDecision> check) {
    DecisionSpace.INCOMING.forEach(
        row -> {
          IncomingFacts facts = DecisionSpace.incoming(row);
          check.accept(facts, IncomingTable.decide(facts));
        });
  }

  private static void forEachLayer(BiConsumer<StrippingFacts, StrippingDecision> check) {
    DecisionSpace.STRIPPING.forEach(
        row -> {
          StrippingFacts facts = DecisionSpace.stripping(row);
          check.accept(facts, StrippingTable.decide(facts));
        });
  }
}
