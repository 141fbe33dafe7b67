package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.SignatureAlgorithm;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.pki.name.MalformedName;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.ocsp.answer.BasicAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether an answer is signed by somebody who may sign it: the issuer itself, or who the issuer has
 * named (RFC 6960 sections 3.2 and 4.2.2.2).
 */
final class ResponderRules {

  private final SignatureMemory signatures;
  private final SignatureAdmission admission;
  private final DelegateRules delegates;
  private final CertificateReader reader;

  ResponderRules(
      SignatureMemory signatures,
      SignatureAdmission admission,
      DelegateRules delegates,
      CertificateReader reader) {
    this.signatures = signatures;
    this.admission = admission;
    this.delegates = delegates;
    this.reader = reader;
  }

  /** Everything that speaks against whoever signed; empty when one signer is fine. */
  List<String> objections(OcspAnswer answer, BasicAnswer basic, RevocationQuestion question) {
    Authority issuer = question.issuer();
    boolean direct = basic.responder().isOf(issuer);
    if (direct && signatures.verifies(answer, basic, issuer.key())) {
      return admission.against(
          SignatureAlgorithm.of(basic.signed().algorithm()), issuer.key(), question);
    }
    List<String> objections = new ArrayList<>();
    if (direct) {
      objections.add("it is not signed by the issuer (RFC 6960 3.2(2))");
    }
    return delegated(answer, basic, question, objections);
  }

  private List<String> delegated(
      OcspAnswer answer, BasicAnswer basic, RevocationQuestion question, List<String> objections) {
    for (Certificate delegate : named(basic, question)) {
      List<String> wrong =
          delegates.objections(new DelegateRules.Claim(delegate, answer, basic), question);
      if (wrong.isEmpty()) {
        return List.of();
      }
      objections.addAll(wrong);
    }
    if (objections.isEmpty()) {
      objections.add(
          "the responder "
              + basic.responder()
              + " is neither the issuer nor in a certificate at hand (RFC 6960 4.2.2.2)");
    }
    return objections;
  }

  /** The certificates that may be of the responder, those that came with the answer first. */
  private Set<Certificate> named(BasicAnswer basic, RevocationQuestion question) {
    Set<Certificate> all = new LinkedHashSet<>();
    basic.certificates().forEach(der -> addReadable(der, all));
    all.addAll(question.offered().signers());
    all.removeIf(certificate -> !basic.responder().isOf(Authority.of(certificate)));
    return all;
  }

  /** A certificate that cannot be read is nobody's. */
  private void addReadable(Octets der, Set<Certificate> all) {
    try {
      all.add(Certificate.of(reader.parse(der.bytes())));
    } catch (MalformedCertificate | MalformedName junk) {
      return;
    }
  }
}
