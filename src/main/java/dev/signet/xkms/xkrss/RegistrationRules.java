package dev.signet.xkms.xkrss;

import dev.signet.xkms.xkrss.approval.Approvals;
import dev.signet.xkms.xkrss.authentication.LockOut;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Term;

/**
 * What an operator decides about registration.
 *
 * @param admission what may be registered at all
 * @param proofOfPossessionRequired whether keys that others made must be proven to be possessed
 *     (XKMS 2.0 section 7.1.6)
 * @param certificates whether mail addresses and domains get a certificate of the built-in
 *     authority
 * @param escrow what becomes of private keys that are generated here
 * @param approvals what operators have to approve first
 */
public record RegistrationRules(
    LockOut lockOut,
    Admission admission,
    boolean proofOfPossessionRequired,
    boolean certificates,
    Escrow escrow,
    Approvals approvals) {

  /**
   * Keeping private keys for their owners.
   *
   * @param recovery whether generated keys are kept and can be recovered (XKMS 2.0 section 6.4)
   * @param generatedBits size of generated RSA keys: 2048 or 3072
   */
  public record Escrow(boolean recovery, int generatedBits) {
    public static final Escrow NONE = new Escrow(false, 3072);

    public Escrow {
      if (generatedBits != 2048 && generatedBits != 3072) {
        throw new IllegalArgumentException(
            "generated RSA keys have 2048 or 3072 bits, not " + generatedBits);
      }
    }
  }

  /**
   * Proof demanded, certificates issued, nothing generated for others and nothing kept for them;
   * operators need approve nothing but recoveries.
   */
  public static final RegistrationRules DEFAULT =
      new RegistrationRules(
          LockOut.DEFAULT,
          new Admission(Term.DEFAULT, Admission.allKnown(), false),
          true,
          true,
          Escrow.NONE,
          Approvals.DEFAULT);
}
