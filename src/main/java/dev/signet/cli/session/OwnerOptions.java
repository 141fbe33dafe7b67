package dev.signet.cli.session;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say in whose name a key is registered. */
public final class OwnerOptions {
  @Option(names = "--for", paramLabel = "ADDRESS", description = "In the name of this mailbox.")
  private Optional<String> mailbox = Optional.empty();

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description = "In the name of this domain, as the key that signs for all of its mailboxes.")
  private Optional<String> domain = Optional.empty();

  /** The owner if one was given. */
  public Optional<Entity> owner() throws Misuse {
    if (mailbox.isPresent() && domain.isPresent()) {
      throw new Misuse("--for and --domain exclude each other");
    }
    if (domain.isPresent()) {
      return Optional.of(domain(domain.get()));
    }
    return mailbox.isPresent() ? Optional.of(Subject.entity(mailbox.get())) : Optional.empty();
  }

  public Entity requiredOwner() throws Misuse {
    return owner()
        .orElseThrow(() -> new Misuse("say in whose name: --for ADDRESS or --domain DOMAIN"));
  }

  private static Entity domain(String text) throws Misuse {
    try {
      return new Entity.Domain(DomainName.of(text));
    } catch (IllegalArgumentException notADomain) {
      throw new Misuse(String.valueOf(notADomain.getMessage()));
    }
  }
}
