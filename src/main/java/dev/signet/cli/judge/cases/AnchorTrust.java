package dev.signet.cli.judge.cases;

import java.util.Optional;

/**
 * What a case says about how far its anchors are trusted. Where it says nothing, the policy
 * decides.
 *
 * @param constrained the constraints in the anchor's certificate bind its paths (RFC 5937)
 * @param dated the anchor is trusted within the validity of its certificate only
 * @param basicConstraintsRequired an anchor without basicConstraints is none
 * @param as which certificates the anchor may stand for
 */
public record AnchorTrust(
    Optional<Boolean> constrained,
    Optional<Boolean> dated,
    boolean basicConstraintsRequired,
    As as) {

  /** What trust is put in. */
  public enum As {
    /**
     * In the anchor's key as an issuer, and, if the policy admits it, in the certificate itself.
     */
    ANY,
    /** In the anchor's key as an issuer only. */
    ISSUER,
    /** In the certificate itself only, pinned. */
    LEAF,
    /** In the certificate itself only, and only if it is signed with its own key. */
    SELF_SIGNED_LEAF
  }

  /** Nothing said. */
  public static final AnchorTrust UNSAID =
      new AnchorTrust(Optional.empty(), Optional.empty(), false, As.ANY);
}
