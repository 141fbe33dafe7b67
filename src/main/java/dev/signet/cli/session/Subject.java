package dev.signet.cli.session;

import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.UseKeyWith;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Whom or what a word on the command line means: a file, a mail address or a domain. */
public final class Subject {
  private static final Set<String> CERTIFICATE_ENDINGS = Set.of(".pem", ".crt", ".cer", ".der");

  private Subject() {}

  /**
   * A word is a file if there is one, or if it looks like one: {@code cert.pem} is never taken for
   * a domain.
   */
  public static boolean isFile(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.contains("/")
        || CERTIFICATE_ENDINGS.stream().anyMatch(lower::endsWith)
        || Files.isRegularFile(Path.of(word));
  }

  /** A mailbox or, without an @, a domain. */
  public static Entity entity(String word) throws Misuse {
    try {
      return word.contains("@")
          ? new Entity.Mailbox(MailAddress.of(word))
          : new Entity.Domain(DomainName.of(word));
    } catch (IllegalArgumentException neither) {
      throw new Misuse(String.valueOf(neither.getMessage()));
    }
  }

  /**
   * The name under which a key of this entity is registered: S/MIME for a mailbox, Signet's own
   * word for a domain.
   */
  public static UseKeyWith name(Entity entity) {
    return entity.match(
        domain -> UseKeyWith.of(Application.SIGNET_DOMAIN, domain.name().value()),
        mailbox -> UseKeyWith.of(Application.SMIME, mailbox.address().toString()));
  }

  /**
   * The names under which a key of this entity may be found. Other services know a domain's key as
   * that of the mailbox that signs for it (RFC 3183 section 3.1.1).
   */
  public static List<UseKeyWith> names(String word) throws Misuse {
    Entity entity = entity(word);
    UseKeyWith signer = UseKeyWith.of(Application.SMIME, entity.signingAddress().toString());
    return entity.match(domain -> List.of(name(entity), signer), mailbox -> List.of(signer));
  }
}
