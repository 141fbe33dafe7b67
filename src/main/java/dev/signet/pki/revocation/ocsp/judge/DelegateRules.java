package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.algorithm.SignatureAlgorithm;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.extension.Extension;
import dev.signet.pki.extension.KeyUse;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.ocsp.answer.BasicAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the holder of a certificate may sign answers for the issuer (RFC 6960 section 4.2.2.2).
 *
 * <p>The delegation counts only when the very key that signed the certificate in question signed it
 * too; its path then is the path of the issuer.
 */
final class DelegateRules {

  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final String NO_CHECK = "1.3.6.1.5.5.7.48.1.5";
  private static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  private static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";
  private static final Set<String> UNDERSTOOD =
      Set.of("2.5.29.15", "2.5.29.17", "2.5.29.19", "2.5.29.32", "2.5.29.37", NO_CHECK);

  /** Somebody's claim to have signed that answer with the key of that certificate. */
  record Claim(Certificate signer, OcspAnswer answer, BasicAnswer basic) {}

  private final SignatureMemory signatures;
  private final SignatureAdmission admission;
  private final RevocationSource withdrawals;

  /**
   * @param withdrawals knows whether a delegation was withdrawn; must not ask responders itself, or
   *     two of them would vouch for each other
   */
  DelegateRules(
      SignatureMemory signatures, SignatureAdmission admission, RevocationSource withdrawals) {
    this.signatures = signatures;
    this.admission = admission;
    this.withdrawals = withdrawals;
  }

  /** Everything that speaks against the claim; empty when it holds. */
  List<String> objections(Claim claim, RevocationQuestion question) {
    List<String> wrong = new ArrayList<>();
    issuance(claim.signer, question).ifPresent(wrong::add);
    usage(claim.signer).ifPresent(wrong::add);
    validity(claim, question.at()).ifPresent(wrong::add);
    extensions(claim.signer).ifPresent(wrong::add);
    if (!signatures.verifies(claim.answer, claim.basic, claim.signer.key())) {
      wrong.add(of(claim.signer) + " has not signed it (RFC 6960 3.2(2))");
    }
    if (wrong.isEmpty()) {
      wrong.addAll(algorithms(claim, question));
    }
    // Asked last: it may cost a fetch, which an answer that is wrong anyway is not worth.
    return wrong.isEmpty() ? withdrawal(claim.signer, question) : wrong;
  }

  private Optional<String> issuance(Certificate signer, RevocationQuestion question) {
    Authority issuer = question.issuer();
    return signer.issuer().equals(issuer.name()) && signatures.verifies(signer, issuer.key())
        ? Optional.empty()
        : Optional.of(of(signer) + " was not issued by the issuer's key (RFC 6960 4.2.2.2)");
  }

  private static Optional<String> usage(Certificate signer) {
    Extension<Set<KeyUse>> bits = signer.keyUsage();
    boolean maySign =
        bits instanceof Extension.Absent
            || bits.value()
                .filter(
                    uses ->
                        uses.contains(KeyUse.DIGITAL_SIGNATURE)
                            || uses.contains(KeyUse.NON_REPUDIATION))
                .isPresent();
    boolean named =
        signer.extendedKeyUsage().value().filter(uses -> uses.contains(OCSP_SIGNING)).isPresent();
    return maySign && named
        ? Optional.empty()
        : Optional.of(
            of(signer) + " is not for OCSP signing (RFC 6960 4.2.2.2, RFC 5280 4.2.1.12)");
  }

  /** Valid when it signed and, if that was before, at the asked time. */
  private static Optional<String> validity(Claim claim, Instant at) {
    Instant produced = claim.basic.producedAt();
    Instant later = produced.isAfter(at) ? produced : at;
    boolean valid =
        !produced.isBefore(claim.signer.notBefore()) && !later.isAfter(claim.signer.notAfter());
    return valid
        ? Optional.empty()
        : Optional.of(
            of(claim.signer)
                + " is valid from "
                + claim.signer.notBefore()
                + " to "
                + claim.signer.notAfter()
                + " only");
  }

  private static Optional<String> extensions(Certificate signer) {
    return signer.criticalExtensions().stream()
        .filter(critical -> !UNDERSTOOD.contains(critical))
        .sorted()
        .findFirst()
        .map(critical -> of(signer) + " has the critical extension " + critical);
  }

  private List<String> algorithms(Claim claim, RevocationQuestion question) {
    SignatureAlgorithm ofAnswer = SignatureAlgorithm.of(claim.basic.signed().algorithm());
    SignatureAlgorithm ofSigner = SignatureAlgorithm.of(claim.signer.x509());
    List<String> against =
        new ArrayList<>(admission.against(ofAnswer, claim.signer.key(), question));
    against.addAll(admission.against(ofSigner, question.issuer().key(), question));
    return against;
  }

  /**
   * RFC 6960 section 4.2.2.2.1. Whoever names a way to check the delegation wants it checked; where
   * none is named it is up to us, and only a withdrawal that is known counts.
   */
  private List<String> withdrawal(Certificate signer, RevocationQuestion question) {
    if (signer.has(NO_CHECK) || question.policy().responderUnchecked()) {
      return List.of();
    }
    RevocationStatus status = withdrawals.statusOf(question.about(signer));
    return status.match(
        good -> List.of(),
        revoked -> List.of(of(signer) + " was revoked at " + revoked.since()),
        unknown -> namesAWay(signer) ? List.of(open(signer, unknown)) : List.of());
  }

  private static boolean namesAWay(Certificate signer) {
    return signer.has(CRL_DISTRIBUTION_POINTS) || signer.has(AUTHORITY_ACCESS);
  }

  private static String open(Certificate signer, RevocationStatus.Unknown unknown) {
    String because = String.join("; ", unknown.because());
    return "whether " + of(signer) + " was revoked is not known: " + because;
  }

  private static String of(Certificate signer) {
    return "the responder's certificate '" + signer.subject() + "'";
  }
}
