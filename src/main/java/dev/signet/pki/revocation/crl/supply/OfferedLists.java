package dev.signet.pki.revocation.crl.supply;

import dev.signet.pki.Octets;
import dev.signet.pki.revocation.OfferedEvidence;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.revocation.crl.CrlReader;
import dev.signet.pki.revocation.crl.MalformedList;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the lists that strangers offer, and remembers the last ones by content, so that a path of
 * many certificates, or the same question tomorrow, costs one reading. Safe for many threads.
 */
public final class OfferedLists {

  /**
   * How much is accepted.
   *
   * @param lists most lists of one question
   * @param octets most octets of them together
   * @param remembered most octets of lists that stay in memory
   */
  public record Limits(int lists, long octets, long remembered) {

    /**
     * 64 lists: a path has at most 20 certificates, each with a list, a delta and parts. 64 MiB: a
     * list of a million entries, as in the operator's directory.
     */
    public static final Limits DEFAULT = new Limits(64, 64L << 20, 64L << 20);
  }

  private static final String ORIGIN = "offered";

  private final Limits limits;
  private final Map<Octets, Crl> seen = new LinkedHashMap<>(16, 0.75f, true);
  private long remembered;

  public OfferedLists(Limits limits) {
    this.limits = limits;
  }

  /** The lists that can be read; {@code against} is told about the others. */
  public List<HeldCrl> read(OfferedEvidence offered, Consumer<String> against) {
    List<HeldCrl> found = new ArrayList<>();
    long octets = 0;
    int count = 0;
    for (Octets list : offered.lists()) {
      octets += list.length();
      count++;
      if (count > limits.lists || octets > limits.octets) {
        against.accept(tooMuch());
        break;
      }
      list(list, against).ifPresent(crl -> found.add(new HeldCrl(crl, ORIGIN)));
    }
    return found;
  }

  private String tooMuch() {
    return "more revocation lists were offered than the "
        + limits.lists
        + " lists and "
        + limits.octets
        + " octets that are looked at";
  }

  private Optional<Crl> list(Octets octets, Consumer<String> against) {
    Optional<Crl> known = recall(octets);
    if (known.isPresent()) {
      return known;
    }
    try {
      Crl list = CrlReader.read(octets.bytes());
      remember(octets, list);
      return Optional.of(list);
    } catch (MalformedList broken) {
      against.accept("an offered revocation list cannot be read: " + broken.getMessage());
      return Optional.empty();
    }
  }

  private synchronized Optional<Crl> recall(Octets octets) {
    return Optional.ofNullable(seen.get(octets));
  }

  private synchronized void remember(Octets octets, Crl list) {
    if (seen.put(octets, list) == null) {
      remembered += octets.length();
    }
    Iterator<Octets> eldest = seen.keySet().iterator();
    while (remembered > limits.remembered && eldest.hasNext()) {
      remembered -= eldest.next().length();
      eldest.remove();
    }
  }
}
