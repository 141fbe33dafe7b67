package dev.signet.pki.name;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * URIs, by the host in their authority.
 *
 * <p>A base is a host, which covers itself alone, or a domain with a leading dot, which covers what
 * is below it. A URI without an authority, or whose host is no fully qualified domain name, is
 * refused wherever URIs are constrained. An empty base is not defined and excludes all URIs and
 * permits none.
 */
final class UriForm implements NameForm<HostName, HostTop> {

  /** RFC 3986 section 3: scheme, then user information, host and port, then anything. */
  private static final Pattern AUTHORITY =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9+.-]*+://(?:[^@/?#\\\\\\s]*+@)?+([A-Za-z0-9._-]++)(?::[0-9]*+)?+"
              + "(?:[/?#][\\x21-\\x7e]*+)?+");

  @Override
  public String label() {
    return "uniformResourceIdentifier";
  }

  @Override
  public Optional<HostName> name(GeneralName written) {
    Matcher uri = AUTHORITY.matcher(((GeneralName.Uri) written).text());
    return uri.matches()
        ? HostName.of(uri.group(1)).filter(HostName::isQualified)
        : Optional.empty();
  }

  @Override
  public Optional<HostTop> base(GeneralName written) {
    return HostTop.of(((GeneralName.Uri) written).text());
  }

  @Override
  public boolean isWithin(HostName name, HostTop base) {
    if (base.host().isEmpty()) {
      return false;
    }
    return base.isBelowOnly() ? name.isBelow(base.host().get()) : name.equals(base.host().get());
  }

  @Override
  public boolean touches(HostName name, HostTop base) {
    return base.host().isEmpty() || isWithin(name, base);
  }
}
