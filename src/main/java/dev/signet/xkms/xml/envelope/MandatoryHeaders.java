package dev.signet.xkms.xml.envelope;

import dev.signet.xkms.xml.dom.Elements;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;

/**
 * Which SOAP header blocks must be understood here (SOAP 1.1 section 4.2.3, SOAP 1.2 Part 1 section
 * 5.2.3).
 */
final class MandatoryHeaders {
  private static final String ROLE = "http://www.w3.org/2003/05/soap-envelope/role/";
  private static final Set<String> OUR_ACTORS =
      Set.of("", "http://schemas.xmlsoap.org/soap/actor/next");
  private static final Set<String> OUR_ROLES = Set.of("", ROLE + "next", ROLE + "ultimateReceiver");

  private MandatoryHeaders() {}

  /** Local names of the mandatory blocks that are addressed to the ultimate receiver. */
  static List<String> in(Element header, WireBinding binding) {
    return Elements.childrenOf(header).stream()
        .filter(
            block -> binding == WireBinding.SOAP11 ? isMandatory11(block) : isMandatory12(block))
        .map(Element::getLocalName)
        .toList();
  }

  private static boolean isMandatory11(Element block) {
    String soap = WireBinding.SOAP11.namespace();
    return block.getAttributeNS(soap, "mustUnderstand").trim().equals("1")
        && OUR_ACTORS.contains(block.getAttributeNS(soap, "actor").trim());
  }

  private static boolean isMandatory12(Element block) {
    String soap = WireBinding.SOAP12.namespace();
    return Set.of("1", "true").contains(block.getAttributeNS(soap, "mustUnderstand").trim())
        && OUR_ROLES.contains(block.getAttributeNS(soap, "role").trim());
  }
}
