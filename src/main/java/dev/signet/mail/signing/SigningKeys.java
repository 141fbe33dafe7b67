package dev.signet.mail.signing;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys that sign, and which of them for whom: the narrowest pattern counts. */
public final class SigningKeys {
  /** No key. */
  public static final SigningKeys NONE = new SigningKeys(List.of(), List.of());

  /** Days before the end of a certificate at which somebody is warned. */
  private static final List<Integer> WARNED_AT = List.of(1, 7, 14, 30);

  private final List<SigningKey> keys;
  private final List<String> warnings;

  private SigningKeys(List<SigningKey> keys, List<String> warnings) {
    this.keys =
        keys.stream()
            .sorted(Comparator.comparing(SigningKey::signsFor, AddressPattern.NARROWEST_FIRST))
            .toList();
    this.warnings = List.copyOf(warnings);
  }

  /**
   * One key as an administrator configures it.
   *
   * @param signsFor authors for whom it is used
   */
  public record Configured(AddressPattern signsFor, KeySource source) {}

  /**
   * Opens and checks all of them.
   *
   * @throws Unusable if any cannot be used; all faults are named
   */
  public static SigningKeys load(List<Configured> configured, Instant now, SecureRandom random)
      throws Unusable {
    KeyCheck check = new KeyCheck(now, random);
    List<SigningKey> keys = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (Configured one : configured) {
      if (keys.stream().anyMatch(key -> key.signsFor().equals(one.signsFor()))) {
        faults.add("there are two keys for " + one.signsFor() + "; take one out");
      }
      try {
        keys.add(check.checked(one.signsFor(), KeyLoader.load(one.source())));
      } catch (Unusable fault) {
        faults.addAll(fault.faults());
      }
    }
    if (!faults.isEmpty()) {
      throw new Unusable(faults);
    }
    return new SigningKeys(keys, warnings(configured, keys));
  }

  /** The files of all of them. */
  public static List<Path> files(List<Configured> configured) {
    return configured.stream().flatMap(one -> one.source().files().stream()).toList();
  }

  /** The key that signs for an author. */
  public Optional<SigningKey> keyFor(MailAddress author) {
    return keys.stream().filter(key -> key.signsFor().matches(author)).findFirst();
  }

  public List<SigningKey> all() {
    return keys;
  }

  /** What is usable and still not as it should be, found when the keys were loaded. */
  public List<String> warnings() {
    return warnings;
  }

  /** Which certificates end soon, a line for each; the same line for all of its days. */
  public List<String> endings(Instant now) {
    List<String> lines = new ArrayList<>();
    for (SigningKey key : keys) {
      Duration left = key.left(now);
      WARNED_AT.stream()
          .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
          .findFirst()
          .ifPresent(days -> lines.add(ending(key, days)));
    }
    return lines;
  }

  private static String ending(SigningKey key, int days) {
    return "the certificate of the "
        + key
        + " ends at "
        + key.certificate().getNotAfter().toInstant()
        + ", in no more than "
        + days
        + (days == 1 ? " day" : " days")
        + "; renew it";
  }

  private static List<String> warnings(List<Configured> configured, List<SigningKey> keys) {
    Stream<String> exposed =
        configured.stream()
            .flatMap(one -> secrets(one.source()))
            .distinct()
            .flatMap(file -> KeyFiles.exposure(file).stream());
    Stream<String> nameless = keys.stream().filter(SigningKeys::isNameless).map(SigningKeys::note);
    return Stream.concat(exposed, nameless).toList();
  }

  private static Stream<Path> secrets(KeySource source) {
    if (source instanceof KeySource.Pkcs12 file) {
      return Stream.of(file.password());
    }
    return source instanceof KeySource.Pem pair
        ? Stream.of(pair.key())
        : Stream.of(((KeySource.Pkcs11) source).pin());
  }

  /** Receivers match the author with the names in the certificate. */
  private static boolean isNameless(SigningKey key) {
    return key.mailboxes().stream()
        .noneMatch(
            one ->
                key.signsFor().matches(one)
                    || one.localPart().equals(Entity.DOMAIN_SIGNING_LOCAL_PART));
  }

  private static String note(SigningKey key) {
    return "the certificate of the "
        + key
        + " names neither a mailbox that it signs for nor a "
        + Entity.DOMAIN_SIGNING_LOCAL_PART
        + "; receivers will not believe it";
  }
}
