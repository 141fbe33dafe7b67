package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.BindingSignature;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkrss.Desk.Deed;
import dev.signet.xkms.xkrss.Desk.Order;
import dev.signet.xkms.xkrss.RegistrationFacts.Possession;
import dev.signet.xkms.xkrss.authentication.Authenticated;
import dev.signet.xkms.xkrss.authentication.Claim;
import dev.signet.xkms.xkrss.authentication.Requestor;
import dev.signet.xkms.xkrss.prototype.Soundness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * X-KRSS Reissue: more time and a new certificate for the same key, names and uses (XKMS 2.0
 * section 7.3).
 */
final class ReissueService {

  private final Desk desk;

  ReissueService(Desk desk) {
    this.desk = desk;
  }

  Result.Reissue reissue(ReceivedRequest<Request.Reissue> received) throws Refused {
    Instant now = desk.clock().instant();
    Request.Reissue request = received.request();
    Found found = Found.in(desk.registry(), request.binding().description());
    Optional<ValidityInterval> term = term(request, found, now);
    Soundness message = term.isPresent() ? found.message() : Soundness.TERM_TOO_SHORT;
    RegistrationFacts facts = RegistrationFacts.about(Operation.REISSUE, message);
    Gate.pass(facts);
    Claim claim =
        new Claim(
            found.names(), found.binding(), false, request.authentication(), received.channel());
    Authenticated verdict = desk.authenticator().decide(claim);
    Requestor requestor = Gate.pass(facts, verdict);
    Gate.pass(
        facts
            .with(Gate.asker(verdict))
            .with(possession(request, found))
            .with(found.subjectFact())
            .with(desk.approval(received, found.names())));
    RegisteredBinding before = found.binding().orElseThrow();
    RegisteredBinding certified =
        desk.certification().certified(before.reissued(term.orElseThrow(), List.of()));
    return carriedOut(new Order<>(received, requestor, now), joined(before, certified, now));
  }

  /**
   * A binding in force goes on without a break: its beginning stays, only the certificate begins
   * anew.
   */
  private static RegisteredBinding joined(
      RegisteredBinding before, RegisteredBinding after, Instant now) {
    if (!before.validity().contains(now)) {
      return after;
    }
    ValidityInterval whole =
        new ValidityInterval(before.validity().notBefore(), after.validity().notOnOrAfter());
    return after.reissued(whole, after.certificates());
  }

  /**
   * A wish counts when it asks for more than there is; requestors send the interval that they know
   * of, too.
   */
  private Optional<ValidityInterval> term(Request.Reissue request, Found found, Instant now) {
    Optional<Instant> known = found.binding().flatMap(binding -> binding.validity().notOnOrAfter());
    Optional<Instant> wish =
        request
            .binding()
            .validity()
            .flatMap(ValidityInterval::notOnOrAfter)
            .filter(end -> known.isEmpty() || end.isAfter(known.get()));
    Optional<ValidityInterval> wished =
        wish.map(end -> new ValidityInterval(Optional.empty(), Optional.of(end)));
    return desk.rules().admission().term().grant(wished, now);
  }

  private Possession possession(Request.Reissue request, Found found) {
    boolean demanded = desk.rules().proofOfPossessionRequired();
    return found
        .binding()
        .map(
            binding ->
                ProofOfPossession.check(request.proofOfPossession(), binding.key(), demanded))
        .orElse(Possession.NOT_NEEDED);
  }

  private static Optional<Octets> evidence(Request.Reissue request) {
    return request.authentication().keyBinding().map(BindingSignature::signed);
  }

  private Result.Reissue carriedOut(Order<Request.Reissue> order, RegisteredBinding binding)
      throws Refused {
    Answers.Told told = desk.answers().inForce(order.received(), binding, order.at());
    Result.Reissue answer = new Result.Reissue(told.header(), List.of(told.binding()));
    Change change = order.change().on(evidence(order.received().request()));
    return desk.settled(
        order,
        new Deed<>("reissue", binding, change, answer),
        whole -> desk.registry().reissue(binding, whole));
  }
}
