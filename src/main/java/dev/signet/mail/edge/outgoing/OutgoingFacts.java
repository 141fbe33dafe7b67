package dev.signet.mail.edge.outgoing;

import dev.signet.mail.edge.ReceiverSupport;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.policy.AuthenticationPolicy;
import java.util.Optional;

/**
 * All that table O-1 is decided on, for one recipient.
 *
 * @param submission whether this edge may act for the author at all
 * @param isAutomatic null sender or Auto-Submitted other than no (RFC 3834)
 * @param wish what SMIME-Request says
 * @param shape of the message
 * @param signature what it is signed with; present if and only if the shape is signed
 * @param own what the author's domain declares, as configured
 * @param key whether our own signing key is good by the key service
 * @param receiver what is known of the other side
 */
public record OutgoingFacts(
    Submission submission,
    boolean isAutomatic,
    Wish wish,
    Shape shape,
    Optional<ExistingSignature> signature,
    AuthenticationPolicy own,
    OwnKey key,
    Receiver receiver,
    OutgoingSettings settings) {
  public OutgoingFacts {
    if (signature.isPresent() != (shape == Shape.SIGNED)) {
      throw new IllegalArgumentException("a signed message has a signature, no other has");
    }
  }

  /** For whom a message comes. */
  public enum Submission {
    /** By somebody who may have mail of this author signed. */
    OURS,
    /** The author's domain is not in the signing table, or From names no single author. */
    FOREIGN,
    /** The sender did not authenticate, or may not use this author's name. */
    UNTRUSTED
  }

  /** What a user asks for ({@code SMIME-Request}). */
  public enum Wish {
    ABSENT,
    SIGN,
    NONE
  }

  /** Status of our own signing key ({@code K}). */
  public enum OwnKey {
    VALID,
    /** Invalid, or there is none. */
    INVALID,
    UNKNOWN
  }

  /**
   * The other side.
   *
   * @param edge whether the receiving domain's servers advertise SMIME
   * @param program whether the receiver's own program copes
   * @param isNeverSigned on the operator's list of receivers, such as mailing lists, that get
   *     nothing signed by us
   */
  public record Receiver(NextHopSupport edge, ReceiverSupport program, boolean isNeverSigned) {}

  /** The same message without the signature it came with. */
  OutgoingFacts stripped() {
    return new OutgoingFacts(
        submission,
        isAutomatic,
        wish,
        Shape.UNSIGNED,
        Optional.empty(),
        own,
        key,
        receiver,
        settings);
  }

  /** Whether receivers will refuse the message if it is not signed. */
  boolean isDue() {
    return own == AuthenticationPolicy.ALWAYS
        || (own == AuthenticationPolicy.EHLO && receiver.edge().isAdvertised());
  }

  /** Whether they will or may. */
  boolean mayBeDue() {
    return isDue()
        || (own == AuthenticationPolicy.EHLO && receiver.edge() == NextHopSupport.UNKNOWN);
  }
}
