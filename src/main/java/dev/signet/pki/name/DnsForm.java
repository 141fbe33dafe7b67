package dev.signet.pki.name;

import java.util.Optional;

/**
 * Names of hosts.
 *
 * <p>A base covers the host that it names and everything below it, an empty base all hosts. A base
 * that begins with a dot is not in RFC 5280 and is understood as others do: it permits only what is
 * below it, and excludes the host itself too. A wildcard name means every host that it may stand
 * for (RFC 6125 section 6.4.3: one label): it is permitted when all are, and excluded when one is.
 */
final class DnsForm implements NameForm<DnsForm.Name, HostTop> {

  /** A host, or every host one label below it. */
  record Name(HostName host, boolean isWildcard) {}

  @Override
  public String label() {
    return "dNSName";
  }

  @Override
  public Optional<Name> name(GeneralName written) {
    String text = ((GeneralName.Dns) written).text();
    boolean wildcard = text.startsWith("*.");
    return HostName.of(wildcard ? text.substring(2) : text).map(host -> new Name(host, wildcard));
  }

  @Override
  public Optional<HostTop> base(GeneralName written) {
    return HostTop.of(((GeneralName.Dns) written).text());
  }

  @Override
  public boolean isWithin(Name name, HostTop base) {
    if (base.host().isEmpty()) {
      return true;
    }
    HostName top = base.host().get();
    return base.isBelowOnly() && !name.isWildcard
        ? name.host.isBelow(top)
        : name.host.isWithin(top);
  }

  @Override
  public boolean touches(Name name, HostTop base) {
    return base.host().isEmpty()
        || name.host.isWithin(base.host().get())
        || name.isWildcard && base.host().get().isChildOf(name.host);
  }
}
