package dev.signet.xkms.xkiss.relay;

import dev.signet.xkms.ledger.RelayedAnswer;
import dev.signet.xkms.ledger.RelayedAnswers;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A world outside that says what a test wants, and a ledger in memory. */
public final class FakeOutside implements ForeignKeys, RelayedAnswers {
  public static final String SERVICE = "https://keys.b.example/xkms";

  private final List<RelayedQuestion> asked = new CopyOnWriteArrayList<>();
  private final List<RelayedAnswer> kept = new ArrayList<>();
  private volatile ForeignKeys script =
      (peer, question, within) -> {
        throw new AssertionError("nobody was to be asked");
      };
  private volatile boolean isLedgerDown;

  public FakeOutside doing(ForeignKeys newScript) {
    script = newScript;
    return this;
  }

  /** Gives these bindings to whatever question. */
  public FakeOutside giving(UnverifiedKeyBinding... bindings) {
    return doing((peer, question, within) -> answered(List.of(bindings)));
  }

  public FakeOutside withoutLedger() {
    isLedgerDown = true;
    return this;
  }

  public static ForeignFinding answered(List<UnverifiedKeyBinding> bindings) {
    return new ForeignFinding.Answered(
        new ForeignAnswer(
            SERVICE,
            bindings,
            Octets.of(new byte[1000]),
            new ForeignAnswer.Proof(Optional.of("ab".repeat(32)), true, true)));
  }

  public static UnverifiedKeyBinding binding(KeyInfo keyInfo, UseKeyWith... names) {
    return new UnverifiedKeyBinding(
        new BindingDescription(Optional.of("foreign"), keyInfo, Set.of(), List.of(names)),
        Optional.empty());
  }

  public List<RelayedQuestion> asked() {
    return asked;
  }

  public List<RelayedAnswer> kept() {
    return kept;
  }

  @Override
  public ForeignFinding ask(RelayPeer peer, RelayedQuestion question, Duration within) {
    asked.add(question);
    return script.ask(peer, question, within);
  }

  @Override
  public synchronized long keep(RelayedAnswer answer) {
    if (isLedgerDown) {
      throw new RegistryUnavailable("down", new IllegalStateException());
    }
    kept.add(answer);
    return kept.size();
  }

  @Override
  public Optional<RelayedAnswer> find(long number) {
    throw new AssertionError("answers are never read again");
  }

  @Override
  public List<RelayedAnswer.Kept> of(String domain, int most) {
    throw new AssertionError("answers are never read again");
  }

  @Override
  public int forget(Instant now) {
    throw new AssertionError("not here");
  }
}
