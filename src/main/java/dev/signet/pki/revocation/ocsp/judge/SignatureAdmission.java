package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.revocation.RevocationQuestion;
import java.security.PublicKey;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** What the policy of a question says about the algorithm and the key of a signature. */
@FunctionalInterface
public interface SignatureAdmission {

  /** Every algorithm that can be checked at all is good enough. */
  SignatureAdmission ANY = (algorithm, key, question) -> Optional.empty();

  /** Why such a signature proves nothing; empty when it does. */
  Optional<String> objection(
      AlgorithmIdentifier algorithm, PublicKey key, RevocationQuestion question);
}
