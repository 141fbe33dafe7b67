package dev.signet.xkms.xkrss;

import dev.signet.xkms.model.Operation;
import dev.signet.xkms.xkrss.approval.Approval;
import dev.signet.xkms.xkrss.prototype.Soundness;

/**
 * All that an operation of X-KRSS is decided on. What was not looked at, because something before
 * it decides, is {@code NOT_ASKED}.
 *
 * @param offered whether the operator has the operation switched on
 * @param message whether the key binding in the message can be used at all
 * @param approval asked for only when nothing else stands in the way
 */
public record RegistrationFacts(
    Operation operation,
    boolean offered,
    Soundness message,
    Asker asker,
    Possession possession,
    Subject subject,
    Approval approval) {

  /** What can be said before anybody is asked who it is. */
  static RegistrationFacts about(Operation operation, Soundness message) {
    return new RegistrationFacts(
        operation,
        true,
        message,
        Asker.NOT_ASKED,
        Possession.NOT_ASKED,
        Subject.NOT_ASKED,
        Approval.NOT_NEEDED);
  }

  /** An operation that is switched off; nothing of the message was looked at. */
  static RegistrationFacts notOffered(Operation operation) {
    return new RegistrationFacts(
        operation,
        false,
        Soundness.SOUND,
        Asker.NOT_ASKED,
        Possession.NOT_ASKED,
        Subject.NOT_ASKED,
        Approval.NOT_NEEDED);
  }

  RegistrationFacts with(Asker who) {
    return new RegistrationFacts(operation, offered, message, who, possession, subject, approval);
  }

  RegistrationFacts with(Possession proof) {
    return new RegistrationFacts(operation, offered, message, asker, proof, subject, approval);
  }

  RegistrationFacts with(Subject what) {
    return new RegistrationFacts(operation, offered, message, asker, possession, what, approval);
  }

  RegistrationFacts with(Approval approved) {
    return new RegistrationFacts(operation, offered, message, asker, possession, subject, approved);
  }

  /** True if the answer would contain a private key. */
  boolean handsOutKey() {
    return operation == Operation.RECOVER || subject == Subject.TO_BE_GENERATED;
  }

  /** Who asks. */
  public enum Asker {
    SECRET_HOLDER,
    KEY_HOLDER,
    CODE_HOLDER,
    /** Nothing was shown, or something that does not hold. */
    DENIED,
    /** A revocation code and an authentication in one request (XKMS 2.0 [319]: one of them). */
    TWO_WAYS,
    NOT_ASKED
  }

  /** What is known about the proof of possession. */
  public enum Possession {
    PROVEN,
    /** Not shown, and not demanded. */
    NOT_NEEDED,
    /** Not shown, and demanded. */
    MISSING,
    /** Shown, and it does not verify with the key of this very binding. */
    FAILED,
    NOT_ASKED
  }

  /** What the request is about, in the registry. */
  public enum Subject {
    /** A key that is not registered. */
    NEW,
    /** A key that is still to be generated. */
    TO_BE_GENERATED,
    /** A key that is registered or was. */
    TAKEN,
    /** A binding in force. */
    ACTIVE,
    /** A binding that was revoked. */
    REVOKED,
    /** No binding. */
    UNKNOWN,
    /** A binding, but the request states other names or uses for it. */
    STATED_OTHERWISE,
    /** A binding whose private key is not kept here. */
    NOT_ESCROWED,
    NOT_ASKED
  }
}
