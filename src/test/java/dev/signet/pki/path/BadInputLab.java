package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchLimits;
import dev.signet.pki.fetch.GuardedDoor;
import dev.signet.pki.fetch.Outside;
import dev.signet.pki.fetch.ScriptedHost;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.path.fetching.HttpIssuerFetcher;
import dev.signet.pki.path.fetching.Publications;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.crl.fetching.FetchSettings;
import dev.signet.pki.revocation.crl.fetching.HttpListFetcher;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.io.TempDir;

/** A validation that may ask hosts on loopback through the guarded door. */
abstract class BadInputLab extends PathLab {

  static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
  static final String DISTRIBUTION_POINTS = "2.5.29.31";

  private static final FetchLimits.Limit SMALL =
      new FetchLimits.Limit(64 << 10, Duration.ofMillis(500));

  @TempDir private Path spool;

  GuardedDoor door(ScriptedHost... admitted) {
    String[] authorities =
        List.of(admitted).stream().map(ScriptedHost::authority).toArray(String[]::new);
    return new GuardedDoor(
        FetchRules.STRICT.admitting(authorities),
        FetchLimits.DEFAULT.withEach(SMALL),
        new Outside(
            (name, within) -> List.of(InetAddress.getLoopbackAddress()),
            () -> NOW,
            spool,
            Optional.empty()));
  }

  PathValidation discovering(FetchDoor door) {
    HttpIssuerFetcher fetcher =
        new HttpIssuerFetcher(
            new Publications(door, new CertificateReader()), DiscoveryPolicy.FETCHING, () -> NOW);
    return new PathValidation(
        policy(Set.of(root.anchor()), PathBudget.DEFAULT),
        new PathValidation.Means(
            ALL_GOOD, List.of(fetcher), new SignatureCheck(TestKeys.BC), () -> NOW));
  }

  /** Withdrawal by the lists that certificates point to. */
  PathValidation fetchingLists(FetchDoor door) {
    HttpListFetcher fetcher =
        new HttpListFetcher(door, FetchSettings.DEFAULT, Optional.empty(), () -> NOW);
    RevocationSource lists =
        new ListRevocation(fetcher, List.of(), new SignatureCheck(TestKeys.BC), () -> NOW);
    TrustPolicy local = policy(Set.of(root.anchor()), PathBudget.DEFAULT);
    TrustPolicy fetching =
        new TrustPolicy(
            local.name(),
            local.anchors(),
            local.pool(),
            local.rules(),
            local.algorithms(),
            local.revocation().fetching(),
            local.discovery(),
            local.budget());
    return validation(fetching, lists);
  }

  /** Authority information access that points to a certificate of the issuer. */
  static byte[] access(Object uri) {
    return encoded(
        new AuthorityInformationAccess(AccessDescription.id_ad_caIssuers, location(uri)));
  }

  static byte[] points(Object uri) {
    DistributionPointName full = new DistributionPointName(new GeneralNames(location(uri)));
    return encoded(
        new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(full, null, null)}));
  }

  private static GeneralName location(Object uri) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, uri.toString());
  }

  private static byte[] encoded(ASN1Object content) {
    try {
      return content.getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
