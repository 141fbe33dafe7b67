package dev.signet.client;

import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Result;
import java.util.List;

/**
 * What the answer to a message has to be.
 *
 * @param operation whose result it is; for a PendingRequest that of the request that was put off
 * @param parts operations inside a compound, in order
 */
record Expected<R extends Result>(Operation operation, Class<R> kind, List<Operation> parts) {
  Expected {
    parts = List.copyOf(parts);
  }

  /**
   * Id of a request inside a compound. It follows from that of the whole, so that whoever collects
   * the result later still knows it.
   */
  static String partId(String compoundId, int position) {
    return compoundId + "-" + (position + 1);
  }
}
