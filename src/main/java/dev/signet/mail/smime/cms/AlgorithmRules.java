package dev.signet.mail.smime.cms;

import java.util.Set;

/**
 * Which algorithms a signature may rest on before it counts as broken (RFC 8551 section 2, RFC 8550
 * section 4.3). MD5 and MD2 never count, whatever the rules say.
 *
 * @param digests by JCA name; what is not listed but known is forbidden
 * @param leastRsaBits of the signer's modulus
 * @param leastCurveBits of the field of the signer's curve
 * @param dsa whether DSA is admitted
 */
public record AlgorithmRules(
    Set<String> digests, int leastRsaBits, int leastCurveBits, boolean dsa) {

  /** What is considered secure. */
  public static final AlgorithmRules MODERN =
      new AlgorithmRules(
          Set.of(
              "SHA-256",
              "SHA-384",
              "SHA-512",
              "SHA-512/256",
              "SHA3-256",
              "SHA3-384",
              "SHA3-512",
              "SHAKE256"),
          2048,
          256,
          false);

  /** What old mail needs beside that: SHA-1, SHA-224, RSA from 1024 bits, DSA. */
  public static final AlgorithmRules LEGACY =
      new AlgorithmRules(
          Set.of(
              "SHA-1",
              "SHA-224",
              "SHA-512/224",
              "SHA3-224",
              "SHA-256",
              "SHA-384",
              "SHA-512",
              "SHA-512/256",
              "SHA3-256",
              "SHA3-384",
              "SHA3-512",
              "SHAKE256"),
          1024,
          192,
          true);

  /** One verification with a larger key costs more than a millisecond; nobody has one. */
  static final int MOST_RSA_BITS = 8192;

  /** Larger exponents only slow the verifier down (FIPS 186-5 section A.1.1). */
  static final int MOST_EXPONENT_BITS = 256;

  public AlgorithmRules {
    digests = Set.copyOf(digests);
  }
}
