package dev.signet.pki.revocation;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import java.security.Provider;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Revocation by a fixed set of revocation lists (RFC 5280 section 6.3), safe for many threads.
 *
 * <p>Each list's signature is checked once per issuer key and its lines are indexed once, so that
 * an answer costs the same whatever the size of the list. Only complete lists signed by the
 * certificate's own issuer are evidence; delta and indirect lists and lists of one distribution
 * point leave the status unknown.
 */
public final class CrlRevocation implements RevocationSource {

  private final Map<X500Principal, List<IndexedCrl>> byIssuer = new HashMap<>();
  private final SignatureCheck signatures;

  /**
   * @param ecProvider checks elliptic curve signatures
   */
  public CrlRevocation(List<X509CRL> lists, Provider ecProvider) {
    this.signatures = new SignatureCheck(ecProvider);
    for (X509CRL list : lists) {
      byIssuer
          .computeIfAbsent(list.getIssuerX500Principal(), none -> new ArrayList<>())
          .add(new IndexedCrl(list));
    }
  }

  @Override
  public RevocationStatus statusOf(RevocationQuestion question) {
    X509Certificate certificate = question.certificate().x509();
    Optional<X509Certificate> known = question.issuer().certificate().map(Certificate::x509);
    if (known.isEmpty()) {
      return RevocationStatus.Unknown.because("the anchor is a bare key without a certificate");
    }
    X509Certificate issuer = known.get();
    X500Principal name = certificate.getIssuerX500Principal();
    List<IndexedCrl> lists = byIssuer.getOrDefault(name, List.of());
    if (lists.isEmpty() || !name.equals(issuer.getSubjectX500Principal())) {
      return RevocationStatus.Unknown.because(
          "there is no revocation list of '" + name.getName() + "'");
    }
    List<RevocationStatus> answers = new ArrayList<>();
    for (IndexedCrl list : lists) {
      answers.add(answer(list, certificate, issuer, question.at()));
    }
    return RevocationSources.strongest(answers);
  }

  private RevocationStatus answer(
      IndexedCrl list, X509Certificate certificate, X509Certificate issuer, Instant at) {
    if (!maySignLists(issuer)) {
      return RevocationStatus.Unknown.because(
          "the issuer's key usage does not include cRLSign (RFC 5280 6.3.3(f))");
    }
    return list.isSignedBy(issuer.getPublicKey(), signatures)
        ? list.statusOf(certificate, at)
        : RevocationStatus.Unknown.because(
            "the revocation list is not signed by the issuer (RFC 5280 6.3.3(g))");
  }

  private static boolean maySignLists(X509Certificate issuer) {
    boolean[] usage = issuer.getKeyUsage();
    return usage == null || usage[6];
  }
}
