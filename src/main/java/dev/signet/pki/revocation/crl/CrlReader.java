package dev.signet.pki.revocation.crl;

import dev.signet.pki.Octets;
import dev.signet.pki.certificate.Fingerprint;
import dev.signet.pki.certificate.SignedPart;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.name.MalformedName;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/**
 * Reads one list whole, every entry included, in one pass over its encoding (RFC 5280 section 5.1).
 */
public final class CrlReader {

  /** Octets of the shortest entry: a serial number of one octet and a UTCTime. */
  private static final int SHORTEST_ENTRY = 20;

  private static final int EXTENSIONS = 0xa0;
  private static final int VERSION_2 = 1;

  private final byte[] der;
  private final Fingerprint fingerprint;
  private Optional<String> unusable = Optional.empty();

  private CrlReader(byte[] der) {
    this.der = der;
    this.fingerprint = Fingerprint.of(der);
  }

  /** The list in exactly these octets, nothing behind it. */
  public static Crl read(byte[] der) throws MalformedList {
    return new CrlReader(der.clone()).list();
  }

  private Crl list() throws MalformedList {
    DerReader file = new DerReader(der, 0, der.length);
    DerReader outer = file.enter(DerReader.SEQUENCE);
    file.finish("the list");
    int from = outer.position();
    DerReader signedPart = outer.enter(DerReader.SEQUENCE);
    int end = outer.position();
    byte[] algorithm = algorithm(outer);
    byte[] signature = bits(outer.enter(DerReader.BIT_STRING));
    outer.finish("the signature");
    Crl.Parts parts = parts(signedPart, algorithm);
    ByteBuffer content = ByteBuffer.wrap(der, from, end - from);
    SignedPart signed = new SignedPart(Octets.of(algorithm), content, Octets.of(signature));
    return new Crl(der, fingerprint, signed, parts);
  }

  private Crl.Parts parts(DerReader list, byte[] outerAlgorithm) throws MalformedList {
    boolean extensible = version(list);
    if (!Arrays.equals(algorithm(list), outerAlgorithm)) {
      throw new MalformedList(
          "the signature algorithm inside and outside differ (RFC 5280 5.1.1.2)");
    }
    DistinguishedName issuer = issuer(list.element());
    Instant thisUpdate = Instant.ofEpochSecond(DerTime.seconds(list));
    Optional<Instant> nextUpdate = nextUpdate(list);
    SerialIndex entries = entries(list, issuer, extensible);
    CrlExtensions extensions = extensions(list, issuer, extensible);
    list.finish("the parts of the list");
    if (entries.isMixed() && !extensions.scope().indirect()) {
      unusable = Optional.of("it names other issuers and is not indirect (RFC 5280 5.3.3)");
    }
    extensions.unknownCritical().ifPresent(oid -> unusable = Optional.of(unknown("list", oid)));
    return new Crl.Parts(issuer, thisUpdate, nextUpdate, extensions, entries, unusable);
  }

  /** Whether the version has extensions; version 1 is said by saying nothing (section 5.1.2.1). */
  private static boolean version(DerReader list) throws MalformedList {
    if (!list.isAt(DerReader.INTEGER)) {
      return false;
    }
    if (DerValues.small(list.enter(DerReader.INTEGER)) != VERSION_2) {
      throw new MalformedList("a version that is written and is not 2 (RFC 5280 5.1.2.1)");
    }
    return true;
  }

  private static byte[] algorithm(DerReader from) throws MalformedList {
    if (!from.isAt(DerReader.SEQUENCE)) {
      throw new MalformedList("no signature algorithm at octet " + from.position());
    }
    return from.element();
  }

  private static byte[] bits(DerReader content) throws MalformedList {
    if (!content.hasMore() || content.octet(0) != 0) {
      throw new MalformedList("a signature that is not whole octets");
    }
    byte[] all = content.rest();
    return Arrays.copyOfRange(all, 1, all.length);
  }

  private static DistinguishedName issuer(byte[] name) throws MalformedList {
    try {
      DistinguishedName issuer = DistinguishedName.of(new X500Principal(name));
      if (issuer.isEmpty()) {
        throw new MalformedList("the issuer has an empty name (RFC 5280 5.1.2.3)");
      }
      return issuer;
    } catch (IllegalArgumentException | MalformedName broken) {
      throw new MalformedList("the issuer is no name: " + broken.getMessage(), broken);
    }
  }

  private static Optional<Instant> nextUpdate(DerReader list) throws MalformedList {
    return DerTime.isNext(list)
        ? Optional.of(Instant.ofEpochSecond(DerTime.seconds(list)))
        : Optional.empty();
  }

  private static CrlExtensions extensions(
      DerReader list, DistinguishedName issuer, boolean extensible) throws MalformedList {
    if (!list.isAt(EXTENSIONS)) {
      return CrlExtensions.NONE;
    }
    if (!extensible) {
      throw new MalformedList("a version 1 list has extensions (RFC 5280 5.1.2.1)");
    }
    DerReader tagged = list.enter(EXTENSIONS);
    CrlExtensions read = new CrlExtensionsReader(issuer).read(tagged.enter(DerReader.SEQUENCE));
    tagged.finish("the extensions");
    return read;
  }

  private SerialIndex entries(DerReader list, DistinguishedName issuer, boolean extensible)
      throws MalformedList {
    long seed = Long.parseUnsignedLong(fingerprint.hex().substring(0, 16), 16);
    IssuerRuns issuers = new IssuerRuns(issuer);
    if (!list.isAt(DerReader.SEQUENCE)) {
      return new SerialIndex(der, seed, issuers, 0);
    }
    DerReader all = list.enter(DerReader.SEQUENCE);
    if (!all.hasMore()) {
      throw new MalformedList(
          "an empty sequence where the revoked certificates are to be absent (RFC 5280 5.1.2.6)");
    }
    SerialIndex index = new SerialIndex(der, seed, issuers, count(all));
    index(all, extensible, issuers, index);
    return index;
  }

  private void index(DerReader all, boolean extensible, IssuerRuns issuers, SerialIndex index)
      throws MalformedList {
    EntryReader reader = new EntryReader();
    while (all.hasMore()) {
      int offset = all.position();
      reader.read(all, extensible);
      if (reader.issuer().isPresent()) {
        issuers.add(offset, reader.issuer().get());
      }
      if (reader.unknownCritical().isPresent()) {
        unusable = Optional.of(unknown("list's entry", reader.unknownCritical().get()));
      }
      index.add(offset, reader.entry());
    }
  }

  /** How many entries there are; each is walked over without a look inside. */
  private static int count(DerReader entries) throws MalformedList {
    DerReader walk = entries.again();
    int count = 0;
    while (walk.hasMore()) {
      if (walk.enter(DerReader.SEQUENCE).size() < SHORTEST_ENTRY - 2) {
        throw new MalformedList("an entry too short for a serial number and a time");
      }
      count++;
    }
    return count;
  }

  private static String unknown(String where, String oid) {
    return "the "
        + where
        + " has an unknown critical extension "
        + oid
        + " (RFC 5280 "
        + (where.equals("list") ? "5.2)" : "5.3)");
  }
}
