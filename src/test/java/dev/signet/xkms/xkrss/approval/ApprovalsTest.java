package dev.signet.xkms.xkrss.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signet.xkms.exchange.Turn;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.UseKeyWith;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which requests wait for operators, and for how many. */
class ApprovalsTest {
  private static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@example.org");
  private static final UseKeyWith DOMAIN = UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org");
  private static final UseKeyWith HOST = UseKeyWith.of(Application.TLS_HTTPS, "WWW.example.org");
  private static final UseKeyWith BELOW = UseKeyWith.of(Application.SMIME, "bob@sales.example.org");
  private static final UseKeyWith NOBODYS = UseKeyWith.of(Application.PKIX, "CN=example.org");
  private static final List<UseKeyWith> ALL = List.of(ALICE, DOMAIN, HOST, BELOW, NOBODYS);

  private static List<UseKeyWith> in(String space) {
    return ALL.stream().filter(NameSpace.of(space)::contains).toList();
  }

  @Test
  void aNameSpaceHoldsWhatItsFormSays() {
    assertThat(in("*")).isEqualTo(ALL);
    assertThat(in("example.org")).containsExactly(ALICE, DOMAIN);
    assertThat(in(".example.org")).containsExactly(HOST, BELOW);
    assertThat(in("*@example.org")).containsExactly(ALICE);
    assertThat(in("alice@example.org")).containsExactly(ALICE);
    assertThat(in("bob@example.org")).isEmpty();
    assertThat(in("xample.org")).isEmpty();
    assertThat(in(".xample.org")).isEmpty();
  }

  @Test
  void noSpellingOfANameEscapes() {
    for (String spelled : List.of("ALICE@EXAMPLE.ORG", "alice@Example.org", "Alice@example.org")) {
      UseKeyWith name = new UseKeyWith("urn:example:application", spelled);
      assertThat(NameSpace.of("alice@example.org").contains(name)).as(spelled).isTrue();
      assertThat(NameSpace.of("EXAMPLE.org").contains(name)).as(spelled).isTrue();
    }
  }

  @Test
  void otherFormsAreNoNameSpaces() {
    for (String text : List.of("", ".", "@", "*@", "*.example.org", "a b", "**", "@example.org")) {
      assertThatIllegalArgumentException().as(text).isThrownBy(() -> NameSpace.of(text));
    }
  }

  @Test
  void byDefaultOnlyRecoveriesWaitAndForTwo() {
    for (Operation operation : Operation.values()) {
      int needed = operation == Operation.RECOVER ? 2 : 0;
      assertThat(Approvals.DEFAULT.of(operation, ALL, Turn.FIRST).needed()).isEqualTo(needed);
    }
  }

  @Test
  void oneNameIsEnoughAndTheStrictestRuleCounts() {
    Approvals approvals =
        new Approvals(
            List.of(
                rule("*", 1, Operation.REGISTER),
                rule("*@example.org", 3, Operation.REGISTER, Operation.RECOVER)),
            1);
    assertThat(needed(approvals, Operation.REGISTER, DOMAIN)).isEqualTo(1);
    assertThat(needed(approvals, Operation.REGISTER, DOMAIN, ALICE)).isEqualTo(3);
    assertThat(needed(approvals, Operation.REISSUE, ALICE)).isZero();
    assertThat(needed(approvals, Operation.RECOVER, ALICE)).isEqualTo(3);
    assertThat(needed(approvals, Operation.RECOVER, DOMAIN)).isEqualTo(1);
  }

  @Test
  void approversCountOnceEachAndOnlyWhenTheRequestHasWaited() {
    Turn early = new Turn(Turn.FIRST.original(), Turn.FIRST.signerAround(), false, two());
    assertThat(Approvals.DEFAULT.of(Operation.RECOVER, ALL, early).isDue()).isTrue();
    assertThat(
            Approvals.DEFAULT.of(Operation.RECOVER, ALL, Turn.FIRST.later(Set.of("anna"))).isDue())
        .isTrue();
    assertThat(Approvals.DEFAULT.of(Operation.RECOVER, ALL, Turn.FIRST.later(two())).isDue())
        .isFalse();
  }

  private static Set<String> two() {
    return Set.of("anna", "ben");
  }

  @Test
  void numbersAndOperationsHaveLimits() {
    NameSpace all = NameSpace.of("*");
    Set<Operation> register = Set.of(Operation.REGISTER);
    assertThatIllegalArgumentException().isThrownBy(() -> new Approvals(List.of(), 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new Approvals(List.of(), -1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApprovalRule(all, register, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApprovalRule(all, register, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> new ApprovalRule(all, Set.of(), 1));
    for (Operation operation : EnumSet.of(Operation.REVOKE, Operation.LOCATE, Operation.COMPOUND)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new ApprovalRule(all, Set.of(operation), 1));
    }
  }

  private static ApprovalRule rule(String space, int approvers, Operation... operations) {
    return new ApprovalRule(NameSpace.of(space), Set.of(operations), approvers);
  }

  private static int needed(Approvals approvals, Operation operation, UseKeyWith... names) {
    return approvals.of(operation, List.of(names), Turn.FIRST).needed();
  }
}
