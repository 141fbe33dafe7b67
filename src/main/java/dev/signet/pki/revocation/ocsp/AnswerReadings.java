package dev.signet.pki.revocation.ocsp;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.cache.KeptAnswer;
import dev.signet.pki.revocation.ocsp.answer.MalformedOcspAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import dev.signet.pki.revocation.ocsp.judge.AnswerJudge;
import dev.signet.pki.revocation.ocsp.judge.Heard;
import dev.signet.pki.revocation.ocsp.judge.NonceEcho;

/**
 * Judges octets wherever they come from. Kept answers are not read again; offered ones are, because
 * strangers could fill any memory with them.
 */
final class AnswerReadings {

  private static final int REMEMBERED = 4096;

  private final AnswerJudge judge;
  private final Remembered<Octets, OcspAnswer> read = new Remembered<>(REMEMBERED);

  AnswerReadings(AnswerJudge judge) {
    this.judge = judge;
  }

  /** What octets that somebody offers prove. */
  RevocationStatus offered(Octets octets, RevocationQuestion question) {
    try {
      return judge.statusBy(OcspAnswer.read(octets), question);
    } catch (MalformedOcspAnswer junk) {
      return RevocationStatus.Unknown.because(
          "an offered OCSP answer is broken: " + junk.getMessage());
    }
  }

  /** What an answer that was kept proves; it is believed no more than any other. */
  RevocationStatus kept(KeptAnswer kept, RevocationQuestion question) {
    NonceEcho echo = kept.nonceRepeated() ? NonceEcho.REPEATED : NonceEcho.NONE_SENT;
    try {
      return judge.statusBy(new Heard(answer(kept.content()), kept.origin(), echo), question);
    } catch (MalformedOcspAnswer junk) {
      return RevocationStatus.Unknown.because("a kept OCSP answer is broken: " + junk.getMessage());
    }
  }

  RevocationStatus heard(Heard heard, RevocationQuestion question) {
    return judge.statusBy(heard, question);
  }

  private OcspAnswer answer(Octets octets) throws MalformedOcspAnswer {
    OcspAnswer known = read.get(octets).orElse(null);
    if (known == null) {
      known = OcspAnswer.read(octets);
      read.put(octets, known);
    }
    return known;
  }
}
