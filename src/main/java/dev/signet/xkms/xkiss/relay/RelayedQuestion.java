package dev.signet.xkms.xkiss.relay;

import dev.signet.entity.DomainName;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.RelayTrail;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.IdentifierRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;

/**
 * A question for the key service of a domain: keys that may be used so, of one of these names.
 *
 * @param names alternatives, all of them of this domain
 * @param instead names of which a key answers the question too, such as that of the domain
 * @param trail who passed the question on already
 */
public record RelayedQuestion(
    DomainName domain,
    List<UseKeyWith> names,
    List<UseKeyWith> instead,
    Set<KeyUsage> usage,
    RelayTrail trail) {
  /** A question that only keys of these very names answer. */
  public RelayedQuestion(
      DomainName domain, List<UseKeyWith> names, Set<KeyUsage> usage, RelayTrail trail) {
    this(domain, names, List.of(), usage, trail);
  }

  public RelayedQuestion {
    instead = List.copyOf(instead);
    names = List.copyOf(names);
    usage = Set.copyOf(usage);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("a question needs a name");
    }
  }

  /** The same question with one more service in its trail. */
  RelayedQuestion through(String service) {
    return new RelayedQuestion(domain, names, instead, usage, trail.through(service));
  }

  /**
   * SHA-256 over all that the answer depends on. The trail is part of it: who must not ask others
   * any more may know less.
   */
  Octets handle() {
    StringBuilder text = new StringBuilder(domain.value());
    names.stream()
        .map(name -> name.application() + '\n' + IdentifierRule.key(name))
        .sorted()
        .forEach(name -> text.append('\0').append(name));
    usage.stream().sorted().forEach(use -> text.append('\1').append(use));
    trail.services().forEach(service -> text.append('\2').append(service));
    try {
      return Octets.of(
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
