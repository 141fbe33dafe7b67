package dev.signet.pki.revocation.crl;

import dev.signet.pki.name.DistinguishedName;
import java.math.BigInteger;
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

  /** Adds the entry at {@code offset}; of two for one certificate the stronger one stays. */
  void add(int offset, Entry entry) {
    int serial = serialAt(offset);
    int length = der[serial - 1];
    int issuer = issuers.at(offset);
    int slot = slot(hash(der, serial, length, issuer));
    while (slots[slot] != 0) {
      if (isAbout(slots[slot], der, serial, length, issuer)) {
        Entry there = EntryReader.at(der, slots[slot]);
        slots[slot] = entry.stronger(there) == there ? slots[slot] : offset;
        return;
      }
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    slots[slot] = offset;
    size++;
  }

  Optional<Entry> find(DistinguishedName issuer, BigInteger serialNumber) {
    int who = issuers.numberOf(issuer);
    if (who < 0 || size == 0) {
      return Optional.empty();
    }
    byte[] serial = serialNumber.toByteArray();
    int slot = slot(hash(serial, 0, serial.length, who));
    while (slots[slot] != 0) {
      if (isAbout(slots[slot], serial, 0, serial.length, who)) {
        return Optional.of(EntryReader.at(der, slots[slot]));
      }
      slot = slot + 1 == slots.length ? 0 : slot + 1;
    }
    return Optional.empty();
  }

  /** Whether an entry is about a certificate of another issuer than the list's own. */
  boolean isMixed() {
    return issuers.isMixed();
  }

  /** Certificates that have an entry. */
  int size() {
    return size;
  }

  private boolean isAbout(int offset, byte[] number, int from, int length, int issuer) {
    int serial = serialAt(offset);
    if (der[serial - 1] != length || issuers.at(offset) != issuer) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (der[serial + i] != number[from + i]) {
        return false;
      }
    }
    return true;
  }

  /** The first octet of the serial number of the entry there; its length, one octet, is before. */
  private int serialAt(int offset) {
    int length = der[offset + 1] & 0xff;
    int header = length < 0x80 ? 2 : 2 + (length & 0x7f);
    return offset + header + 2;
  }

  private int slot(long hash) {
    return (int) ((hash >>> 32) * slots.length >>> 32);
  }

  private long hash(byte[] number, int from, int length, int issuer) {
    long hash = seed + issuer;
    for (int i = from; i < from + length; i++) {
      hash = (hash ^ number[i]) * MIX;
      hash ^= hash >>> 29;
    }
    return (hash ^ hash >>> 32) * MIX;
  }
}
