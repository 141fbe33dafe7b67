package dev.signet.pki.revocation.crl;

import static dev.signet.pki.revocation.crl.RawList.entry;
import static dev.signet.pki.revocation.crl.RawList.extension;
import static dev.signet.pki.revocation.crl.RawList.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutations of a list that has everything, the same ones in each build. */
class CrlFuzzTest {

  private static final int MUTATIONS = 30_000;

  @Test
  void complainsInOneWayOnlyAboutMutatedLists() {
    RawList seed = new RawList();
    seed.entries =
        List.of(
            entry("05", extension(21, false, hex("0a0101"))),
            entry("11223344", extension(24, false, RawList.time("20260101000000Z"))),
            entry("80", extension(29, true, RawList.tlv(0x30, RawList.tlv(0xa4, RawList.ISSUER)))));
    seed.extensions(
        extension(20, false, hex("020105")),
        extension(27, true, hex("020103")),
        extension(28, true, hex("3014a00ba009860768747470" + "3a2f2f830206c08401ff")),
        extension(35, false, hex("30048002abcd")));
    byte[] good = seed.der();
    Random random = new Random(20_260_601);

    int read = CrlFuzz.fuzzerTestOneInput(good) ? 1 : 0;
    assertThat(read).isEqualTo(1);
    for (int i = 0; i < MUTATIONS; i++) {
      read += CrlFuzz.fuzzerTestOneInput(mutated(good, random)) ? 1 : 0;
    }

    assertThat(read).isBetween(2, MUTATIONS);
  }

  private static byte[] mutated(byte[] good, Random random) {
    byte[] octets = good.clone();
    for (int change = random.nextInt(3); change >= 0; change--) {
      int at = random.nextInt(octets.length);
      octets[at] =
          random.nextBoolean()
              ? (byte) (octets[at] ^ 1 << random.nextInt(8))
              : (byte) random.nextInt(256);
    }
    return octets;
  }
}
