package dev.signet.xkms.exchange.load;

import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;

/**
 * What requests cost, in units that are known before anything is done: a Locate is the measure.
 *
 * @param lookUp a Locate, Pending or Status
 * @param judging a Validate: a path, and what others say about revocation
 * @param change an operation of X-KRSS: signatures to check and a transaction
 */
public record Costs(int lookUp, int judging, int change) {
  /** A Locate 1, a Validate 4, a change 8. */
  public static final Costs DEFAULT = new Costs(1, 4, 8);

  private static final int MOST = 1000;

  public Costs {
    if (Math.min(lookUp, Math.min(judging, change)) < 1
        || Math.max(lookUp, Math.max(judging, change)) > MOST) {
      throw new IllegalArgumentException("a request costs 1 to " + MOST + " units");
    }
  }

  /** The cost of a request; a compound costs what its parts do. */
  public int of(Request request) {
    return request instanceof Request.Compound compound
        ? compound.requests().stream().mapToInt(this::of).sum()
        : of(request.operation());
  }

  private int of(Operation operation) {
    return switch (WorkClass.of(operation)) {
      case LOOK_UP -> lookUp;
      case JUDGING -> judging;
      case CHANGE, COMPOUND -> change;
    };
  }
}
