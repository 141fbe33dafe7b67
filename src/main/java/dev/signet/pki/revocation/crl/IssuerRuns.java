package dev.signet.pki.revocation.crl;

import dev.signet.pki.name.DistinguishedName;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Whose certificates the entries of a list are about: an entry's certificateIssuer holds for those
 * behind it too (RFC 5280 section 5.3.3). Immutable once the list is read.
 */
final class IssuerRuns {

  /** Issuers for which one list may speak: the meshes that were measured have a tenth of it. */
  private static final int MAX_ISSUERS = 20_000;

  private final Map<DistinguishedName, Integer> numbers = new HashMap<>();
  private int[] starts = new int[4];
  private int[] who = new int[4];
  private int runs;

  /** The first entries are about certificates of the list's own issuer. */
  IssuerRuns(DistinguishedName listIssuer) {
    begin(0, numberFor(listIssuer));
  }

  /** From that offset on entries are about certificates of {@code issuer}. */
  void add(int offset, DistinguishedName issuer) throws MalformedList {
    if (numbers.size() >= MAX_ISSUERS) {
      throw new MalformedList("the list speaks for more than " + MAX_ISSUERS + " issuers");
    }
    begin(offset, numberFor(issuer));
  }

  /** The number of the issuer of the certificate that the entry there is about. */
  int at(int offset) {
    if (runs == 1) {
      return who[0];
    }
    int found = Arrays.binarySearch(starts, 0, runs, offset);
    return who[found >= 0 ? found : -found - 2];
  }

  /** The number of an issuer, -1 when no entry is about its certificates. */
  int numberOf(DistinguishedName issuer) {
    return numbers.getOrDefault(issuer, -1);
  }

  /** Whether an entry is about a certificate of another issuer than the list's own. */
  boolean isMixed() {
    return numbers.size() > 1;
  }

  private int numberFor(DistinguishedName issuer) {
    return numbers.computeIfAbsent(issuer, name -> numbers.size());
  }

  private void begin(int offset, int issuer) {
    if (runs > 0 && who[runs - 1] == issuer) {
      return;
    }
    if (runs == starts.length) {
      starts = Arrays.copyOf(starts, runs * 2);
      who = Arrays.copyOf(who, runs * 2);
    }
    starts[runs] = offset;
    who[runs] = issuer;
    runs++;
  }
}
