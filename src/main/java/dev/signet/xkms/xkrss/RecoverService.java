package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkrss.Desk.Deed;
import dev.signet.xkms.xkrss.Desk.Order;
import dev.signet.xkms.xkrss.RegistrationFacts.Subject;
import dev.signet.xkms.xkrss.authentication.Authenticated;
import dev.signet.xkms.xkrss.authentication.Claim;
import dev.signet.xkms.xkrss.authentication.Requestor;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/**
 * X-KRSS Recover: gives an escrowed private key back under a new shared secret, and revokes its
 * binding, for a key that travelled once more counts as exposed (XKMS 2.0 sections 6.4 and 7.5).
 */
final class RecoverService {

  private final Desk desk;
  private final Optional<PrivateKeys> kept;

  /**
   * @param kept empty if recovery is off
   */
  RecoverService(Desk desk, Optional<PrivateKeys> kept) {
    this.desk = desk;
    this.kept = kept;
  }

  Result.Recover recover(ReceivedRequest<Request.Recover> received) throws Refused {
    if (kept.isEmpty()) {
      Gate.pass(RegistrationFacts.notOffered(Operation.RECOVER));
    }
    Found found = Found.in(desk.registry(), received.request().binding().description());
    RegistrationFacts facts = RegistrationFacts.about(Operation.RECOVER, found.message());
    Gate.pass(facts);
    Authenticated verdict = desk.authenticator().decide(claim(received, found));
    Requestor requestor = Gate.pass(facts, verdict);
    Optional<Octets> escrowed =
        found.binding().flatMap(binding -> desk.registry().escrowedKey(binding.id()));
    Gate.pass(
        facts
            .with(Gate.asker(verdict))
            .with(subject(found, escrowed))
            .with(desk.approval(received, found.names())));
    RegisteredBinding binding = found.binding().orElseThrow();
    PrivateKeys keys = kept.orElseThrow();
    KeyPair pair = keys.opened(escrowed.orElseThrow(), binding.key(), binding.id());
    return carriedOut(
        new Order<>(received, requestor, desk.clock().instant()),
        binding,
        keys.encryptedFor(requestor, pair));
  }

  private static Claim claim(ReceivedRequest<Request.Recover> received, Found found) {
    return new Claim(
        found.names(),
        found.binding(),
        false,
        received.request().authentication(),
        received.channel());
  }

  private static Subject subject(Found found, Optional<Octets> escrowed) {
    Subject subject = found.subjectFact();
    boolean exists = subject == Subject.ACTIVE || subject == Subject.REVOKED;
    return exists && escrowed.isEmpty() ? Subject.NOT_ESCROWED : subject;
  }

  private Result.Recover carriedOut(
      Order<Request.Recover> order, RegisteredBinding binding, EncryptedPrivateKey privateKey)
      throws Refused {
    BindingState.Revoked revocation =
        new BindingState.Revoked(order.at(), "recovered by " + order.requestor().words());
    RegisteredBinding revoked = binding.isRevoked() ? binding : binding.in(revocation);
    Answers.Told told = desk.answers().recovered(order.received(), revoked, order.at());
    Result.Recover answer =
        new Result.Recover(told.header(), List.of(told.binding()), Optional.of(privateKey));
    return desk.settled(
        order,
        new Deed<>("recover", revoked, order.change(), answer),
        change -> desk.registry().revoke(binding.id(), revocation, change));
  }
}
