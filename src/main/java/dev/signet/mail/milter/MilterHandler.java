package dev.signet.mail.milter;

/** What stands behind a milter listener; called once per message, at its end. */
public interface MilterHandler {

  /** Judges a message; if it throws, the answer is a temporary failure and the fault is logged. */
  MilterAnswer judge(MilterMessage message);
}
