package dev.signet.pki.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.pki.Octets;
import dev.signet.pki.name.GeneralName;
import dev.signet.pki.name.NameConstraints;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each extension of RFC 5280 section 4.2, good and bad, as octets. */
class ExtensionReaderTest {

  private static final Map<String, Function<byte[], Object>> READERS =
      Map.ofEntries(
          Map.entry("basicConstraints", ExtensionReader::basicConstraints),
          Map.entry("keyUsage", ExtensionReader::keyUsage),
          Map.entry("extendedKeyUsage", ExtensionReader::extendedKeyUsage),
          Map.entry("certificatePolicies", ExtensionReader::certificatePolicies),
          Map.entry("policyQualifiers", ExtensionReader::policyQualifiers),
          Map.entry("policyMappings", ExtensionReader::policyMappings),
          Map.entry("policyConstraints", ExtensionReader::policyConstraints),
          Map.entry("inhibitAnyPolicy", ExtensionReader::inhibitAnyPolicy),
          Map.entry("names", ExtensionReader::names),
          Map.entry("nameConstraints", ExtensionReader::nameConstraints),
          Map.entry("subjectKeyIdentifier", ExtensionReader::subjectKeyIdentifier),
          Map.entry("authorityKeyIdentifier", ExtensionReader::authorityKeyIdentifier),
          Map.entry("informationAccess", ExtensionReader::informationAccess),
          Map.entry("distributionPoints", ExtensionReader::distributionPoints));

  @ParameterizedTest
  @CsvSource({
    "basicConstraints,30030101ff0500", // something behind it
    "basicConstraints,3003010101", // TRUE is FF
    "basicConstraints,30060101ff0201ff", // negative path length
    "basicConstraints,3006020100010100", // misplaced
    "basicConstraints,30080101ff020100020100", // a third part
    "basicConstraints,30070101ff02020000", // path length with idle octet
    "basicConstraints,040100",
    "basicConstraints,''",
    "keyUsage,030100", // no bit
    "keyUsage,03020700", // no bit set
    "keyUsage,0300",
    "keyUsage,030209ff",
    "keyUsage,0402ff00",
    "keyUsage,030205a000",
    "extendedKeyUsage,3000",
    "extendedKeyUsage,06032a0304",
    "extendedKeyUsage,3003020100",
    "extendedKeyUsage,300506032a038f", // an identifier that does not end
    "certificatePolicies,3000",
    "certificatePolicies,30023000",
    "certificatePolicies,300e300506032a0304300506032a0304", // twice
    "certificatePolicies,300506032a0304",
    "policyQualifiers,3009300706032a03043000", // an empty list of qualifiers
    "policyMappings,3000",
    "policyMappings,3007300506032a0304", // one half
    "policyConstraints,3000",
    "policyConstraints,3003800100800100",
    "policyConstraints,30038001ff", // negative
    "policyConstraints,3006800100800101", // twice
    "policyConstraints,3006810100800101", // misplaced
    "policyConstraints,3003820100",
    "inhibitAnyPolicy,0201ff",
    "inhibitAnyPolicy,0200",
    "inhibitAnyPolicy,0101ff",
    "inhibitAnyPolicy,0201000500",
    "names,3000",
    "names,8201612e",
    "names,3003890161", // unknown choice
    "names,300482026161616161",
    "nameConstraints,3000",
    "nameConstraints,3002a000", // no subtree
    "nameConstraints,3004a000a100",
    "nameConstraints,3002a200",
    "nameConstraints,300ea00530038201" + "61a00530038201" + "62", // permitted twice
    "nameConstraints,300ea10530038201" + "61a00530038201" + "62", // misplaced
    "nameConstraints,3004a0023000", // a subtree without base
    "subjectKeyIdentifier,030100",
    "subjectKeyIdentifier,04",
    "authorityKeyIdentifier,0401aa",
    "authorityKeyIdentifier,3003830100",
    "informationAccess,3000",
    "informationAccess,3007300506032a0304",
    "distributionPoints,3000",
    "distributionPoints,3003020100",
  })
  void whatDoesNotFitItsDefinitionIsRefusedWithOneOfTheExpectedExceptions(
      String reader, String hex) {
    assertThatThrownBy(() -> READERS.get(reader).apply(octets(hex)))
        .isInstanceOfAny(
            IllegalArgumentException.class, IllegalStateException.class, ArithmeticException.class);
  }

