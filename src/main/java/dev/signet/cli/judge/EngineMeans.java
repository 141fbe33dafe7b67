package dev.signet.cli.judge;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.fetching.HttpIssuerFetcher;
import dev.signet.pki.path.fetching.Publications;
import dev.signet.pki.revocation.CrlRevocation;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.trust.TrustPolicy;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the engine works with in this program: nobody remembers anything between two cases. */
final class EngineMeans {
  private final Provider provider;
  private final FetchDoor door;
  private final InstantSource clock;

  EngineMeans(Provider provider, FetchDoor door, InstantSource clock) {
    this.provider = provider;
    this.door = door;
    this.clock = clock;
  }

  PathValidation.Means over(TrustPolicy terms, PathQuestion question) {
    Publications publications = new Publications(door, new CertificateReader());
    return new PathValidation.Means(
        source(question),
        List.of(new HttpIssuerFetcher(publications, terms.discovery(), clock)),
        new SignatureCheck(provider),
        clock);
  }

  private RevocationSource source(PathQuestion asked) {
    List<X509CRL> lists = new ArrayList<>();
    asked.offered().evidence().lists().forEach(list -> read(list).ifPresent(lists::add));
    return new CrlRevocation(lists, provider);
  }

  private static Optional<X509CRL> read(Octets der) {
    try {
      return Optional.of(
          (X509CRL)
              CertificateFactory.getInstance("X.509")
                  .generateCRL(new ByteArrayInputStream(der.bytes())));
    } catch (GeneralSecurityException junk) {
      return Optional.empty();
    }
  }
}
