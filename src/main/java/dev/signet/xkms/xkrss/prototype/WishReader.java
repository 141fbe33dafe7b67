package dev.signet.xkms.xkrss.prototype;

import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.xkrss.authentication.PresentedKey;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the prototype of a registration as a {@link Wish}, or says why it is none; pure. */
public final class WishReader {

  private static final int IDENTIFIER_OCTETS = 20;

  private final Admission admission;

  public WishReader(Admission admission) {
    this.admission = admission;
  }

  /**
   * What was read.
   *
   * @param wish present if and only if the prototype is sound
   */
  public record Reading(Soundness soundness, Optional<Wish> wish) {}

  /** Reads; the first thing that is wrong decides. */
  public Reading read(Request.Register request, Instant now) {
    PrototypeKeyBinding prototype = request.prototype();
    PresentedKey presented = PresentedKey.in(prototype.description().keyInfo());
    Optional<ValidityInterval> validity = admission.term().grant(prototype.validity(), now);
    Soundness soundness =
        Stream.of(
                names(prototype.description().useKeyWith()),
                key(presented, request),
                fitness(presented.key(), prototype.description().keyUsage()),
                codeIdentifier(prototype),
                validity.isPresent() ? Soundness.SOUND : Soundness.TERM_TOO_SHORT)
            .filter(finding -> finding != Soundness.SOUND)
            .findFirst()
            .orElse(Soundness.SOUND);
    return soundness == Soundness.SOUND
        ? new Reading(
            soundness, Optional.of(wish(prototype, presented.key(), validity.orElseThrow())))
        : new Reading(soundness, Optional.empty());
  }

  private static Wish wish(
      PrototypeKeyBinding prototype, Optional<PublicKey> key, ValidityInterval validity) {
    BindingDescription description = prototype.description();
    return new Wish(
        key,
        key.map(k -> applicable(description.keyUsage(), k)).orElse(description.keyUsage()),
        eachOnce(description.useKeyWith()),
        validity,
        prototype.revocationCodeIdentifier());
  }

  private Soundness names(List<UseKeyWith> names) {
    if (names.isEmpty()) {
      return Soundness.NO_NAME;
    }
    if (names.size() > Admission.MAX_NAMES) {
      return Soundness.TOO_MANY_NAMES;
    }
    if (!names.stream().allMatch(NameSyntax::isWellFormed)) {
      return Soundness.MALFORMED_NAME;
    }
    boolean admitted =
        names.stream().allMatch(name -> admission.applications().contains(name.application()));
    return admitted ? Soundness.SOUND : Soundness.NAME_NOT_ADMITTED;
  }

  private Soundness key(PresentedKey presented, Request.Register request) {
    return switch (presented.finding()) {
      case ONE -> Soundness.SOUND;
      case SEVERAL -> Soundness.SEVERAL_KEYS;
      case UNREADABLE -> Soundness.UNREADABLE_KEY;
      case NONE -> toBeGenerated(request);
    };
  }

  private Soundness toBeGenerated(Request.Register request) {
    if (!request.header().wants(RespondWith.PRIVATE_KEY)) {
      return Soundness.NO_KEY;
    }
    if (!admission.generatedKeys()) {
      return Soundness.GENERATION_NOT_OFFERED;
    }
    return request.proofOfPossession().isPresent() ? Soundness.PROOF_WITHOUT_KEY : Soundness.SOUND;
  }

  private static Soundness fitness(Optional<PublicKey> key, Set<KeyUsage> wished) {
    if (key.isEmpty()) {
      return Soundness.SOUND;
    }
    if (!KeyFitness.isStrong(key.get())) {
      return Soundness.WEAK_KEY;
    }
    boolean nothingLeft = !wished.isEmpty() && applicable(wished, key.get()).isEmpty();
    return nothingLeft ? Soundness.USAGE_IMPOSSIBLE : Soundness.SOUND;
  }

  /** Usages that the algorithm cannot do are ignored (XKMS 2.0 section 3.4.1). */
  private static Set<KeyUsage> applicable(Set<KeyUsage> wished, PublicKey key) {
    Set<KeyUsage> usage = EnumSet.noneOf(KeyUsage.class);
    usage.addAll(wished);
    usage.retainAll(KeyFitness.possible(key));
    return usage;
  }

  private static Soundness codeIdentifier(PrototypeKeyBinding prototype) {
    boolean wrong =
        prototype
            .revocationCodeIdentifier()
            .filter(id -> id.length() != IDENTIFIER_OCTETS)
            .isPresent();
    return wrong ? Soundness.MALFORMED_CODE_IDENTIFIER : Soundness.SOUND;
  }

  private static List<UseKeyWith> eachOnce(List<UseKeyWith> names) {
    List<UseKeyWith> once = new ArrayList<>();
    for (UseKeyWith name : names) {
      if (once.stream().noneMatch(known -> IdentifierRule.same(known, name))) {
        once.add(name);
      }
    }
    return once;
  }
}
