package dev.signet.pki.revocation.crl;

import java.math.BigInteger;

/** What a fuzzer calls: whatever the octets, the only complaint is {@link MalformedList}. */
public final class CrlFuzz {

  private CrlFuzz() {}

  /** Reads a list and asks it everything; whether it was one. */
  public static boolean fuzzerTestOneInput(byte[] octets) {
    try {
      Crl list = CrlReader.read(octets);
      list.entry(list.issuer(), BigInteger.valueOf(octets.length));
      list.keeps(list.thisUpdate());
      list.hintsAtSignerOf(list);
      return list.size() >= 0 && list.toString().length() > 0 && list.base().equals(list.base());
    } catch (MalformedList broken) {
      return false;
    }
  }
}
