package dev.signet.pki.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.TestAuthority;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 5280 section 4.1, one field changed at a time. */
class IrregularitiesTest {

  private static final int VERSION = 0;
  private static final int SERIAL = 1;
  private static final int ISSUER = 3;
  private static final int VALIDITY = 4;
  private static final int EXTENSIONS = 7;
  private static final byte[] GOOD = good();

  @Test
  void aGoodCertificateHasNone() {
    assertThat(Irregularities.of(GOOD)).isEmpty();
    assertThat(Certificate.of(TestAuthority.root("Root").certificate()).irregularities()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "02020080,''",
    "0201ff,PROFILE",
    "020100,PROFILE",
    "0200,ENCODING",
    "02020001,ENCODING",
    "0202ff80,PROFILE ENCODING",
    "0214" + "7f000000000000000000000000000000000000ff,''",
    "0215" + "7f00000000000000000000000000000000000000ff,PROFILE",
  })
  void serialNumbersArePositiveAndShort(String serial, String kinds) {
    assertThat(kinds(with(SERIAL, serial), "4.1.2.2")).isEqualTo(kinds);
  }

  @ParameterizedTest
  @CsvSource({
    "a003020102,''",
    "a003020101,ENCODING",
    "a003020100,ENCODING ENCODING",
    "a003020103,ENCODING ENCODING"
  })
  void extensionsNeedVersionThree(String version, String kinds) {
    assertThat(kinds(with(VERSION, version), "4.1.2.1")).isEqualTo(kinds);
  }

  @Test
  void versionOneHasNoExtensions() {
    List<byte[]> body = body();
    body.remove(VERSION);
    assertThat(kinds(assembled(body), "4.1.2.1")).isEqualTo("ENCODING");
    body.remove(body.size() - 1);
    assertThat(Irregularities.of(assembled(body))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "170d3235303130313030303030305a,170d3335303130313030303030305a,''",
    "180f32303530303130313030303030305a,180f32303630303130313030303030305a,''",
    "170d3235303130313030303030305a,180f32303335303130313030303030305a,PROFILE",
    "170b323530313031303030305a,170d3335303130313030303030305a,ENCODING",
    "17113235303130313030303030302b30313030,170d3335303130313030303030305a,ENCODING",
  })
  void timesAreInSecondsAndOfTheTypeOfTheirYear(String from, String to, String kinds) {
    String both = from + to;
    String validity = "30" + "%02x".formatted(both.length() / 2) + both;
    assertThat(kinds(with(VALIDITY, validity), "4.1.2.5")).isEqualTo(kinds);
  }

  @Test
  void anEmptyIssuerIsTold() {
    assertThat(kinds(with(ISSUER, "3000"), "4.1.2.4")).isEqualTo("PROFILE");
  }

  @Test
  void uniqueIdentifiersAreTold() {
    List<byte[]> body = body();
    body.add(EXTENSIONS, HexFormat.of().parseHex("810200ff"));
    assertThat(kinds(assembled(body), "4.1.2.8")).isEqualTo("PROFILE");
  }

  @Test
  void twoSignatureAlgorithmsAreTold() {
    assertThat(kinds(with(2, "300a06082a8648ce3d040303"), "4.1.1.2")).isEqualTo("ENCODING");
  }

  @ParameterizedTest
  @CsvSource({
    "300a30080603551d110401ff,''",
    "301430080603551d110401ff30080603551d110401ff,ENCODING",
    "300d300b0603551d110101000401ff,ENCODING",
    "300d300b0603551d110101010401ff,ENCODING",
    "300d300b0603551d110101ff0401ff,''",
  })
  void extensionsStandOnceAndSpellOutNoDefault(String list, String kinds) {
    String tagged = "a3" + "%02x".formatted(list.length() / 2) + list;
    assertThat(kinds(with(EXTENSIONS, tagged), "4.2")).isEqualTo(kinds);
  }

  @Test
  void whatIsNotDerIsTold() {
    byte[] longLength = new byte[GOOD.length + 1];
    longLength[0] = 0x30;
    longLength[1] = (byte) 0x83;
    System.arraycopy(GOOD, 2, longLength, 3, GOOD.length - 2);
    assertThat(GOOD[1]).isEqualTo((byte) 0x82);
    assertThat(kinds(longLength, "4.1")).isEqualTo("ENCODING");
  }

  @Test
  void whateverTheOctetsAreThereIsAnAnswer() {
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      byte[] mutated = Arrays.copyOf(GOOD, GOOD.length - random.nextInt(2) * random.nextInt(200));
      mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      assertThat(Irregularities.of(mutated)).isNotNull();
    }
  }

  private static String kinds(byte[] certificate, String section) {
    return String.join(
        " ",
        Irregularities.of(certificate).stream()
            .filter(one -> one.rule().equals("RFC 5280 " + section))
            .map(one -> one.kind().name())
            .toList());
  }

  private static byte[] good() {
    try {
      return TestAuthority.root("Root")
          .issue(spec -> spec.dns("a.test"))
          .certificate()
          .getEncoded();
    } catch (java.security.cert.CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] with(int field, String hex) {
    List<byte[]> body = body();
    body.set(field, HexFormat.of().parseHex(hex));
    return assembled(body);
  }

  private static List<byte[]> body() {
    List<byte[]> fields = new ArrayList<>();
    Tlv body = Tlv.over(GOOD).step().inside().step().inside();
    while (body.hasNext()) {
      fields.add(body.step().element());
    }
    return fields;
  }

  /** The fields as they stand, DER or not, with the good signature behind them. */
  private static byte[] assembled(List<byte[]> body) {
    Tlv whole = Tlv.over(GOOD).step().inside();
    whole.step();
    byte[] algorithm = whole.step().element();
    byte[] signature = whole.step().element();
    return sequence(List.of(sequence(body), algorithm, signature));
  }

  private static byte[] sequence(List<byte[]> elements) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    elements.forEach(content::writeBytes);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(0x30);
    if (content.size() > 255) {
      all.write(0x82);
      all.write(content.size() >> 8);
    } else if (content.size() > 127) {
      all.write(0x81);
    }
    all.write(content.size());
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}
