package dev.signet.server;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import dev.signet.pki.revocation.crl.supply.ListStore;
import dev.signet.pki.trust.file.FiledPolicy;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.RegisteredRevocation;
import dev.signet.xkms.xkiss.CrlSupplier;
import dev.signet.xkms.xkiss.PolicyTerms;
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
    ListRevocation lists =
        new ListRevocation(
                new ListStore(
                    policy.lists().stream().map(list -> new HeldCrl(list, "policy")).toList()),
                policy.terms().pool(),
                new SignatureCheck(ground.signatures()),
                ground.sources().clock())
            .under(policy.terms().algorithms());
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
    for (Crl list : policy.lists()) {
      if (!list.isDelta()) {
        byIssuer.put(list.issuer().principal(), Octets.of(list.encoded()));
      }
    }
    return issuer -> Optional.ofNullable(byIssuer.get(issuer));
  }
}
