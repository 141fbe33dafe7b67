package dev.signet.pki.path.profile;

import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** Names of servers as the Baseline Requirements want them. */
final class WebNames {

  /** LDH labels, the first one perhaps a wildcard (RFC 1034 section 3.5, BR 7.1.2.7.12). */
  private static final Pattern HOST =
      Pattern.compile(
          "(\\*\\.)?([A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
              + "[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

  private WebNames() {}

  /** A host name or an address. */
  static boolean isOfServer(GeneralName name) {
    if (name instanceof GeneralName.Ip ip) {
      return ip.octets().length() == 4 || ip.octets().length() == 16;
    }
    return name instanceof GeneralName.Dns dns
        && dns.text().length() <= 253
        && HOST.matcher(dns.text()).matches();
  }

  /** A wildcard with fewer than two labels behind it. */
  static boolean isForEverybody(GeneralName name) {
    return name instanceof GeneralName.Dns dns
        && dns.text().startsWith("*")
        && dns.text().chars().filter(c -> c == '.').count() < 2;
  }

  /**
   * BR 7.1.4.3: at most one common name, letter for letter one of the alternative names; the domain
   * of a wildcard goes for a copy of it, since it names nobody else.
   */
  static boolean commonNameIsCopied(DistinguishedName subject, List<GeneralName> names) {
    List<String> common = commonNames(subject);
    return names.isEmpty()
        || common.size() <= 1
            && common.stream().allMatch(text -> names.stream().anyMatch(n -> isCopy(text, n)));
  }

  private static boolean isCopy(String text, GeneralName name) {
    if (name instanceof GeneralName.Ip ip) {
      return text.equals(AddressText.of(ip.octets()));
    }
    return name instanceof GeneralName.Dns dns
        && (text.equals(dns.text()) || dns.text().equals("*." + text));
  }

  private static List<String> commonNames(DistinguishedName subject) {
    List<String> found = new ArrayList<>();
    for (RDN part : X500Name.getInstance(subject.principal().getEncoded()).getRDNs()) {
      for (AttributeTypeAndValue value : part.getTypesAndValues()) {
        if (BCStyle.CN.equals(value.getType()) && value.getValue() instanceof ASN1String text) {
          found.add(text.getString());
        }
      }
    }
    return found;
  }
}