  @Test
  void goodStatementsAreRead() {
    assertThat(ExtensionReader.basicConstraints(octets("3000")))
        .isEqualTo(new BasicConstraints(false, OptionalInt.empty()));
    assertThat(ExtensionReader.basicConstraints(octets("30060101ff020103")))
        .isEqualTo(new BasicConstraints(true, OptionalInt.of(3)));
    assertThat(ExtensionReader.basicConstraints(octets("3003020103")))
        .isEqualTo(new BasicConstraints(false, OptionalInt.of(3)));
    assertThat(ExtensionReader.keyUsage(octets("03020106")))
        .containsExactlyInAnyOrder(KeyUse.KEY_CERT_SIGN, KeyUse.CRL_SIGN);
    assertThat(ExtensionReader.keyUsage(octets("0303070080")))
        .containsExactly(KeyUse.DECIPHER_ONLY);
    assertThat(ExtensionReader.extendedKeyUsage(octets("300506032a0304")))
        .containsExactly("1.2.3.4");
    assertThat(ExtensionReader.certificatePolicies(octets("3007300506032a0304")))
        .containsExactly("1.2.3.4");
    assertThat(ExtensionReader.policyQualifiers(octets("3007300506032a0304"))).isEmpty();
    assertThat(ExtensionReader.policyQualifiers(octets("3012301006032a03043009300706032a03050500")))
        .containsExactly("1.2.3.5");
    assertThat(ExtensionReader.policyMappings(octets("300c300a06032a030406032a0305")))
        .containsExactly(new PolicyMapping("1.2.3.4", "1.2.3.5"));
    assertThat(ExtensionReader.policyConstraints(octets("3006800101810102")))
        .isEqualTo(new PolicyConstraints(OptionalInt.of(1), OptionalInt.of(2)));
    assertThat(ExtensionReader.policyConstraints(octets("3003810102")))
        .isEqualTo(new PolicyConstraints(OptionalInt.empty(), OptionalInt.of(2)));
    assertThat(ExtensionReader.inhibitAnyPolicy(octets("020105"))).isEqualTo(5);
    assertThat(ExtensionReader.names(octets("3003820161")))
        .containsExactly(new GeneralName.Dns("a"));
    assertThat(ExtensionReader.subjectKeyIdentifier(octets("0402aabb")))
        .isEqualTo(Octets.of(new byte[] {(byte) 0xaa, (byte) 0xbb}));
    assertThat(ExtensionReader.authorityKeyIdentifier(octets("30048002aabb")).keyIdentifier())
        .isPresent();
    assertThat(ExtensionReader.informationAccess(octets("300c300a06032a03048603613a62")))
        .containsExactly(new AccessLocation("1.2.3.4", new GeneralName.Uri("a:b")));
    assertThat(ExtensionReader.distributionPoints(octets("300b3009a007a0058603613a62")))
        .singleElement()
        .satisfies(
            point -> assertThat(point.fullName()).containsExactly(new GeneralName.Uri("a:b")));
  }

  @Test
  void aDefaultThatIsSpelledOutIsReadAsWhatItSays() {
    assertThat(ExtensionReader.basicConstraints(octets("3003010100")).isAuthority()).isFalse();
  }

  @Test
  void nameConstraintsTellPermittedFromExcluded() {
    NameConstraints read =
        ExtensionReader.nameConstraints(octets("300ea00530038201" + "61a10530038201" + "62"));
    assertThat(read.permitted()).extracting("base").containsExactly(new GeneralName.Dns("a"));
    assertThat(read.excluded()).extracting("base").containsExactly(new GeneralName.Dns("b"));
    assertThat(read.excluded().get(0).isPlain()).isTrue();
    assertThat(
            ExtensionReader.nameConstraints(octets("300aa0083006820161" + "800101"))
                .permitted()
                .get(0)
                .isPlain())
        .isFalse();
  }

  @Test
  void aCountThatIsLargerThanAnyPathIsTheLargest() {
    assertThat(ExtensionReader.inhibitAnyPolicy(octets("0205" + "0100000000")))
        .isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void tenThousandNamesAreReadInLinearTime() throws Exception {
    org.bouncycastle.asn1.x509.GeneralName[] names =
        IntStream.range(0, 10_000)
            .mapToObj(i -> new org.bouncycastle.asn1.x509.GeneralName(2, "host" + i + ".test"))
            .toArray(org.bouncycastle.asn1.x509.GeneralName[]::new);
    byte[] der = new GeneralNames(names).getEncoded();
    List<GeneralName> read =
        org.junit.jupiter.api.Assertions.assertTimeout(
            Duration.ofSeconds(5), () -> ExtensionReader.names(der));
    assertThat(read).hasSize(10_000).endsWith(new GeneralName.Dns("host9999.test"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 15_000})
  void deepNestingIsRefusedAndDoesNoHarm(int depth) {
    byte[] nested = {5, 0};
    for (int i = 0; i < depth; i++) {
      nested = wrapped(nested);
    }
    byte[] der = nested;
    READERS.forEach(
        (name, reader) ->
            assertThatThrownBy(() -> reader.apply(der))
                .as(name)
                .isInstanceOf(RuntimeException.class));
  }

  @Test
  void nothingElseIsThrownForMutatedStatements() {
    Random random = new Random(3);
    Set<String> good =
        Set.of(
            "30060101ff020103",
            "03020106",
            "300506032a0304",
            "3007300506032a0304",
            "300c300a06032a030406032a0305",
            "3006800101810102",
            "300ea00530038201" + "61a10530038201" + "62",
            "300b3009a007a0058603613a62",
            "301ba0190603551d11a0120c10c3bc406578616d706c652e636f6d2020",
            "3006870401020304");
    for (String hex : good) {
      for (int i = 0; i < 2_000; i++) {
        byte[] mutated = octets(hex);
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
        byte[] cut = Arrays.copyOf(mutated, mutated.length - random.nextInt(2));
        READERS.values().forEach(reader -> readOrRefuse(reader, cut));
      }
    }
  }

  /** Whatever else is thrown fails the test. */
  private static void readOrRefuse(Function<byte[], Object> reader, byte[] der) {
    try {
      assertThat(reader.apply(der)).isNotNull();
    } catch (RuntimeException refused) {
      assertThat(refused).isNotInstanceOf(NullPointerException.class);
    }
  }

  private static byte[] wrapped(byte[] content) {
    int length = content.length;
    byte[] head =
        length < 128
            ? new byte[] {0x30, (byte) length}
            : new byte[] {
              0x30, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length
            };
    byte[] all = Arrays.copyOf(head, head.length + length);
    System.arraycopy(content, 0, all, head.length, length);
    return all;
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
