package dev.signet.pki.revocation.crl;

import dev.signet.pki.name.DistinguishedName;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the entry of a serial number: open addressing over the offsets of the entries in the list
 * itself, so that an entry costs six octets beside its own and no object.
 *
 * <p>The hash is seeded with the digest of the list: whoever writes a list cannot choose serial
 * numbers that collide. Immutable once it is built.
 */
final class SerialIndex {

  /** Slots for each entry, in eighths; an unsuccessful search looks at five slots on average. */
  private static final int SLOTS_IN_EIGHTHS = 12;

  private static final long MIX = 0x9e3779b97f4a7c15L;

  private final byte[] der;
  private final long seed;
  private final IssuerRuns issuers;
  private final int[] slots;
  private int size;

  /**
   * @param der the list
   * @param entries at most that many will be added
   */
  SerialIndex(byte[] der, long seed, IssuerRuns issuers, int entries) {
    this.der = der;
    this.seed = seed;
    this.issuers = issuers;
    this.slots = new int[(int) ((long) entries * SLOTS_IN_EIGHTHS / 8) + 1];
  }

  /** The certificate of an issuer with the serial number in {@code length} octets from there. */
  private record Sought(byte[] octets, int from, int length, int issuer) {}

  /** Adds the entry at {@code offset}; of two for one certificate the stronger one stays. */
  void add(int offset, Entry entry) {
    int serial = serialAt(offset);
    Sought added = new Sought(der, serial, der[serial - 1], issuers.at(offset));
    int slot = slotOf(added);
    if (slots[slot] == 0) {
      slots[slot] = offset;
      size++;
      return;
    }
    Entry there = EntryReader.at(der, slots[slot]);
    slots[slot] = there.stronger(entry) == there ? slots[slot] : offset;
  }

  Optional<Entry> find(DistinguishedName issuer, BigInteger serialNumber) {
    int who = issuers.numberOf(issuer);
    if (who < 0 || size == 0) {
      return Optional.empty();
    }
    byte[] serial = serialNumber.toByteArray();
    int offset = slots[slotOf(new Sought(serial, 0, serial.length, who))];
    return offset == 0 ? Optional.empty() : Optional.of(EntryReader.at(der, offset));
  }

  /** Whether an entry is about a certificate of another issuer than the list's own. */
  boolean isMixed() {
    return issuers.isMixed();
  }

  /** Certificates that have an entry. */
  int size() {
    return size;
  }

  /** The slot of the sought certificate, or the free one where it would be. */
  private int slotOf(Sought sought) {
    int slot = (int) ((hash(sought) >>> 32) * slots.length >>> 32);
    while (slots[slot] != 0 && !isAbout(slots[slot], sought)) {
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    return slot;
  }

  private boolean isAbout(int offset, Sought sought) {
    int serial = serialAt(offset);
    int end = sought.from + sought.length;
    return der[serial - 1] == sought.length
        && issuers.at(offset) == sought.issuer
        && Arrays.equals(der, serial, serial + sought.length, sought.octets, sought.from, end);
  }

  /** The first octet of the serial number of the entry there; its length, one octet, is before. */
  private int serialAt(int offset) {
    int length = der[offset + 1] & 0xff;
    int header = length < 0x80 ? 2 : 2 + (length & 0x7f);
    return offset + header + 2;
  }

  private long hash(Sought sought) {
    long hash = seed + sought.issuer;
    for (int i = sought.from; i < sought.from + sought.length; i++) {
      hash = (hash ^ sought.octets[i]) * MIX;
      hash ^= hash >>> 29;
    }
    return (hash ^ hash >>> 32) * MIX;
  }
}
