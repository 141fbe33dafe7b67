package dev.signet.mail.signing;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import java.util.Comparator;

/**
 * Mail addresses: {@code alice@example.org}, {@code *@example.org} (also written {@code
 * example.org}), {@code sales-*@example.org}, {@code *@*.example.org} (every domain below, not
 * example.org itself). Local parts compare exactly, domains by their A-labels.
 */
public final class AddressPattern {
  private static final String BELOW = "*.";

  /** The narrowest first: the more of the domain is fixed, then the more of the local part. */
  public static final Comparator<AddressPattern> NARROWEST_FIRST =
      Comparator.comparing((AddressPattern one) -> one.isBelow)
          .thenComparing(one -> -one.domain.value().length())
          .thenComparing(one -> -one.local.weight());

  private final Glob local;
  private final DomainName domain;
  private final boolean isBelow;

  private AddressPattern(Glob local, DomainName domain, boolean isBelow) {
    this.local = local;
    this.domain = domain;
    this.isBelow = isBelow;
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  public static AddressPattern of(String text) {
    int at = text.lastIndexOf('@');
    String local = at < 0 ? "*" : text.substring(0, at);
    String domain = text.substring(at + 1);
    boolean isBelow = domain.startsWith(BELOW);
    DomainName named = named(text, isBelow ? domain.substring(BELOW.length()) : domain);
    if (local.isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "' has nothing before the @; write *@" + domain + " for the whole domain");
    }
    return new AddressPattern(glob(local, named), named, isBelow);
  }

  /** A pattern of one address. */
  public static AddressPattern of(MailAddress address) {
    return new AddressPattern(new Glob(address.localPart()), address.domain(), false);
  }

  private static DomainName named(String text, String domain) {
    if (domain.indexOf('*') >= 0) {
      throw new IllegalArgumentException(
          "'"
              + text
              + "': in a domain, * may stand only first and for whole labels, as in *@*.example.org");
    }
    return DomainName.of(domain);
  }

  private static Glob glob(String local, DomainName domain) {
    if (local.indexOf('*') < 0) {
      return new Glob(MailAddress.of(local + "@" + domain).localPart());
    }
    if (local.startsWith("\"")) {
      throw new IllegalArgumentException("'" + local + "': * has no meaning inside quotes");
    }
    return new Glob(local);
  }

  public boolean matches(MailAddress address) {
    String name = address.domain().value();
    boolean isThere =
        isBelow ? name.endsWith("." + domain.value()) : address.domain().equals(domain);
    return isThere && local.matches(address.localPart());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AddressPattern that
        && local.equals(that.local)
        && domain.equals(that.domain)
        && isBelow == that.isBelow;
  }

  @Override
  public int hashCode() {
    return local.hashCode() * 31 + domain.hashCode();
  }

  @Override
  public String toString() {
    return local + "@" + (isBelow ? BELOW : "") + domain;
  }
}
