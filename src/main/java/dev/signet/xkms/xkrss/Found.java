package dev.signet.xkms.xkrss;

import dev.signet.pki.certificate.Fingerprint;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.IdentifierRule;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.xkrss.RegistrationFacts.Subject;
import dev.signet.xkms.xkrss.authentication.PresentedKey;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Soundness;
import java.util.List;
import java.util.Optional;

/**
 * The registered binding that a request speaks about: the one of the key in KeyInfo or, where
 * KeyInfo holds none, the one whose Id is the element's.
 *
 * @param subject names it, registered or not
 */
record Found(
    Soundness message,
    BindingDescription stated,
    String subject,
    Optional<RegisteredBinding> binding) {

  /**
   * Stands for a name where the request states none and nothing is registered: the work must be the
   * same.
   */
  private static final String NAMELESS = "https://signet.dev/xkms/lock/nameless";

  static Found in(KeySource registry, BindingDescription stated) {
    PresentedKey presented = PresentedKey.in(stated.keyInfo());
    return switch (presented.finding()) {
      case ONE -> byKey(registry, stated, presented);
      case NONE -> byId(registry, stated);
      case SEVERAL -> new Found(Soundness.SEVERAL_KEYS, stated, "", Optional.empty());
      case UNREADABLE -> new Found(Soundness.UNREADABLE_KEY, stated, "", Optional.empty());
    };
  }

  private static Found byKey(
      KeySource registry, BindingDescription stated, PresentedKey presented) {
    String subject = Fingerprint.of(presented.key().orElseThrow()).hex();
    return found(registry, stated, subject, new Lookup.ByKey(presented.key().get()));
  }

  private static Found byId(KeySource registry, BindingDescription stated) {
    String id = stated.id().orElse("none");
    return found(registry, stated, id, new Lookup.ById(id));
  }

  private static Found found(
      KeySource registry, BindingDescription stated, String subject, Lookup lookup) {
    return new Found(
        Soundness.SOUND, stated, subject, registry.find(lookup, 1).stream().findFirst());
  }

  /**
   * The names that have to be covered: the registered ones; of an unknown binding those that are
   * stated.
   */
  List<UseKeyWith> names() {
    List<UseKeyWith> names = binding.map(RegisteredBinding::useKeyWith).orElse(stated.useKeyWith());
    return names.isEmpty()
        ? List.of(new UseKeyWith(NAMELESS, subject.isEmpty() ? "none" : subject))
        : names.stream().limit(Admission.MAX_NAMES).toList();
  }

  /** What the rules have to know of it. */
  Subject subjectFact() {
    if (binding.isEmpty()) {
      return Subject.UNKNOWN;
    }
    if (statesOtherwise(binding.get())) {
      return Subject.STATED_OTHERWISE;
    }
    return binding.get().isRevoked() ? Subject.REVOKED : Subject.ACTIVE;
  }

  private boolean statesOtherwise(RegisteredBinding registered) {
    boolean names = stated.useKeyWith().stream().allMatch(name -> isBound(registered, name));
    boolean uses =
        registered.keyUsage().isEmpty() || registered.keyUsage().containsAll(stated.keyUsage());
    return !names || !uses;
  }

  private static boolean isBound(RegisteredBinding registered, UseKeyWith name) {
    return registered.useKeyWith().stream().anyMatch(own -> IdentifierRule.same(own, name));
  }
}
