package dev.signet.pki.revocation.crl;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;

/**
 * The names of a distribution point in the form in which they are compared (RFC 5280 sections
 * 5.2.5, 6.3.3(b)(2)(i) and 7.4).
 */
public final class PointName {

  private PointName() {}

  /**
   * All names of a point.
   *
   * @param relative a part to be put behind {@code issuer} (nameRelativeToCRLIssuer)
   */
  public static Set<GeneralName> of(
      List<GeneralName> full, Optional<DistinguishedName> relative, DistinguishedName issuer) {
    Set<GeneralName> names = full.stream().map(PointName::comparable).collect(Collectors.toSet());
    relative.ifPresent(part -> names.add(new GeneralName.Directory(below(issuer, part))));
    return Set.copyOf(names);
  }

  /** The directory names among names. */
  public static Set<DistinguishedName> directories(List<GeneralName> names) {
    Set<DistinguishedName> found = new LinkedHashSet<>();
    for (GeneralName name : names) {
      if (name instanceof GeneralName.Directory directory) {
        found.add(directory.name());
      }
    }
    return found;
  }

  private static GeneralName comparable(GeneralName name) {
    return name instanceof GeneralName.Uri uri ? new GeneralName.Uri(normal(uri.text())) : name;
  }

  /** Letter case does not count in scheme and host (RFC 3986 section 6.2.2.1). */
  private static String normal(String uri) {
    int host = uri.indexOf("://") + 3;
    if (host < 3) {
      return uri;
    }
    int path = uri.indexOf('/', host);
    int end = path < 0 ? uri.length() : path;
    return uri.substring(0, end).toLowerCase(Locale.ROOT) + uri.substring(end);
  }

  private static DistinguishedName below(DistinguishedName issuer, DistinguishedName part) {
    List<RDN> parts = new ArrayList<>(parts(issuer));
    parts.addAll(parts(part));
    try {
      byte[] der = new X500Name(parts.toArray(RDN[]::new)).getEncoded();
      return DistinguishedName.of(new X500Principal(der));
    } catch (IOException impossible) {
      throw new UncheckedIOException("names that were read can be written", impossible);
    }
  }

  private static List<RDN> parts(DistinguishedName name) {
    return Arrays.asList(X500Name.getInstance(name.principal().getEncoded()).getRDNs());
  }
}
