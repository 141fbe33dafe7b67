package dev.signet.cli.judge;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.fetching.HttpIssuerFetcher;
import dev.signet.pki.path.fetching.Publications;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.cache.AnswerCache;
import dev.signet.pki.revocation.crl.fetching.FetchSettings;
import dev.signet.pki.revocation.crl.fetching.HttpListFetcher;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.pki.revocation.ocsp.OcspOutside;
import dev.signet.pki.revocation.ocsp.OcspRevocation;
import dev.signet.pki.revocation.ocsp.OcspSettings;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.pki.revocation.ocsp.judge.SignatureAdmission;
import dev.signet.pki.revocation.order.OrderedRevocation;
import dev.signet.pki.trust.TrustPolicy;
import java.security.Provider;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** What the engine works with in this program: nobody remembers anything between two cases. */
final class EngineMeans {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SignatureCheck signatures;
  private final FetchDoor door;
  private final InstantSource clock;

  EngineMeans(Provider provider, FetchDoor door, InstantSource clock) {
    this.signatures = new SignatureCheck(provider);
    this.door = door;
    this.clock = clock;
  }

  PathValidation.Means over(TrustPolicy terms, PathQuestion question) {
    Publications publications = new Publications(door, new CertificateReader());
    return new PathValidation.Means(
        source(terms, question),
        List.of(new HttpIssuerFetcher(publications, terms.discovery(), clock)),
        signatures,
        clock);
  }

  /**
   * Evidence is judged as of the time of the case: what was made later does not exist yet.
   * Responders are not asked, because a recorded web cannot answer them.
   */
  private RevocationSource source(TrustPolicy terms, PathQuestion asked) {
    InstantSource then = asked::at;
    RevocationSource lists =
        new ListRevocation(
                new HttpListFetcher(door, FetchSettings.DEFAULT, Optional.empty(), then),
                terms.pool(),
                signatures,
                then)
            .under(terms.algorithms());
    AnswerJudge answers =
        new AnswerJudge(signatures, SignatureAdmission.by(terms.algorithms()), lists, then);
    RevocationSource ocsp =
        new OcspRevocation(
                answers,
                AnswerCache.inMemory(AnswerCache.Limits.DEFAULT),
                OcspSettings.DEFAULT,
                new OcspOutside(door, EngineMeans::refuse, then, RANDOM))
            .atHand();
    return new OrderedRevocation(
        OrderedRevocation.Side.of(lists),
        OrderedRevocation.Side.of(ocsp),
        EngineMeans::refuse,
        clock);
  }

  private static void refuse(Runnable request) {
    throw new RejectedExecutionException("nobody is asked");
  }
}
