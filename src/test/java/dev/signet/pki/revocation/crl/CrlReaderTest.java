package dev.signet.pki.revocation.crl;

import static dev.signet.pki.revocation.crl.RawList.entry;
import static dev.signet.pki.revocation.crl.RawList.extension;
import static dev.signet.pki.revocation.crl.RawList.hex;
import static dev.signet.pki.revocation.crl.RawList.time;
import static dev.signet.pki.revocation.crl.RawList.tlv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.extension.RevocationReason;
import dev.signet.pki.name.DistinguishedName;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;

class CrlReaderTest {

  private static final DistinguishedName ROOT =
      DistinguishedName.of(new X500Principal(RawList.ISSUER));

  @Test
  void readsWhatAListSays() throws MalformedList {
    Crl list = read(l -> l.extensions(extension(20, false, hex("020109"))));

    assertThat(list.issuer()).isEqualTo(ROOT);
    assertThat(list.thisUpdate()).isEqualTo("2026-05-01T00:00:00Z");
    assertThat(list.nextUpdate()).contains(Instant.parse("2026-07-01T00:00:00Z"));
    assertThat(list.number()).contains(BigInteger.valueOf(9));
    assertThat(list.size()).isEqualTo(2);
    assertThat(entryOf(list, 5))
        .contains(new Entry(Instant.parse("2026-04-01T00:00:00Z"), RevocationReason.UNSPECIFIED));
    assertThat(entryOf(list, 6)).isEmpty();
    assertThat(list.unusable()).isEmpty();
  }

  @Test
  void readsTimesOfBothForms() throws MalformedList {
    assertThat(read(l -> l.thisUpdate = time("991231235959Z")).thisUpdate())
        .isEqualTo("1999-12-31T23:59:59Z");
    assertThat(read(l -> l.thisUpdate = time("491231235959Z")).thisUpdate())
        .isEqualTo("2049-12-31T23:59:59Z");
    assertThat(read(l -> l.nextUpdate = time("20500101000000Z")).nextUpdate())
        .contains(Instant.parse("2050-01-01T00:00:00Z"));
  }

  @Test
  void refusesTimesOfOtherForms() {
    for (String wrong :
        List.of(
            "2605010000Z",
            "260501000000+0000",
            "260501000000",
            "26050100000aZ",
            "260231000000Z",
            "260501240000Z",
            "260501006000Z",
            "260501000060Z",
            "20260501000000.5Z",
            "20261301000000Z")) {
      refuses(l -> l.thisUpdate = time(wrong), "time");
    }
  }

  @Test
  void refusesListsThatAreNotWellFormed() {
    refuses(l -> l.version = hex("020100"), "version");
    refuses(l -> l.version = hex("020102"), "version");
    refuses(l -> l.version = hex("02020001"), "version");
    refuses(l -> l.inner = hex("300a06082a8648ce3d040303"), "differ");
    refuses(l -> l.issuer = hex("3000"), "empty name");
    refuses(l -> l.issuer = hex("3003020101"), "no name");
    refuses(l -> l.entries = List.of(new byte[0]), "absent");
    refuses(l -> l.behindParts = hex("0500"), "follow the parts");
    refuses(l -> l.behindSignature = hex("0500"), "follow the signature");
    refuses(l -> l.signature = hex("030301abcd"), "whole octets");
    refuses(l -> l.signature = hex("0300"), "whole octets");
    refuses(l -> l.extensions = tlv(0xa0, hex("3000")), "empty sequence of extensions");
    refuses(l -> l.extensions(extension(20, false, hex("0201ff"))), "negative list number");
    refuses(
        l -> l.extensions(extension(20, false, hex("020101")), extension(20, false, hex("020101"))),
        "stands twice");
    refuses(l -> l.extensions(extension(28, true, hex("3000"))), "is empty");
    refuses(l -> l.extensions(extension(28, true, hex("30068101ff8201ff"))), "one kind only");
  }

  @Test
  void refusesExtensionsInVersion1() {
    refuses(
        l -> {
          l.version = new byte[0];
          l.extensions(extension(20, false, hex("020101")));
        },
        "version 1");
    refuses(
        l -> {
          l.version = new byte[0];
          l.entries = List.of(entry("05", extension(21, false, hex("0a0101"))));
        },
        "version 1");
  }

  @Test
  void readsVersion1() throws MalformedList {
    assertThat(read(l -> l.version = new byte[0]).size()).isEqualTo(2);
  }

  @Test
  void refusesEntriesThatAreNotWellFormed() {
    refusesEntry(tlv(0x30, hex("0200"), time("260401000000Z"), hex("0500")), "serial number of 0");
    refusesEntry(entry("0005"), "longer than needed");
    refusesEntry(entry("fffb"), "longer than needed");
    refusesEntry(entry("11".repeat(127)), "serial number of 127");
    refusesEntry(tlv(0x30, hex("020105"), time("260401000000Z"), hex("0500")), "where 0x30");
    refusesEntry(entry("05", new byte[0]), "empty sequence of extensions");
    refusesEntry(entry("05", extension(21, false, hex("020101"))), "0x0a");
    refusesEntry(entry("05", extension(21, false, hex("0a01010500"))), "follow");
    refusesEntry(
        entry("05", extension(21, false, hex("0a0101")), extension(21, false, hex("0a0101"))),
        "stands twice");
    refusesEntry(entry("05", many(17)), "more than 16");
    refusesEntry(entry("05", extension(29, true, hex("3003820161"))), "0 directory names");
  }

