package dev.signet.pki.revocation.crl;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/** A list made of octets, right until one of its parts is replaced; its signature is junk. */
final class RawList {

  static final byte[] ISSUER = new X500Principal("CN=Root").getEncoded();

  private static final byte[] ALGORITHM = hex("300a06082a8648ce3d040302");

  byte[] version = hex("020101");
  byte[] inner = ALGORITHM;
  byte[] outer = ALGORITHM;
  byte[] issuer = ISSUER;
  byte[] thisUpdate = time("260501000000Z");
  byte[] nextUpdate = time("260701000000Z");
  List<byte[]> entries = new ArrayList<>(List.of(entry("05"), entry("07")));
  byte[] extensions = new byte[0];
  byte[] behindParts = new byte[0];
  byte[] signature = hex("030300abcd");
  byte[] behindSignature = new byte[0];

  byte[] der() {
    byte[] revoked = entries.isEmpty() ? new byte[0] : tlv(0x30, entries.toArray(byte[][]::new));
    byte[] list =
        tlv(0x30, version, inner, issuer, thisUpdate, nextUpdate, revoked, extensions, behindParts);
    return tlv(0x30, list, outer, signature, behindSignature);
  }

  RawList extensions(byte[]... all) {
    extensions = tlv(0xa0, tlv(0x30, all));
    return this;
  }

  static byte[] entry(String serialHex, byte[]... extensions) {
    byte[] more = extensions.length == 0 ? new byte[0] : tlv(0x30, extensions);
    return tlv(0x30, tlv(0x02, hex(serialHex)), time("260401000000Z"), more);
  }

  /** An extension whose identifier ends in that arc of 2.5.29. */
  static byte[] extension(int arc, boolean critical, byte[] value) {
    return tlv(
        0x30,
        new byte[] {0x06, 0x03, 0x55, 0x1d, (byte) arc},
        critical ? hex("0101ff") : new byte[0],
        tlv(0x04, value));
  }

  static byte[] time(String utc) {
    return tlv(
        utc.length() > 13 ? 0x18 : 0x17, utc.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }

  static byte[] tlv(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = content.size();
    if (length >= 0x80) {
      int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : length < 0x1000000 ? 3 : 4;
      all.write(0x80 | octets);
      for (int i = octets - 1; i >= 0; i--) {
        all.write(length >>> 8 * i);
      }
    } else {
      all.write(length);
    }
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
