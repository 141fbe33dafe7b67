package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationSource;
import dev.signet.pki.revocation.RevocationSources;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.ocsp.answer.AnswerStatus;
import dev.signet.pki.revocation.ocsp.answer.BasicAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.answer.SingleAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says what an answer proves about a certificate (RFC 6960 section 3.2). Safe for many threads;
 * opens no URL, unless the one who knows about delegations does.
 */
public final class AnswerJudge {

  /** How far the clocks of responders may differ from ours. */
  public static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  /** Nonce (RFC 9654) and extended revoked definition (RFC 6960 section 4.4.8). */
  private static final Set<String> UNDERSTOOD =
      Set.of("1.3.6.1.5.5.7.48.1.2", "1.3.6.1.5.5.7.48.1.9");

  /**
   * CRL references, archive cutoff, reason code, invalidity date (RFC 6960 section 4.4), and signed
   * certificate timestamps (RFC 6962 section 3.3).
   */
  private static final Set<String> UNDERSTOOD_ABOUT_ONE =
      Set.of(
          "1.3.6.1.5.5.7.48.1.3",
          "1.3.6.1.5.5.7.48.1.6",
          "2.5.29.21",
          "2.5.29.24",
          "1.3.6.1.4.1.11129.2.4.5");

  private final ResponderRules responders;
  private final InstantSource clock;

  /**
   * @param admission which signatures are good enough
   * @param delegations knows whether a delegated responder was revoked; must not ask responders
   */
  public AnswerJudge(
      SignatureCheck signatures,
      SignatureAdmission admission,
      RevocationSource delegations,
      InstantSource clock) {
    SignatureMemory memory = new SignatureMemory(signatures);
    this.responders =
        new ResponderRules(
            memory,
            admission,
            new DelegateRules(memory, admission, delegations),
            new CertificateReader());
    this.clock = clock;
  }

  /** What an answer that was offered proves. */
  public RevocationStatus statusBy(OcspAnswer offered, RevocationQuestion question) {
    return statusBy(Heard.offered(offered), question);
  }

  /** What an answer proves, however it was come by. */
  public RevocationStatus statusBy(Heard heard, RevocationQuestion question) {
    Optional<BasicAnswer> basic = heard.answer().basic();
    if (basic.isEmpty()) {
      return unknown(heard, List.of(noStatement(heard.answer())));
    }
    List<String> objections = new ArrayList<>();
    List<SingleAnswer> about = about(basic.get(), question, objections);
    if (about.isEmpty()) {
      return unknown(heard, objections);
    }
    objections.clear();
    nonce(heard.nonce(), question).ifPresent(objections::add);
    misunderstood(basic.get().critical(), UNDERSTOOD).ifPresent(objections::add);
    if (objections.isEmpty()) {
      objections.addAll(responders.objections(heard.answer(), basic.get(), question));
    }
    return objections.isEmpty()
        ? strongest(heard, basic.get(), about, question)
        : unknown(heard, objections);
  }

  private static String noStatement(OcspAnswer answer) {
    return answer.status() == AnswerStatus.SUCCESSFUL
        ? "its type is not the basic one (RFC 6960 4.2.1)"
        : "the responder says " + answer.status() + " (RFC 6960 4.2.1)";
  }

  private static List<SingleAnswer> about(
      BasicAnswer basic, RevocationQuestion question, List<String> objections) {
    List<SingleAnswer> about = new ArrayList<>();
    for (SingleAnswer single : basic.singles()) {
      Optional<String> objection =
          question.certificate().issuer().equals(question.issuer().name())
              ? single.id().objection(question.certificate(), question.issuer())
              : Optional.of("the issuer in question has another name than the certificate's");
      objection.ifPresent(objections::add);
      if (objection.isEmpty()) {
        about.add(single);
      }
    }
    if (basic.singles().isEmpty()) {
      objections.add("it is about no certificate");
    }
    return about;
  }

  private static Optional<String> nonce(NonceEcho echo, RevocationQuestion question) {
    if (echo == NonceEcho.DIFFERENT) {
      return Optional.of("it repeats another nonce than was sent (RFC 9654 2.1)");
    }
    return question.policy().nonce() && echo != NonceEcho.REPEATED
        ? Optional.of("it repeats no nonce, which the policy demands (RFC 9654 2.1)")
        : Optional.empty();
  }

  private static Optional<String> misunderstood(Set<String> critical, Set<String> understood) {
    return critical.stream()
        .filter(extension -> !understood.contains(extension))
        .sorted()
        .findFirst()
        .map(extension -> "it has the unknown critical extension " + extension);
  }

  private RevocationStatus strongest(
      Heard heard, BasicAnswer basic, List<SingleAnswer> about, RevocationQuestion question) {
    Instant now = clock.instant();
    AnswerTimes times = new AnswerTimes(question, now, CLOCK_TOLERANCE);
    List<RevocationStatus> each = new ArrayList<>();
    for (SingleAnswer single : about) {
      Optional<String> misunderstood = misunderstood(single.critical(), UNDERSTOOD_ABOUT_ONE);
      each.add(
          misunderstood.isPresent()
              ? RevocationStatus.Unknown.because(misunderstood.get())
              : times.statusBy(single, basic.producedAt(), evidence(heard, single)));
    }
    RevocationStatus strongest = RevocationSources.strongest(each);
    return strongest instanceof RevocationStatus.Unknown none
        ? unknown(heard, none.because())
        : strongest;
  }

  private static Evidence evidence(Heard heard, SingleAnswer single) {
    return new Evidence(
        Evidence.Kind.OCSP,
        heard.origin(),
        Optional.of(heard.answer().content()),
        single.thisUpdate(),
        single.nextUpdate());
  }

  private static RevocationStatus unknown(Heard heard, List<String> objections) {
    return new RevocationStatus.Unknown(
        objections.stream()
            .distinct()
            .limit(8)
            .map(because -> "OCSP answer (" + heard.origin() + "): " + because)
            .toList());
  }
}
