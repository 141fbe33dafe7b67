package dev.signet.mail.signing;

import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A key that signs mail, checked to belong to its certificate.
 *
 * @param signsFor authors for whom it is used
 * @param chain certificates that go along, without the signer's and without a root
 * @param provider that alone can use the key; empty: any
 * @param mailboxes that the certificate names
 */
public record SigningKey(
    AddressPattern signsFor,
    PrivateKey key,
    X509Certificate certificate,
    List<X509Certificate> chain,
    Optional<Provider> provider,
    Set<MailAddress> mailboxes) {
  public SigningKey {
    chain = List.copyOf(chain);
    mailboxes = Set.copyOf(mailboxes);
  }

  /** In whose name it signs for an author: the author's own, else that of the author's domain. */
  public Entity entityFor(MailAddress author) {
    return mailboxes.contains(author)
        ? new Entity.Mailbox(author)
        : new Entity.Domain(domainOver(author));
  }

  /** Whether the certificate names the author, or a domain signer of the author's domain. */
  public boolean isAlignedWith(MailAddress author) {
    return mailboxes.contains(author)
        || mailboxes.stream().anyMatch(signer -> isDomainSigner(signer) && isOver(signer, author));
  }

  /** How long the certificate is still valid. */
  public Duration left(Instant now) {
    return Duration.between(now, certificate.getNotAfter().toInstant());
  }

  private dev.signet.entity.DomainName domainOver(MailAddress author) {
    return mailboxes.stream()
        .filter(signer -> isDomainSigner(signer) && isOver(signer, author))
        .map(MailAddress::domain)
        .findFirst()
        .orElse(author.domain());
  }

  private static boolean isDomainSigner(MailAddress signer) {
    return signer.localPart().equals(Entity.DOMAIN_SIGNING_LOCAL_PART);
  }

  private static boolean isOver(MailAddress signer, MailAddress author) {
    String below = author.domain().value();
    String above = signer.domain().value();
    return below.equals(above) || below.endsWith("." + above);
  }

  /** Without the private key. */
  @Override
  public String toString() {
    return "key for " + signsFor + ", " + certificate.getSubjectX500Principal().getName();
  }
}
