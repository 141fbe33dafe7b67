package dev.signet.client;

import dev.signet.entity.MailAddress;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a validated binding is worth for the question that was asked: a service's Valid stays Valid
 * only if its answer speaks about the certificate or key, a name and the usage that were asked
 * about (XKMS 2.0 section 5.2: everything returned was established, nothing else).
 *
 * @param shortfalls why less than the service's own status; empty if it stands
 */
public record Assurance(StatusValue value, List<String> shortfalls) {
  public Assurance {
    shortfalls = List.copyOf(shortfalls);
  }

  /** Weighs one binding of an answer against the question. */
  public static Assurance of(Query query, KeyBinding answer) {
    StatusValue said = answer.status().value();
    if (said != StatusValue.VALID) {
      return new Assurance(said, List.of());
    }
    List<String> shortfalls = new ArrayList<>();
    BindingDescription asked = query.example().description();
    name(asked.useKeyWith(), answer.description().useKeyWith()).ifPresent(shortfalls::add);
    usage(asked.keyUsage(), answer.description().keyUsage()).ifPresent(shortfalls::add);
    certificate(asked.keyInfo(), answer.description().keyInfo()).ifPresent(shortfalls::add);
    ShownKeys.mismatch(asked.keyInfo(), answer.description().keyInfo()).ifPresent(shortfalls::add);
    return new Assurance(shortfalls.isEmpty() ? said : StatusValue.INDETERMINATE, shortfalls);
  }

  /** Several names asked are alternatives: one of them has to be in the answer. */
  private static Optional<String> name(List<UseKeyWith> asked, List<UseKeyWith> answered) {
    boolean confirmed =
        asked.isEmpty()
            || asked.stream().anyMatch(a -> answered.stream().anyMatch(b -> same(a, b)));
    return confirmed
        ? Optional.empty()
        : Optional.of(
            "the service did not confirm that the key is for " + asked.get(0).identifier());
  }

  private static boolean same(UseKeyWith one, UseKeyWith other) {
    if (!one.application().equals(other.application())) {
      return false;
    }
    return one.known().filter(a -> a == Application.SMIME || a == Application.PGP).isPresent()
        ? sameMailbox(one.identifier(), other.identifier())
        : one.identifier().equalsIgnoreCase(other.identifier());
  }

  private static boolean sameMailbox(String one, String other) {
    Optional<MailAddress> mailbox = MailAddress.parse(one);
    return one.equals(other) || mailbox.isPresent() && mailbox.equals(MailAddress.parse(other));
  }

  /** No usage in an answer means all of them (XKMS 2.0 section 3.4). */
  private static Optional<String> usage(Set<KeyUsage> asked, Set<KeyUsage> answered) {
    return answered.isEmpty() || answered.containsAll(asked)
        ? Optional.empty()
        : Optional.of("the key is not for all of the uses that were asked about");
  }

  /**
   * The certificate that is asked about comes first, helpers for its path behind it; an answer has
   * no order.
   */
  private static Optional<String> certificate(KeyInfo asked, KeyInfo answered) {
    List<KeyDatum.Certificate> ours = asked.all(KeyDatum.Certificate.class).toList();
    List<KeyDatum.Certificate> theirs = answered.all(KeyDatum.Certificate.class).toList();
    return ours.isEmpty() || theirs.isEmpty() || theirs.contains(ours.get(0))
        ? Optional.empty()
        : Optional.of("the service speaks about another certificate");
  }
}
