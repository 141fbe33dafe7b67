package dev.signet.pki.revocation;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.trust.RevocationPolicy;
import java.time.Instant;

/**
 * What is asked: was {@code certificate} withdrawn at {@code at}?
 *
 * @param issuer whose key has signed the certificate; the caller has checked that
 * @param signers says whether somebody else than the issuer may sign evidence
 * @param offered evidence that came with the request
 * @param fetches what may still be fetched for the work that the question belongs to
 */
public record RevocationQuestion(
    Certificate certificate,
    Authority issuer,
    Instant at,
    RevocationPolicy policy,
    SignerTrust signers,
    OfferedEvidence offered,
    FetchBudget fetches) {

  /** A question that is answered by what is at hand. */
  public RevocationQuestion(
      Certificate certificate,
      Authority issuer,
      Instant at,
      RevocationPolicy policy,
      SignerTrust signers,
      OfferedEvidence offered) {
    this(certificate, issuer, at, policy, signers, offered, nothing());
  }

  public boolean mayFetch() {
    return fetches.fetchesLeft() > 0;
  }

  /** The same question, to be answered by what is at hand. */
  public RevocationQuestion withoutFetching() {
    return within(nothing());
  }

  /** The same question with another allowance. */
  public RevocationQuestion within(FetchBudget allowance) {
    return new RevocationQuestion(certificate, issuer, at, policy, signers, offered, allowance);
  }

  /** The same question about another time. */
  public RevocationQuestion asOf(Instant time) {
    return new RevocationQuestion(certificate, issuer, time, policy, signers, offered, fetches);
  }

  /** The same question about another certificate of the same issuer. */
  public RevocationQuestion about(Certificate other) {
    return new RevocationQuestion(other, issuer, at, policy, signers, offered, fetches);
  }

  private static FetchBudget nothing() {
    return new FetchBudget(0, 0, Instant.EPOCH);
  }
}
