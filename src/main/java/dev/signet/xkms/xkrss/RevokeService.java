package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkrss.Desk.Deed;
import dev.signet.xkms.xkrss.Desk.Order;
import dev.signet.xkms.xkrss.RegistrationFacts.Asker;
import dev.signet.xkms.xkrss.authentication.Authenticated;
import dev.signet.xkms.xkrss.authentication.Claim;
import dev.signet.xkms.xkrss.authentication.Requestor;
import dev.signet.xkms.xkrss.authentication.RevocationCodes;
import java.util.List;
import java.util.Optional;

/**
 * X-KRSS Revoke: takes a binding back, for good (XKMS 2.0 section 7.4).
 *
 * <p>Whoever may revoke may do so twice: the answer is the same, the first time and reason stay,
 * and no further use of a secret is spent.
 */
final class RevokeService {

  private final Desk desk;
  private final RevocationCodes codes;

  RevokeService(Desk desk, RevocationCodes codes) {
    this.desk = desk;
    this.codes = codes;
  }

  Result.Revoke revoke(ReceivedRequest<Request.Revoke> received) throws Refused {
    Found found = Found.in(desk.registry(), received.request().binding().description());
    RegistrationFacts facts = RegistrationFacts.about(Operation.REVOKE, found.message());
    Gate.pass(facts);
    refuseTwoWays(facts, received.request());
    Authenticated verdict = verdict(received, found);
    Requestor requestor = Gate.pass(facts, verdict);
    Gate.pass(facts.with(Gate.asker(verdict)).with(found.subjectFact()));
    return carriedOut(
        new Order<>(received, requestor, desk.clock().instant()), found.binding().orElseThrow());
  }

  private static void refuseTwoWays(RegistrationFacts facts, Request.Revoke request)
      throws Refused {
    if (request.revocationCode().isPresent() && !request.authentication().isEmpty()) {
      Gate.pass(facts.with(Asker.TWO_WAYS));
    }
  }

  private Authenticated verdict(ReceivedRequest<Request.Revoke> received, Found found) {
    Request.Revoke request = received.request();
    return request
        .revocationCode()
        .map(code -> codes.decide(code, found.binding(), found.subject()))
        .orElseGet(
            () ->
                desk.authenticator()
                    .decide(
                        new Claim(
                            found.names(),
                            found.binding(),
                            true,
                            request.authentication(),
                            received.channel())));
  }

  private Result.Revoke carriedOut(Order<Request.Revoke> order, RegisteredBinding binding)
      throws Refused {
    boolean again = binding.isRevoked();
    BindingState.Revoked revocation =
        new BindingState.Revoked(order.at(), order.requestor().words());
    RegisteredBinding revoked = again ? binding : binding.in(revocation);
    Answers.Told told = desk.answers().revoked(order.received(), revoked, order.at());
    Result.Revoke answer = new Result.Revoke(told.header(), List.of(told.binding()));
    Change change = again ? withoutCost(order.change()) : order.change();
    return desk.settled(
        order,
        new Deed<>(again ? "revoke-again" : "revoke", revoked, change, answer),
        whole -> desk.registry().revoke(binding.id(), revocation, whole));
  }

  private static Change withoutCost(Change change) {
    return new Change(change.requestId(), change.requestor(), change.at(), Optional.empty());
  }
}
