package dev.signet.xkms.exchange;

import dev.signet.entity.DomainName;
import dev.signet.xkms.model.Operation;
import java.util.List;
import java.util.Set;

/**
 * What one endpoint ({@code /xkms} or {@code /xkms/policy}) offers.
 *
 * @param name the trust policy's name; {@code default} at {@code /xkms}
 * @param serviceUris accepted values of the Service attribute; the first is the canonical one
 * @param operations what is carried out here; the rest is answered with MessageNotSupported
 * @param authoritativeDomains domains for whose addresses "no match" is a statement and not
 *     ignorance
 * @param responseLimit most key bindings in one answer, 1 or more
 * @param requestSignatureRequired true: unsigned requests get Sender/NoAuthentication
 */
public record ServiceProfile(
    String name,
    List<String> serviceUris,
    Set<Operation> operations,
    Set<DomainName> authoritativeDomains,
    int responseLimit,
    boolean requestSignatureRequired) {

  public ServiceProfile {
    serviceUris = List.copyOf(serviceUris);
    operations = Set.copyOf(operations);
    authoritativeDomains = Set.copyOf(authoritativeDomains);
    if (serviceUris.isEmpty() || responseLimit < 1) {
      throw new IllegalArgumentException(
          "a service profile needs a URI and a response limit of 1 or more");
    }
  }

  public String canonicalUri() {
    return serviceUris.get(0);
  }
}
