package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static dev.signet.xkms.xkrss.Asking.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.exchange.Deferral;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.SharedSecret;
import dev.signet.xkms.xkrss.approval.ApprovalRule;
import dev.signet.xkms.xkrss.approval.Approvals;
import dev.signet.xkms.xkrss.approval.NameSpace;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Term;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests that operators approve before they are carried out. */
class ApprovedRequestTest {
  private static final String SECRET = "3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4";

  private final KeyPair pair = Keys.fresh();

  @Test
  void aRegistrationThatNeedsAnApprovalIsPutOffAndChangesNothing() {
    Office office = office(rule("alice@example.org", 1, Operation.REGISTER));
    SharedSecret secret = office.handOut(SECRET, 1, ALICE);
    ReceivedRequest<Request.Register> request = registration(SECRET);

    assertThat(deferral(office, request))
        .contains(Deferral.approval("R15: operators have to approve this first", 1));
    assertThat(office.registered(pair.getPublic())).isEmpty();
    assertThat(office.secrets.list(1).get(0).usesLeft()).isEqualTo(secret.usesLeft());
    assertThat(office.answer(request).words()).isEqualTo("Receiver/NotSynchronous");
  }

  @Test
  void whenItIsApprovedItIsCarriedOut() {
    Office office = office(rule("*@example.org", 2, Operation.REGISTER));
    office.handOut(SECRET, 1, ALICE);
    ReceivedRequest<Request.Register> request = registration(SECRET);

    assertThat(office.answer(approved(request, "anna")).words())
        .isEqualTo("Receiver/NotSynchronous");
    assertThat(office.answer(approved(request, "anna", "ben")).words()).isEqualTo("Success");
    assertThat(office.registered(pair.getPublic())).isPresent();
    assertThat(office.answer(request).words())
        .as("its first answer, without another approval")
        .isEqualTo("Success");
  }

  @Test
  void onTheLaterTurnItIsJudgedFromTheStart() {
    Office office = office(rule("*", 1, Operation.REGISTER));
    office.handOut(SECRET, 1, ALICE);
    ReceivedRequest<Request.Register> request = registration(SECRET);
    assertThat(deferral(office, request)).isPresent();

    office.later(Duration.ofHours(2));
    assertThat(office.answer(approved(request, "anna")).words())
        .as("the secret has expired meanwhile")
        .isEqualTo("Sender/NoAuthentication");
  }

  @Test
  void strangersFillNoQueue() {
    Office office = office(rule("*", 1, Operation.REGISTER, Operation.REISSUE));
    office.handOut(SECRET, 1, ALICE);

    assertThat(deferral(office, registration("a guess"))).isEmpty();
    assertThat(office.answer(registration("a guess")).words()).isEqualTo("Sender/NoAuthentication");
  }

  @Test
  void otherNamesAndOperationsDoNotWait() {
    Office office =
        office(rule("bob@example.org", 1, Operation.REGISTER), rule("*", 1, Operation.REISSUE));
    office.handOut(SECRET, 2, ALICE);
    assertThat(office.answer(registration(SECRET)).words()).isEqualTo("Success");

    ReceivedRequest<Request.Reissue> reissue =
        Wire.over(
            Wire.TLS,
            Asking.toReissue(Asking.about(pair.getPublic())),
            Asking.secret(SECRET, pair));
    assertThat(deferral(office, reissue)).isPresent();
    assertThat(office.answer(approved(reissue, "anna")).words()).isEqualTo("Success");
    assertThat(
            office
                .revoke(Asking.toRevoke(Asking.about(pair.getPublic())), Asking.key(pair))
                .words())
        .as("a revocation never waits")
        .isEqualTo("Success");
  }

  @Test
  @Requirement("XR-E01")
  @Requirement("XR-E02")
  void aPrivateKeyIsRecoveredWhenTwoOperatorsAgree() {
    Office office = office();
    office.handOut(SECRET, 1, ALICE);
    office.register(Asking.toGenerate(ALICE), Asking.secret(SECRET)).answer();
    RegisteredBinding kept = office.registry.find(new Lookup.ByUse(ALICE), 2).get(0);
    office.handOut("new secret", 1, ALICE);
    ReceivedRequest<Request.Recover> request =
        Wire.over(
            Wire.TLS, Asking.toRecover(Asking.about(kept.key())), Asking.secret("new secret"));

    assertThat(deferral(office, request).orElseThrow().approvals()).isEqualTo(2);
    assertThat(deferral(office, approved(request, "anna"))).isPresent();
    assertThat(binding(office).isRevoked()).isFalse();
    assertThat(office.answer(approved(request, "anna", "ben")).words()).isEqualTo("Success");
    assertThat(binding(office).isRevoked()).isTrue();
    assertThat(office.secrets.covering(ALICE)).allMatch(secret -> secret.usesLeft() == 0);
  }

  @Test
  void aRecoveryThatWouldBeRefusedIsNotPutOff() {
    Office office = office();
    office.handOut(SECRET, 2, ALICE, BOB);
    office
        .register(Asking.toRegister(pair.getPublic(), ALICE, BOB), Asking.secret(SECRET, pair))
        .answer();
    assertThat(
            office
                .recover(Asking.toRecover(Asking.about(pair.getPublic())), Asking.secret(SECRET))
                .because())
        .startsWith("R14");
  }

  private static RegisteredBinding binding(Office office) {
    return office.registry.find(new Lookup.ByUse(ALICE), 2).get(0);
  }

  private ReceivedRequest<Request.Register> registration(String secret) {
    return Wire.over(
        Wire.TLS, Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(secret, pair));
  }

  private static <R extends Request> ReceivedRequest<R> approved(
      ReceivedRequest<R> request, String... operators) {
    return request.at(request.turn().later(Set.of(operators)));
  }

  /** Why a request is put off, if it is. */
  private static Optional<Deferral> deferral(Office office, ReceivedRequest<?> request) {
    try {
      office.carriedOut(request);
      return Optional.empty();
    } catch (Refused refused) {
      return refused.deferral();
    }
  }

  private static ApprovalRule rule(String space, int approvers, Operation... operations) {
    return new ApprovalRule(NameSpace.of(space), Set.of(operations), approvers);
  }

  private static Office office(ApprovalRule... rules) {
    RegistrationRules standard = RegistrationRules.DEFAULT;
    return Office.open(
        new RegistrationRules(
            standard.lockOut(),
            new Admission(Term.DEFAULT, Admission.allKnown(), true),
            true,
            true,
            new RegistrationRules.Escrow(true, 2048),
            new Approvals(List.of(rules), Approvals.DEFAULT.forRecovery())));
  }
}
