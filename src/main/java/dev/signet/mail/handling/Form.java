package dev.signet.mail.handling;

import dev.signet.mail.edge.outgoing.OutgoingDecision;

/**
 * A form of an outgoing message.
 *
 * @param decision that it really carries out; not always the one that was wanted
 */
record Form(OutgoingDecision decision, Fate fate, boolean isAsWanted) {

  /** The same form for another recipient, whose decision it carries out too. */
  Form under(OutgoingDecision other) {
    return new Form(other, fate, isAsWanted);
  }
}
