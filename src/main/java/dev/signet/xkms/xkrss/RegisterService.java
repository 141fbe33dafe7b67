package dev.signet.xkms.xkrss;

import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.Registry;
import dev.signet.xkms.xkrss.Desk.Deed;
import dev.signet.xkms.xkrss.Desk.Order;
import dev.signet.xkms.xkrss.RegistrationFacts.Possession;
import dev.signet.xkms.xkrss.RegistrationFacts.Subject;
import dev.signet.xkms.xkrss.authentication.Authenticated;
import dev.signet.xkms.xkrss.authentication.Claim;
import dev.signet.xkms.xkrss.authentication.Requestor;
import dev.signet.xkms.xkrss.prototype.Wish;
import dev.signet.xkms.xkrss.prototype.WishReader;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * X-KRSS Register: enters a key, made by its owner or here, for names that the requestor may speak
 * for (XKMS 2.0 section 7.2).
 */
final class RegisterService {

  private final Desk desk;
  private final Registry registry;
  private final WishReader wishes;
  private final Optional<PrivateKeys> generated;

  /**
   * @param generated empty if the service generates no keys
   */
  RegisterService(Desk desk, Optional<PrivateKeys> generated) {
    this.desk = desk;
    this.registry = desk.registry();
    this.wishes = new WishReader(desk.rules().admission());
    this.generated = generated;
  }

  Result.Register register(ReceivedRequest<Request.Register> received) throws Refused {
    Instant now = desk.clock().instant();
    WishReader.Reading reading = wishes.read(received.request(), now);
    RegistrationFacts facts = RegistrationFacts.about(Operation.REGISTER, reading.soundness());
    Gate.pass(facts);
    Wish wish = reading.wish().orElseThrow();
    Authenticated verdict = desk.authenticator().decide(claim(received, wish));
    Requestor requestor = Gate.pass(facts, verdict);
    RegistrationFacts known =
        facts.with(Gate.asker(verdict)).with(possession(received.request(), wish));
    Gate.pass(known);
    Gate.pass(known.with(subject(wish)).with(desk.approval(received, wish.names())));
    return carriedOut(new Order<>(received, requestor, now), wish);
  }

  private static Claim claim(ReceivedRequest<Request.Register> received, Wish wish) {
    return new Claim(
        wish.names(),
        Optional.empty(),
        false,
        received.request().authentication(),
        received.channel());
  }

  private Possession possession(Request.Register request, Wish wish) {
    boolean demanded = desk.rules().proofOfPossessionRequired();
    return wish.key()
        .map(key -> ProofOfPossession.check(request.proofOfPossession(), key, demanded))
        .orElse(Possession.NOT_NEEDED);
  }

  private Subject subject(Wish wish) {
    return wish.key()
        .map(key -> registry.find(new Lookup.ByKey(key), 1).isEmpty() ? Subject.NEW : Subject.TAKEN)
        .orElse(Subject.TO_BE_GENERATED);
  }

  private Result.Register carriedOut(Order<Request.Register> order, Wish wish) throws Refused {
    Optional<PublicKey> key = wish.key();
    return key.isPresent()
        ? entered(order, wish, key.get())
        : generated(order, wish, generated.orElseThrow());
  }

  private Result.Register entered(Order<Request.Register> order, Wish wish, PublicKey key)
      throws Refused {
    RegisteredBinding binding = desk.certification().certified(binding(order, wish, key));
    Answers.Told told = desk.answers().inForce(order.received(), binding, order.at());
    return settled(order, binding, told.registered(Optional.empty()), Optional.empty());
  }

  private Result.Register generated(Order<Request.Register> order, Wish wish, PrivateKeys keys)
      throws Refused {
    KeyPair pair = keys.generate();
    RegisteredBinding binding =
        desk.certification().certified(binding(order, wish, pair.getPublic()));
    EncryptedPrivateKey encrypted = keys.encryptedFor(order.requestor(), pair);
    Answers.Told told = desk.answers().generated(order.received(), binding, order.at());
    return settled(
        order, binding, told.registered(Optional.of(encrypted)), keys.escrowed(pair, binding.id()));
  }

  private Result.Register settled(
      Order<Request.Register> order,
      RegisteredBinding binding,
      Result.Register answer,
      Optional<Octets> escrowed)
      throws Refused {
    return desk.settled(
        order,
        new Deed<>("register", binding, order.change(), answer),
        change -> registry.register(binding, escrowed, change));
  }

  private RegisteredBinding binding(Order<Request.Register> order, Wish wish, PublicKey key) {
    return new RegisteredBinding(
        desk.answers().newId(),
        key,
        wish.usage(),
        wish.names(),
        wish.validity(),
        new BindingState.Active(),
        List.of(),
        wish.revocationCodeIdentifier(),
        order.at());
  }
}