  @Test
  void refusesHugeNumbersOfExtensions() {
    refuses(l -> l.extensions(many(100)), "more than 64");
  }

  @Test
  void leavesAListWithAnUnknownCriticalExtensionUnused() throws MalformedList {
    assertThat(read(l -> l.extensions(extension(99, true, hex("0500")))).unusable().orElseThrow())
        .contains("2.5.29.99");
    assertThat(
            read(l -> l.entries = List.of(entry("05", extension(99, true, hex("0500")))))
                .unusable()
                .orElseThrow())
        .contains("2.5.29.99");
    assertThat(read(l -> l.extensions(extension(99, false, hex("0500")))).unusable()).isEmpty();
  }

  @Test
  void takesReasonsWithoutMeaningAsRevoked() throws MalformedList {
    for (String code : List.of("0a0107", "0a010b", "0a0164", "0a01ff", "0a021000")) {
      Crl list = read(l -> l.entries = List.of(entry("05", extension(21, false, hex(code)))));
      assertThat(entryOf(list, 5).orElseThrow().reason()).isEqualTo(RevocationReason.UNSPECIFIED);
      assertThat(entryOf(list, 5).orElseThrow().isFinal()).isTrue();
    }
  }

  @Test
  void findsNegativeAndLongSerialNumbers() throws MalformedList {
    String huge = "7f" + "3c".repeat(19);
    Crl list = read(l -> l.entries = List.of(entry("ff"), entry("80"), entry("00ff"), entry(huge)));

    for (String serial : List.of("-1", "-128", "255", new BigInteger(huge, 16).toString())) {
      assertThat(list.entry(ROOT, new BigInteger(serial))).isPresent();
    }
    assertThat(list.entry(ROOT, BigInteger.valueOf(128))).isEmpty();
    assertThat(list.entry(ROOT, BigInteger.ONE)).isEmpty();
  }

  @Test
  void keepsTheStrongestOfSeveralEntriesForOneCertificateInAnyOrder() throws MalformedList {
    List<byte[]> entries =
        new ArrayList<>(
            List.of(
                entry("05", extension(21, false, hex("0a0108"))),
                entry("05", extension(21, false, hex("0a0101"))),
                entry("05", extension(21, false, hex("0a0106")))));
    for (int turn = 0; turn < 3; turn++) {
      Collections.rotate(entries, 1);
      Crl list = read(l -> l.entries = entries);
      assertThat(list.size()).isEqualTo(1);
      assertThat(entryOf(list, 5).orElseThrow().reason())
          .isEqualTo(RevocationReason.KEY_COMPROMISE);
    }
  }

  @Test
  void findsEveryEntryOfALongListInAnyOrder() throws MalformedList {
    List<byte[]> entries = new ArrayList<>();
    for (int serial = 0x1000; serial < 0x4000; serial += 2) {
      entries.add(entry(Integer.toHexString(serial)));
    }
    Collections.shuffle(entries, new Random(7));
    Crl list = read(l -> l.entries = entries);

    assertThat(list.size()).isEqualTo(entries.size());
    for (int serial = 0x1000; serial < 0x4000; serial++) {
      assertThat(entryOf(list, serial).isPresent()).isEqualTo(serial % 2 == 0);
    }
  }

  @Test
  void refusesEveryBeginningOfAList() {
    byte[] whole = new RawList().der();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> CrlReader.read(cut)).isInstanceOf(MalformedList.class);
    }
  }

  @Test
  void refusesLengthsThatAreTooLargeIndefiniteOrPadded() {
    for (String wrong :
        List.of(
            "30843fffffff3000", // a gigabyte
            "3084ffffffff3000",
            "3085010000000030",
            "3080300000000000",
            "30810430020500",
            "3082000430020500",
            "30ff00")) {
      assertThatThrownBy(() -> CrlReader.read(hex(wrong))).isInstanceOf(MalformedList.class);
    }
  }

  private static byte[][] many(int count) {
    byte[][] all = new byte[count][];
    for (int i = 0; i < count; i++) {
      all[i] =
          tlv(
              0x30,
              new byte[] {0x06, 0x04, 0x55, 0x1e, 1, (byte) (i % 128)},
              tlv(0x04, hex("0500")));
    }
    return all;
  }

  private static Optional<Entry> entryOf(Crl list, long serial) {
    return list.entry(ROOT, BigInteger.valueOf(serial));
  }

  private static void refusesEntry(byte[] entry, String because) {
    refuses(l -> l.entries = List.of(entry), because);
  }

  private static void refuses(Consumer<RawList> change, String because) {
    assertThatThrownBy(() -> read(change))
        .isInstanceOf(MalformedList.class)
        .hasMessageContaining(because);
  }

  private static Crl read(Consumer<RawList> change) throws MalformedList {
    RawList list = new RawList();
    change.accept(list);
    return CrlReader.read(list.der());
  }
}
