package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.smtp.Envelope;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A configured set of addresses and domains; a domain stands for all addresses in it. Local parts
 * compare without case here: an operator means the mailbox.
 */
public record Addressees(Set<String> words) {
  public Addressees {
    words = Set.copyOf(words);
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException that names the word that is neither
   */
  public static Addressees of(List<String> words) {
    return new Addressees(
        words.stream().map(Addressees::normal).collect(Collectors.toUnmodifiableSet()));
  }

  private static String normal(String word) {
    return word.contains("@") ? normal(MailAddress.of(word)) : DomainName.of(word).value();
  }

  private static String normal(MailAddress address) {
    return address.localPart().toLowerCase(Locale.ROOT) + "@" + address.domain().value();
  }

  public boolean has(MailAddress address) {
    return words.contains(normal(address)) || words.contains(address.domain().value());
  }

  /** Whether it has the recipient; one whose address cannot be read is in no set. */
  boolean has(Envelope.Recipient recipient) {
    return MailAddress.parse(recipient.path()).map(this::has).orElse(false);
  }
}
