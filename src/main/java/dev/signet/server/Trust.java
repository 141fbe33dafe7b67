package dev.signet.server;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.TrustPolicy;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.revocation.TrustDirectory;
import dev.signet.pki.revocation.TrustMaterial;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import dev.signet.pki.revocation.crl.supply.ListStore;
import dev.signet.pki.trust.PathBudget;
import dev.signet.server.config.Settings.PolicySettings;
import dev.signet.server.config.WrongSetting;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.RegisteredRevocation;
import dev.signet.xkms.xkiss.CrlSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * Whom one policy trusts, read from its directory; the default policy also trusts the built-in
 * authority.
 */
record Trust(TrustPolicy policy, TrustMaterial material) {

  /**
   * Reads the directory of a policy.
   *
   * @throws WrongSetting if it is not there or holds a file that cannot be used
   */
  static Trust of(PolicySettings settings, Ground ground) {
    try {
      TrustMaterial material = read(settings, ground);
      TrustPolicy policy =
          new TrustPolicy(
              settings.name(),
              anchors(settings, material, ground),
              material.intermediates(),
              PathBudget.DEFAULT);
      return new Trust(policy, material);
    } catch (IOException unusable) {
      throw new WrongSetting(
          "signet.policy." + settings.name() + ".directory: " + unusable.getMessage(), unusable);
    }
  }

  private static TrustMaterial read(PolicySettings settings, Ground ground) throws IOException {
    boolean isOurs = settings.directory().startsWith(ground.data().root());
    if (isOurs && Files.notExists(settings.directory())) {
      ground.data().prepare(settings.directory());
    }
    return new TrustDirectory(settings.directory()).read();
  }

  private static Set<TrustAnchor> anchors(
      PolicySettings settings, TrustMaterial material, Ground ground) {
    Set<TrustAnchor> anchors = new HashSet<>(material.anchors());
    if (settings.isDefault()) {
      anchors.add(new TrustAnchor(ground.authority().certificate(), null));
    }
    return anchors;
  }

  /** Whether this authority is an anchor, by name and key. */
  boolean trusts(X509Certificate authority) {
    return policy.anchors().stream()
        .map(TrustAnchor::getTrustedCert)
        .anyMatch(
            anchor ->
                anchor.getSubjectX500Principal().equals(authority.getSubjectX500Principal())
                    && anchor.getPublicKey().equals(authority.getPublicKey()));
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
            held(),
            material.intermediates().stream().map(Certificate::of).toList(),
            new SignatureCheck(ground.provider()),
            ground.sources().clock());
    return new PathValidation(
        policy, new RevocationSources(List.of(ours, lists)), ground.provider());
  }

  /** The lists that were read, for answers that are to hold one. */
  CrlSupplier lists() {
    Map<X500Principal, Octets> byIssuer = new HashMap<>();
    for (Crl list : material.crls()) {
      if (!list.isDelta()) {
        byIssuer.put(list.issuer().principal(), Octets.of(list.encoded()));
      }
    }
    return issuer -> Optional.ofNullable(byIssuer.get(issuer));
  }

  private ListStore held() {
    return new ListStore(
        material.crls().stream().map(list -> new HeldCrl(list, "policy directory")).toList());
  }
}
