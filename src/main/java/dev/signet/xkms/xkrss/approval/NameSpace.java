package dev.signet.xkms.xkrss.approval;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.xkms.model.UseKeyWith;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A set of names, as an operator writes it down:
 *
 * <ul>
 *   <li>{@code *} every name, of whatever kind;
 *   <li>{@code example.org} this domain, as a domain or a host, and the mail addresses at it;
 *   <li>{@code .example.org} every domain below it, and the mail addresses at those; not the domain
 *       itself;
 *   <li>{@code *@example.org} the mail addresses at this domain;
 *   <li>{@code alice@example.org} this mail address.
 * </ul>
 *
 * <p>An identifier is a mail address or a domain by its form, whatever its application; one that is
 * neither, as a distinguished name, an IP address or a URI, is in {@code *} alone. The local part
 * of an address counts without regard to case, so that no spelling of it escapes.
 */
public final class NameSpace {
  private final String text;
  private final Predicate<UseKeyWith> holds;

  private NameSpace(String text, Predicate<UseKeyWith> holds) {
    this.text = text;
    this.holds = holds;
  }

  /**
   * @throws IllegalArgumentException if the text is none of the forms
   */
  public static NameSpace of(String text) {
    if (text.equals("*")) {
      return new NameSpace(text, name -> true);
    }
    if (text.startsWith("*@")) {
      DomainName domain = domain(text, text.substring(2));
      return new NameSpace(text, name -> mailDomain(name).filter(domain::equals).isPresent());
    }
    if (text.contains("@")) {
      MailAddress address = MailAddress.parse(text).orElseThrow(() -> wrong(text));
      return new NameSpace(text, name -> isAddress(name, address));
    }
    if (text.startsWith(".")) {
      String end = "." + domain(text, text.substring(1)).value();
      return new NameSpace(
          text, name -> anyDomain(name).filter(d -> d.value().endsWith(end)).isPresent());
    }
    DomainName domain = domain(text, text);
    return new NameSpace(text, name -> anyDomain(name).filter(domain::equals).isPresent());
  }

  /** Whether this name is one of the set. */
  public boolean contains(UseKeyWith name) {
    return holds.test(name);
  }

  private static boolean isAddress(UseKeyWith name, MailAddress address) {
    return MailAddress.parse(name.identifier())
        .filter(other -> other.domain().equals(address.domain()))
        .filter(other -> other.localPart().equalsIgnoreCase(address.localPart()))
        .isPresent();
  }

  private static Optional<DomainName> mailDomain(UseKeyWith name) {
    return MailAddress.parse(name.identifier()).map(MailAddress::domain);
  }

  private static Optional<DomainName> anyDomain(UseKeyWith name) {
    return mailDomain(name).or(() -> DomainName.parse(name.identifier()));
  }

  private static DomainName domain(String text, String part) {
    return DomainName.parse(part).orElseThrow(() -> wrong(text));
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "'"
            + text
            + "' is no name space; there are *, example.org, .example.org, *@example.org and"
            + " alice@example.org");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NameSpace that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
