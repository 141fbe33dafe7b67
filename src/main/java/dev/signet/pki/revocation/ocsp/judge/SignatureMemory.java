package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.certificate.Remembered;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.revocation.ocsp.answer.BasicAnswer;
import dev.signet.pki.revocation.ocsp.answer.OcspAnswer;
import java.security.PublicKey;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Checks each signature once: of an answer or a responder's certificate, by one key. */
final class SignatureMemory {

  private static final int REMEMBERED = 4096;

  private record Signed(Fingerprint content, Fingerprint key) {}

  private final SignatureCheck signatures;
  private final Remembered<Signed, Boolean> facts = new Remembered<>(REMEMBERED);

  SignatureMemory(SignatureCheck signatures) {
    this.signatures = signatures;
  }

  boolean verifies(OcspAnswer answer, BasicAnswer basic, PublicKey key) {
    return remembered(answer.content(), key, () -> signatures.verifies(basic.signed(), key));
  }

  boolean verifies(Certificate certificate, PublicKey key) {
    return remembered(
        certificate.fingerprint(), key, () -> signatures.verifies(certificate.x509(), key));
  }

  private boolean remembered(Fingerprint content, PublicKey key, BooleanSupplier check) {
    Signed question = new Signed(content, Fingerprint.of(key));
    Optional<Boolean> known = facts.get(question);
    if (known.isPresent()) {
      return known.get();
    }
    boolean holds = check.getAsBoolean();
    facts.put(question, holds);
    return holds;
  }
}
