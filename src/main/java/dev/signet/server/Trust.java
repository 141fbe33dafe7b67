package dev.signet.server;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.revocation.CrlRevocation;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.trust.file.FiledPolicy;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.RegisteredRevocation;
import dev.signet.xkms.xkiss.CrlSupplier;
import dev.signet.xkms.xkiss.PolicyTerms;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** What one policy is judged with. */
record Trust(FiledPolicy policy) {

  /** What the policy says beside its anchors. */
  PolicyTerms terms(Ground ground) {
    Certificate own = Certificate.of(ground.authority().certificate());
    return new PolicyTerms(
        policy.name(),
        policy.trusts(Authority.of(own)),
        policy.purposes(),
        policy.terms().revocation().kept());
  }

  /**
   * Judges certificates; what the registry knows of the built-in authority's certificates counts at
   * once.
   */
  PathValidation validation(KeySource registry, Ground ground) {
    RegisteredRevocation ours =
        new RegisteredRevocation(registry, ground.authority().certificate());
    CrlRevocation lists = new CrlRevocation(policy.lists(), ground.provider());
    return new PathValidation(
        policy.terms(),
        new PathValidation.Means(
            new RevocationSources(List.of(ours, lists)),
            ground.outdoors().issuers(policy),
            new SignatureCheck(ground.signatures()),
            ground.sources().clock()));
  }

  /** The lists that were read, for answers that are to hold one. */
  CrlSupplier lists() {
    Map<X500Principal, Octets> byIssuer = new HashMap<>();
    for (X509CRL list : policy.lists()) {
      byIssuer.put(list.getIssuerX500Principal(), encoded(list));
    }
    return issuer -> Optional.ofNullable(byIssuer.get(issuer));
  }

  private static Octets encoded(X509CRL list) {
    try {
      return Octets.of(list.getEncoded());
    } catch (CRLException impossible) {
      throw new IllegalStateException("a list that was parsed can be encoded", impossible);
    }
  }
}
