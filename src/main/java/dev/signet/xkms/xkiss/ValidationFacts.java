package dev.signet.xkms.xkiss;

import dev.signet.pki.trust.Ground;
import java.util.List;

/**
 * All that a {@link Judgement} rests on; whoever gathered it has asked everybody, and nothing here
 * can be asked any more.
 *
 * @param path grounds of the verdict on the certificate; empty where no certificate speaks for the
 *     key
 * @param identity whether the key has a name that was asked for
 * @param usage whether the key may be used as was asked for
 */
record ValidationFacts(List<Ground> path, Registration registration, Claim identity, Claim usage) {

  ValidationFacts {
    path = List.copyOf(path);
  }

  /** What the registry says about the key at the time asked about. */
  enum Standing {
    /** Nothing. */
    ABSENT,
    /** That it was registered later. */
    NOT_YET,
    /** That it is in force. */
    ACTIVE,
    /** That it was taken back. */
    REVOKED
  }

  /**
   * The registry's word.
   *
   * @param inInterval whether the time lies in the binding's validity interval; true where there is
   *     no binding
   */
  record Registration(Standing standing, boolean inInterval, String because) {
    static final Registration NONE =
        new Registration(Standing.ABSENT, true, "Nothing is registered here about this key.");
  }

  /** How a wish of the requestor is met. */
  enum Met {
    NOT_ASKED,
    HOLDS,
    FAILS
  }

  /** A wish of the requestor and how it is met. */
  record Claim(Met met, String because) {
    static final Claim NONE = new Claim(Met.NOT_ASKED, "");
  }
}
