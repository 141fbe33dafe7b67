package dev.signet.pki.revocation.crl.rule;

import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.extension.AuthorityKeyIdentifier;
import dev.signet.pki.extension.KeyUse;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.supply.HeldCrl;
import dev.signet.pki.trust.Finding;
import dev.signet.pki.trust.Ground;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whose key signed a list, and whether that somebody may (RFC 5280 section 6.3.3(f) and (g)): the
 * certificate's own issuer, or another authority of the list issuer's name on a path to the same
 * anchor.
 */
final class ListSigners {

  /** Certificates of one name that are tried; a name with more keys at a time is no name. */
  private static final int MOST_CANDIDATES = 16;

  private final RevocationQuestion question;
  private final List<Certificate> pool;
  private final SignatureCheck signatures;
  private final AlgorithmPolicy algorithms;

  ListSigners(
      RevocationQuestion question,
      List<Certificate> pool,
      SignatureCheck signatures,
      AlgorithmPolicy algorithms) {
    this.question = question;
    this.pool = pool;
    this.signatures = signatures;
    this.algorithms = algorithms;
  }

  /** The key that signed the list, if its holder may; else {@code doubts} are told why not. */
  Optional<PublicKey> signerOf(HeldCrl held, Doubts doubts) {
    Optional<PublicKey> signer = trusted(held, doubts);
    Optional<String> weakness = signer.flatMap(key -> weakness(held.list(), key));
    weakness.ifPresent(reason -> doubts.add("the " + held + " is not good enough: " + reason));
    return weakness.isPresent() ? Optional.empty() : signer;
  }

  /** What the algorithm policy says against how the key has signed the list. */
  Optional<String> weakness(Crl list, PublicKey key) {
    return algorithms.against(list.algorithm(), key, question.at()).stream().findFirst();
  }

  private Optional<PublicKey> trusted(HeldCrl held, Doubts doubts) {
    Authority issuer = question.issuer();
    Crl list = held.list();
    if (issuer.name().equals(list.issuer()) && list.isSignedBy(issuer.key(), signatures)) {
      if (issuer.certificate().map(ListSigners::maySign).orElse(true)) {
        return Optional.of(issuer.key());
      }
      doubts.add(
          "the "
              + held
              + " is of an issuer whose key usage does not include cRLSign"
              + " (RFC 5280 6.3.3(f))");
      return Optional.empty();
    }
    return other(held, doubts);
  }

  private Optional<PublicKey> other(HeldCrl held, Doubts doubts) {
    boolean found = false;
    for (Certificate signer : candidates(held.list())) {
      if (!held.list().isSignedBy(signer.key(), signatures)) {
        continue;
      }
      found = true;
      Optional<String> against = against(signer, held.list());
      if (against.isEmpty()) {
        return Optional.of(signer.key());
      }
      doubts.add("the " + held + " is signed by " + signer + ", but " + against.get());
    }
    if (!found) {
      doubts.add(
          "the "
              + held
              + " is not signed by the issuer, nor by another known signer"
              + " (RFC 5280 6.3.3(g))");
    }
    return Optional.empty();
  }

  private Optional<String> against(Certificate signer, Crl list) {
    if (!maySign(signer)) {
      return Optional.of("its key usage does not include cRLSign (RFC 5280 6.3.3(f))");
    }
    Instant made = list.thisUpdate();
    Instant when = made.isAfter(question.at()) ? made : question.at();
    Ground trust = question.signers().trustIn(signer, when);
    return trust.finding() == Finding.ESTABLISHED
        ? Optional.empty()
        : Optional.of("it is not trusted (RFC 5280 6.3.3(f)): " + trust.because());
  }

  /** Certificates of the list issuer's name, the one that the list hints at first. */
  private List<Certificate> candidates(Crl list) {
    Set<Certificate> named = new LinkedHashSet<>();
    for (Certificate signer : question.offered().signers()) {
      if (signer.subject().equals(list.issuer())) {
        named.add(signer);
      }
    }
    for (Certificate signer : pool) {
      if (signer.subject().equals(list.issuer())) {
        named.add(signer);
      }
    }
    Optional<Octets> wanted = list.signerHint().flatMap(AuthorityKeyIdentifier::keyIdentifier);
    return named.stream()
        .sorted(
            Comparator.comparing((Certificate signer) -> !isHinted(signer, wanted))
                .thenComparing(Certificate::fingerprint))
        .limit(MOST_CANDIDATES)
        .toList();
  }

  private static boolean isHinted(Certificate signer, Optional<Octets> wanted) {
    return wanted.isPresent() && signer.subjectKeyIdentifier().value().equals(wanted);
  }

  /** A certificate without key usage may sign anything; one that cannot be read may not. */
  private static boolean maySign(Certificate signer) {
    return !signer.keyUsage().isPresent()
        || signer.keyUsage().value().filter(uses -> uses.contains(KeyUse.CRL_SIGN)).isPresent();
  }
}
