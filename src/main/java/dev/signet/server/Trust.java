package dev.signet.server;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.revocation.CrlRevocation;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.revocation.TrustDirectory;
import dev.signet.pki.revocation.TrustMaterial;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.server.config.Settings.PolicySettings;
import dev.signet.server.config.WrongSetting;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.KeySource;
import dev.signet.xkms.registry.RegisteredRevocation;
import dev.signet.xkms.xkiss.CrlSupplier;
import java.io.IOException;
import java.nio.file.Files;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.LinkedHashSet;
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

  /** What has been fit for signatures since SHA-1 is not (NIST SP 800-131A). */
  private static final AlgorithmPolicy ALGORITHMS =
      new AlgorithmPolicy(
          "current",
          List.of(
              rule("SHA-256", 0),
              rule("SHA-384", 0),
              rule("SHA-512", 0),
              rule("RSA", 1024),
              rule("EC", 224),
              rule("Ed25519", 0),
              rule("Ed448", 0)));

  private static AlgorithmPolicy.Rule rule(String algorithm, int leastBits) {
    return new AlgorithmPolicy.Rule(algorithm, leastBits, Optional.empty());
  }

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
              material.intermediates().stream().map(Certificate::of).toList(),
              PathRules.CAREFUL,
              ALGORITHMS,
              RevocationPolicy.DEFAULT,
              DiscoveryPolicy.LOCAL,
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

  private static List<Anchor> anchors(
      PolicySettings settings, TrustMaterial material, Ground ground) {
    Set<X509Certificate> anchors = new LinkedHashSet<>();
    material.anchors().forEach(anchor -> anchors.add(anchor.getTrustedCert()));
    if (settings.isDefault()) {
      anchors.add(ground.authority().certificate());
    }
    return anchors.stream().map(Certificate::of).map(Trust::anchor).toList();
  }

  /** An authority is trusted no further than its own certificate says (RFC 5937). */
  private static Anchor anchor(Certificate certificate) {
    Anchor plain = Anchor.of(certificate);
    return new Anchor(plain.authority(), plain.terms().withConstraints());
  }

  /** Whether this authority is an anchor, by name and key. */
  boolean trusts(X509Certificate authority) {
    return policy.anchors().stream()
        .map(Anchor::authority)
        .anyMatch(
            anchor ->
                anchor.name().equals(DistinguishedName.of(authority.getSubjectX500Principal()))
                    && anchor.keyFingerprint().equals(Fingerprint.of(authority.getPublicKey())));
  }

  /**
   * Judges certificates; what the registry knows of the built-in authority's certificates counts at
   * once.
   */
  PathValidation validation(KeySource registry, Ground ground) {
    RegisteredRevocation ours =
        new RegisteredRevocation(registry, ground.authority().certificate());
    CrlRevocation lists = new CrlRevocation(material.crls(), ground.provider());
    return new PathValidation(
        policy,
        new PathValidation.Means(
            new RevocationSources(List.of(ours, lists)),
            new SignatureCheck(ground.provider()),
            ground.sources().clock()));
  }

  /** The lists that were read, for answers that are to hold one. */
  CrlSupplier lists() {
    Map<X500Principal, Octets> byIssuer = new HashMap<>();
    for (X509CRL list : material.crls()) {
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
