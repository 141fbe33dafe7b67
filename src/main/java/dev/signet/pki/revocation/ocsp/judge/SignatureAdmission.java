package dev.signet.pki.revocation.ocsp.judge;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.algorithm.SignatureAlgorithm;
import dev.signet.pki.revocation.RevocationQuestion;
import java.security.PublicKey;
import java.util.List;

/** What the policy behind a question says about the algorithm and the key of a signature. */
@FunctionalInterface
public interface SignatureAdmission {

  /** Everything that speaks against such a signature; empty when nothing does. */
  List<String> against(SignatureAlgorithm algorithm, PublicKey key, RevocationQuestion question);

  /** One policy for all questions, as of the asked time. */
  static SignatureAdmission by(AlgorithmPolicy policy) {
    return (algorithm, key, question) -> policy.against(algorithm, key, question.at());
  }
}
