package dev.signet.xkms.xkiss.relay;

import dev.signet.entity.DomainName;
import dev.signet.xkms.ledger.RelayedAnswer;
import dev.signet.xkms.ledger.RelayedAnswers;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.RelayOrigin;
import dev.signet.xkms.model.RelayTrail;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Passes questions on to the key services of other domains, where the rules admit it, and remembers
 * what they said for a while. It never keeps a requestor longer than the rules' budget, lets only
 * few wait at once, and whatever goes wrong outside is as if nobody had been asked.
 */
public final class RelayedSource implements AutoCloseable {
  private static final Logger LOG = System.getLogger("dev.signet.xkms.relay");

  private final RelayRules rules;
  private final OwnServices ours;
  private final Means means;
  private final RelayMemory memory;
  private final Flights flights;
  private final Semaphore waiting;
  private final Map<DomainName, PeerGate> gates = new HashMap<>();

  /**
   * What it works with.
   *
   * @param evidence where answers are kept
   */
  public record Means(ForeignKeys outside, RelayedAnswers evidence, InstantSource clock) {}

  public RelayedSource(RelayRules rules, OwnServices ours, Means means) {
    this.rules = rules;
    this.ours = ours;
    this.means = means;
    this.memory = new RelayMemory(rules.memory());
    this.flights = new Flights(rules.places().all());
    this.waiting = new Semaphore(rules.places().all());
    rules.peers().keySet().forEach(peer -> gates.put(peer, new PeerGate(rules.places())));
  }

  /**
   * What the domain's own service knows, or nothing.
   *
   * @param self what the service that passes it on calls itself
   */
  public Relayed find(RelayedQuestion question, String self) {
    Optional<RelayPeer> peer = rules.peer(question.domain());
    if (peer.isEmpty()) {
      return Relayed.NOTHING;
    }
    Optional<String> objection = objection(question.trail());
    if (objection.isPresent()) {
      return Relayed.nothing("not passed on: " + objection.get());
    }
    Octets handle = question.handle();
    return memory
        .recall(handle, means.clock().instant())
        .orElseGet(() -> admitted(new Errand(peer.get(), question, handle, self)));
  }

  /** A question for a peer, on its way. */
  private record Errand(RelayPeer peer, RelayedQuestion question, Octets handle, String self) {}

  private Optional<String> objection(RelayTrail trail) {
    if (!trail.isReadable()) {
      return Optional.of("nobody can tell who passed it on before");
    }
    if (ours.includeAnyOf(trail.services())) {
      return Optional.of("it has been here before");
    }
    return trail.services().size() >= rules.mostHops()
        ? Optional.of("it has been passed on often enough")
        : Optional.empty();
  }

  private Relayed admitted(Errand errand) {
    PeerGate gate = gate(errand);
    if (!gate.enter(means.clock().instant())) {
      return Relayed.nothing("not passed on: " + errand.peer().domain() + " is left alone now");
    }
    try {
      return waiting.tryAcquire()
          ? waited(errand)
          : Relayed.nothing("not passed on: enough are waiting already");
    } finally {
      gate.leave();
    }
  }

  private Relayed waited(Errand errand) {
    try {
      return flights.join(
          new Flights.Order(
              errand.handle(), () -> asked(errand), outcome -> settled(errand, outcome)),
          rules.budget());
    } finally {
      waiting.release();
    }
  }

  /** On a thread of its own; an answer that comes too late still counts for those who ask next. */
  private Flights.Outcome asked(Errand errand) {
    RelayedQuestion passed = errand.question().through(errand.self());
    ForeignFinding finding = means.outside().ask(errand.peer(), passed, rules.budget());
    Relayed relayed =
        finding.match(
            answered -> taken(errand, answered.answer()),
            none -> remembered(errand, Relayed.nothing(none.because()), 0),
            silent -> Relayed.nothing(silent.because()));
    return new Flights.Outcome(relayed, !(finding instanceof ForeignFinding.Silent));
  }

  private void settled(Errand errand, Flights.Outcome outcome) {
    if (outcome.isGood()) {
      gate(errand).succeeded();
    } else {
      gate(errand).failed(means.clock().instant());
    }
    report(errand, outcome.what());
  }

  private static void report(Errand errand, Relayed relayed) {
    LOG.log(
        Level.INFO,
        "domain={0} bindings={1} {2}",
        errand.peer().domain(),
        relayed.bindings().size(),
        Words.plain(relayed.note()));
  }

  /** Keys of other names than those that were asked for are nobody's business. */
  private Relayed taken(Errand errand, ForeignAnswer answer) {
    List<UnverifiedKeyBinding> fitting =
        answer.bindings().stream()
            .filter(binding -> isAsked(binding, errand.question()))
            .limit(rules.mostBindings())
            .toList();
    int size = answer.octets().length();
    return fitting.isEmpty()
        ? remembered(errand, Relayed.nothing("no such key at " + answer.service()), 0)
        : proven(errand, answer)
            .map(number -> remembered(errand, found(errand, answer, fitting, number), size))
            .orElseGet(() -> Relayed.nothing("the answer could not be kept as evidence"));
  }

  private static boolean isAsked(UnverifiedKeyBinding binding, RelayedQuestion question) {
    return binding.description().useKeyWith().stream()
        .anyMatch(own -> isOneOf(own, question.names()) || isOneOf(own, question.instead()));
  }

  private static boolean isOneOf(UseKeyWith own, List<UseKeyWith> names) {
    return names.stream().anyMatch(name -> IdentifierRule.same(own, name));
  }

  private Optional<Long> proven(Errand errand, ForeignAnswer answer) {
    Instant now = means.clock().instant();
    try {
      return Optional.of(
          means
              .evidence()
              .keep(
                  new RelayedAnswer(
                      errand.handle(),
                      errand.peer().domain().value(),
                      answer.service(),
                      answer.proof().signer(),
                      answer.octets(),
                      now,
                      now.plus(rules.evidenceKept()))));
    } catch (RegistryUnavailable down) {
      return Optional.empty();
    }
  }

  private Relayed found(
      Errand errand, ForeignAnswer answer, List<UnverifiedKeyBinding> fitting, long number) {
    ForeignAnswer.Proof proof = answer.proof();
    RelayOrigin origin =
        new RelayOrigin(
            errand.peer().domain().value(),
            answer.service(),
            proof.signer(),
            proof.isPinned(),
            proof.isDnsSecure(),
            means.clock().instant());
    String signer = proof.signer().map(key -> "signed by " + key).orElse("not signed");
    return new Relayed(
        fitting,
        Optional.of(origin),
        "passed on to " + answer.service() + ", " + signer + ", evidence " + number);
  }

  private Relayed remembered(Errand errand, Relayed what, int size) {
    memory.keep(errand.handle(), what, size, means.clock().instant());
    return what;
  }

  private PeerGate gate(Errand errand) {
    return Objects.requireNonNull(gates.get(errand.peer().domain()));
  }

  @Override
  public void close() {
    flights.close();
  }
}
