package dev.signet.mail.edge;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.signet.mail.edge.outgoing.OutgoingFacts.Submission;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Wish;
import dev.signet.mail.edge.outgoing.OutgoingRule;
import dev.signet.mail.edge.outgoing.OutgoingTable;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.testkit.Requirement;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every outgoing decision there is; all of them are looked at, once. */
class OutgoingLawsTest {
  private static final Map<Law, OutgoingFacts> BROKEN = new EnumMap<>(Law.class);
  private static final Set<String> RULES = new TreeSet<>();

  enum Law {
    WITHOUT_POLICY_AND_REQUEST_NOTHING_IS_REFUSED(
        (facts, decision) ->
            facts.own() != AuthenticationPolicy.UNDEFINED
                || facts.wish() == Wish.SIGN
                || !isRefused(decision)),
    NOTHING_OF_OTHERS_IS_TOUCHED(
        (facts, decision) -> facts.submission() == Submission.OURS || decision instanceof Pass),
    AN_EXPLICIT_SIGNATURE_IS_NOT_TAKEN_OFF_BY_DEFAULT(
        (facts, decision) ->
            facts.settings().stripsExplicit()
                || facts.signature().filter(s -> s.isExplicit()).isEmpty()
                || !takesOff(decision)),
    A_DOMAIN_THAT_ALWAYS_SIGNS_LETS_NOTHING_UNSIGNED_OUT(
        (facts, decision) ->
            facts.own() != AuthenticationPolicy.ALWAYS
                || facts.submission() != Submission.OURS
                || facts.shape() == Shape.ENCRYPTED
                || isRefused(decision)
                || signs(decision)
                || (decision instanceof Pass && facts.signature().orElseThrow().satisfies())),
    A_DOMAIN_THAT_NEVER_SIGNS_SIGNS_NOTHING(
        (facts, decision) -> facts.own() != AuthenticationPolicy.NEVER || !signs(decision)),
    A_DOMAIN_THAT_NEVER_SIGNS_LETS_NO_SIGNATURE_OF_ITS_OWN_OUT(
        (facts, decision) ->
            facts.own() != AuthenticationPolicy.NEVER
                || facts.submission() != Submission.OURS
                || facts.signature().filter(s -> s.isAligned()).isEmpty()
                || isRefused(decision)
                || takesOff(decision)),
    WITHOUT_POLICY_AND_REQUEST_ONLY_WHO_COPES_GETS_A_SIGNATURE(
        (facts, decision) ->
            facts.own() != AuthenticationPolicy.UNDEFINED
                || facts.wish() == Wish.SIGN
                || !signs(decision)
                || facts.receiver().edge() == NextHopSupport.KNOWN_ALL
                || facts.receiver().program() == ReceiverSupport.YES),
    NOTHING_IS_SIGNED_WITH_A_KEY_THAT_NOBODY_VOUCHES_FOR(
        (facts, decision) -> facts.key() == OwnKey.VALID || !signs(decision)),
    WHAT_IS_ENCRYPTED_OR_MALFORMED_IS_NOT_CHANGED(
        (facts, decision) ->
            (facts.shape() != Shape.ENCRYPTED && facts.shape() != Shape.MALFORMED)
                || !(signs(decision) || takesOff(decision))),
    ONLY_A_USERS_WISH_MAKES_A_SIGNATURE_EXPLICIT(
        (facts, decision) ->
            !(decision instanceof Sign sign)
                || sign.origin().isOpportunistic()
                || (facts.wish() == Wish.SIGN && sign.ruling().rule().equals("O-9"))),
    ONLY_WHAT_IS_SIGNED_LOSES_A_SIGNATURE(
        (facts, decision) -> facts.signature().isPresent() || !takesOff(decision)),
    WHAT_WAS_REFUSED_HAS_A_REPLY_THAT_NAMES_THE_RULE(
        (facts, decision) ->
            !(decision instanceof Reject reject)
                || (reject.reply().isPermanent() && names(reject.reply().lines(), decision))),
    WHAT_WAITS_HAS_A_REPLY_THAT_NAMES_THE_RULE(
        (facts, decision) ->
            !(decision instanceof Defer defer)
                || (defer.reply().isTransient() && names(defer.reply().lines(), decision)));

    private final BiPredicate<OutgoingFacts, OutgoingDecision> holds;

    Law(BiPredicate<OutgoingFacts, OutgoingDecision> holds) {
      this.holds = holds;
    }
  }

  @BeforeAll
  static void lookAtAll() {
    DecisionSpace.OUTGOING.forEach(
        row -> {
          look(DecisionSpace.outgoing(row));
          look(DecisionSpace.outgoing(row, Submission.FOREIGN));
          look(DecisionSpace.outgoing(row, Submission.UNTRUSTED));
        });
  }

  private static void look(OutgoingFacts facts) {
    OutgoingDecision decision = OutgoingTable.decide(facts);
    RULES.add(decision.ruling().rule());
    for (Law law : Law.values()) {
      if (!law.holds.test(facts, decision)) {
        BROKEN.putIfAbsent(law, facts);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Requirement("E2E-A06")
  @Requirement("E2E-S01")
  @Requirement("E2E-S02")
  @Requirement("E2E-S03")
  @Requirement("E2E-S04")
  @Requirement("E2E-S05")
  @Requirement("E2E-S06")
  @Requirement("E2E-S14")
  void holdsForEveryDecision(Law law) {
    assertThat(BROKEN.get(law)).isNull();
  }

  @Test
  void everyRuleDecidesSomething() {
    assertThat(RULES)
        .containsAll(Arrays.stream(OutgoingRule.values()).map(OutgoingRule::id).toList())
        .contains("O-17")
        .hasSize(OutgoingRule.values().length + 1);
  }

  private static boolean names(List<String> lines, OutgoingDecision decision) {
    return lines.get(0).endsWith("; rule " + decision.ruling().rule());
  }

  private static boolean isRefused(OutgoingDecision decision) {
    return decision instanceof Reject || decision instanceof Defer;
  }

  private static boolean signs(OutgoingDecision decision) {
    return decision instanceof Sign || decision instanceof Wrap;
  }

  private static boolean takesOff(OutgoingDecision decision) {
    return decision instanceof Strip || (decision instanceof Sign sign && sign.stripsFirst());
  }
}
