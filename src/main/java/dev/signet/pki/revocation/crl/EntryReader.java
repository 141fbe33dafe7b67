package dev.signet.pki.revocation.crl;

import dev.signet.pki.extension.RevocationReason;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.GeneralName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One element of revokedCertificates (RFC 5280 section 5.1.2.6). */
final class EntryReader {

  private static final int ARC = 0x1d;
  private static final int REASON_CODE = 21;
  private static final int HOLD_INSTRUCTION = 23;
  private static final int INVALIDITY_DATE = 24;
  private static final int CERTIFICATE_ISSUER = 29;

  /** Nobody writes more; RFC 5280 section 5.3 knows three. */
  private static final int MAX_EXTENSIONS = 16;

  /** Sections 4.1.2.2 and 5.1.2.6 allow 20; more are read as far as their length has one octet. */
  private static final int MAX_SERIAL = 126;

  private int reason;
  private long revoked;
  private long invalid;
  private int kinds;
  private Optional<DistinguishedName> issuer = Optional.empty();
  private Optional<String> unknownCritical = Optional.empty();

  /** The entry that begins there in a list that was read whole before. */
  static Entry at(byte[] der, int offset) {
    try {
      EntryReader reader = new EntryReader();
      reader.read(new DerReader(der, offset, der.length), true);
      return reader.entry();
    } catch (MalformedList impossible) {
      throw new IllegalStateException("an entry was read when the list was", impossible);
    }
  }

  /** Reads the next entry; {@code extensible} is whether the list's version has extensions. */
  void read(DerReader from, boolean extensible) throws MalformedList {
    reason = 0;
    kinds = 0;
    issuer = Optional.empty();
    unknownCritical = Optional.empty();
    DerReader entry = from.enter(DerReader.SEQUENCE);
    checkSerial(entry.enter(DerReader.INTEGER));
    revoked = DerTime.seconds(entry);
    invalid = revoked;
    if (entry.hasMore()) {
      if (!extensible) {
        throw new MalformedList("an entry of a version 1 list has extensions (RFC 5280 5.1.2.1)");
      }
      extensions(entry.enter(DerReader.SEQUENCE));
    }
    entry.finish("an entry");
  }

  Entry entry() {
    return new Entry(
        Instant.ofEpochSecond(Math.min(revoked, invalid)),
        RevocationReason.of(reason).orElse(RevocationReason.UNSPECIFIED));
  }

  /** Whose certificates this entry and the ones behind it are about, where it says so. */
  Optional<DistinguishedName> issuer() {
    return issuer;
  }

  /** The critical extension that nobody here understands. */
  Optional<String> unknownCritical() {
    return unknownCritical;
  }

  private static void checkSerial(DerReader serial) throws MalformedList {
    int size = serial.size();
    if (size == 0 || size > MAX_SERIAL) {
      throw new MalformedList("a serial number of " + size + " octets");
    }
    boolean padded =
        size > 1
            && (serial.octet(0) == 0 && serial.octet(1) < 0x80
                || serial.octet(0) == 0xff && serial.octet(1) >= 0x80);
    if (padded) {
      throw new MalformedList("a serial number that is longer than needed (X.690 8.3.2)");
    }
  }

  private void extensions(DerReader all) throws MalformedList {
    if (!all.hasMore()) {
      throw new MalformedList("an entry with an empty sequence of extensions");
    }
    for (int count = 0; all.hasMore(); count++) {
      if (count == MAX_EXTENSIONS) {
        throw new MalformedList("an entry with more than " + MAX_EXTENSIONS + " extensions");
      }
      extension(all.enter(DerReader.SEQUENCE));
    }
  }

  private void extension(DerReader extension) throws MalformedList {
    int from = extension.position();
    DerReader oid = extension.enter(DerReader.IDENTIFIER);
    boolean critical = DerValues.flag(extension);
    DerReader value = extension.enter(DerReader.OCTET_STRING);
    extension.finish("an extension of an entry");
    int kind = kind(oid);
    if (kind == 0) {
      if (critical) {
        unknownCritical = Optional.of(DerValues.identifier(oid));
      }
      return;
    }
    if ((kinds & 1 << kind) != 0) {
      throw new MalformedList("an extension that stands twice in an entry at octet " + from);
    }
    kinds |= 1 << kind;
    known(kind, value);
  }

  private void known(int kind, DerReader value) throws MalformedList {
    switch (kind) {
      case REASON_CODE -> reason = DerValues.small(value.enter(DerReader.ENUMERATED));
      case INVALIDITY_DATE ->
          invalid = DerTime.generalized(value.enter(DerReader.GENERALIZED_TIME));
      case CERTIFICATE_ISSUER -> issuer = Optional.of(onlyDirectoryName(value));
      default -> value.skip();
    }
    value.finish("the value of an extension of an entry");
  }

  private static int kind(DerReader oid) {
    if (oid.size() != 3 || oid.octet(0) != 0x55 || oid.octet(1) != ARC) {
      return 0;
    }
    int last = oid.octet(2);
    return last == REASON_CODE
            || last == HOLD_INSTRUCTION
            || last == INVALIDITY_DATE
            || last == CERTIFICATE_ISSUER
        ? last
        : 0;
  }

  private static DistinguishedName onlyDirectoryName(DerReader value) throws MalformedList {
    List<DistinguishedName> names =
        DerValues.names(value.element()).stream()
            .filter(GeneralName.Directory.class::isInstance)
            .map(name -> ((GeneralName.Directory) name).name())
            .distinct()
            .toList();
    if (names.size() != 1) {
      throw new MalformedList(
          "a certificateIssuer of " + names.size() + " directory names (RFC 5280 5.3.3)");
    }
    return names.get(0);
  }
}
