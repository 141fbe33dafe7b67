package dev.signet.mail.handling;

import dev.signet.entity.MailAddress;
import dev.signet.mail.edge.outgoing.OutgoingFacts.OwnKey;
import dev.signet.mail.edge.outgoing.OutgoingFacts.Submission;
import dev.signet.mail.signing.OwnKeyStatus;
import dev.signet.mail.signing.SigningKey;
import dev.signet.mail.signing.SigningKeys;
import dev.signet.mail.signing.SigningTable;
import dev.signet.mail.signing.Submitter;
import dev.signet.mail.smime.sign.EntitySigner;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/** Who may have mail signed, and by which key; table and keys may change while mail flows. */
public final class Signers {
  /** Signers that are kept ready; keys of files that were replaced fall out together. */
  private static final int MOST_READY = 1000;

  private final Supplier<SigningTable> table;
  private final Supplier<SigningKeys> keys;
  private final OwnKeyStatus status;
  private final Function<SigningKey, EntitySigner> make;
  private final Map<SigningKey, EntitySigner> ready = new ConcurrentHashMap<>();

  /**
   * @param make a signer for a key
   */
  public Signers(
      Supplier<SigningTable> table,
      Supplier<SigningKeys> keys,
      OwnKeyStatus status,
      Function<SigningKey, EntitySigner> make) {
    this.table = table;
    this.keys = keys;
    this.status = status;
    this.make = make;
  }

  /** For whom a message of this author comes. */
  Submission submission(Submitter submitter, Optional<MailAddress> author) {
    SigningTable now = table.get();
    if (author.isEmpty() || !now.mentions(author.get())) {
      return Submission.FOREIGN;
    }
    return now.permits(submitter, author.get()).isGranted()
        ? Submission.OURS
        : Submission.UNTRUSTED;
  }

  /** Whether the key that would sign is good by the key service. */
  OwnKey status(MailAddress author) {
    return keys.get()
        .keyFor(author)
        .map(
            key ->
                status
                    .of(key, author)
                    .match(
                        good -> OwnKey.VALID,
                        bad -> OwnKey.INVALID,
                        unproven -> OwnKey.UNKNOWN,
                        unavailable -> OwnKey.UNKNOWN))
        .orElse(OwnKey.INVALID);
  }

  /** The signer for an author; empty if there is no key. */
  Optional<EntitySigner> signer(MailAddress author) {
    if (ready.size() > MOST_READY) {
      ready.clear();
    }
    return keys.get().keyFor(author).map(key -> ready.computeIfAbsent(key, make));
  }
}
