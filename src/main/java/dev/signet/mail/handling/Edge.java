package dev.signet.mail.handling;

import java.io.IOException;

/** One side of the edge, as a listener sees it. */
public interface Edge {

  /**
   * Decides about a message.
   *
   * @param atOnce true if all recipients must share one fate, because the protocol has one reply
   * @throws IOException if the message cannot be read or a new one not be stored; nothing was sent,
   *     so the sender keeps it
   */
  Handled handle(Passage passage, boolean atOnce) throws IOException;
}
