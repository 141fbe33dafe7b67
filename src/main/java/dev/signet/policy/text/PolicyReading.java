package dev.signet.policy.text;

import dev.signet.policy.DomainPolicy;
import java.util.List;
import java.util.function.Function;

/** What reading the text of a policy came to. */
public sealed interface PolicyReading {

  /**
   * It is a policy.
   *
   * @param warnings what was dropped or does not mean what it seems to, and what to write instead
   * @param hints what is understood as it is meant, and would better be written differently
   */
  record Read(DomainPolicy policy, PolicyForm form, List<String> warnings, List<String> hints)
      implements PolicyReading {
    public Read {
      warnings = Remarks.printable(warnings);
      hints = Remarks.printable(hints);
    }
  }

  /** Nothing in it counts. */
  record Malformed(String because) implements PolicyReading {
    public Malformed {
      because = Remarks.printable(because);
    }
  }

  /** Takes the reading apart. */
  default <T> T match(Function<Read, T> read, Function<Malformed, T> malformed) {
    return this instanceof Read r ? read.apply(r) : malformed.apply((Malformed) this);
  }
}
