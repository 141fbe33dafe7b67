package dev.signet.client;

import dev.signet.xkms.model.Result;
import java.util.Optional;

/**
 * What came of a request that may be answered later.
 *
 * @param answer the final one, or one that says Pending
 * @param ticket with which to ask again; there exactly if the answer says Pending
 */
public record Outcome<R extends Result>(Answer<R> answer, Optional<Ticket> ticket) {

  /** True if there is nothing to wait for: answered, or not to be answered. */
  public boolean isFinal() {
    return ticket.isEmpty();
  }
}
