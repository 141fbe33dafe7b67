package dev.signet.pki.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DERUniversalString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5280 section 7.1 by way of RFC 4518. */
class DistinguishedNameTest {

  private static final String CN = "2.5.4.3";
  private static final String ORGANIZATION = "2.5.4.10";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Good CA|good ca",
        "Good CA|  Good   CA ",
        "Good CA|Good\u00a0CA",
        "Good CA|Good\u2003\u3000CA",
        "Good CA|Good\tCA",
        "Good CA|Go\u00adod\u200b CA",
        "Good CA|\ufeffGood CA",
        "STRASSE|stra\u00dfe",
        "\u00c5ngstr\u00f6m|\u212bngstro\u0308m",
        "file|\ufb01le",
        "TEL|\u2121",
        "\u03a3\u03a3|\u03c3\u03c2",
        "K|\u212a",
        "\uff27\uff4f\uff4f\uff44|good",
        "s|\u017f",
        "\u0130|i\u0307",
      })
  void textsThatPrepareTheSameAreTheSameName(String one, String other) {
    assertThat(cn(one)).isEqualTo(cn(other)).hasSameHashCodeAs(cn(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Good CA|GoodCA",
        "Good CA|Good-CA",
        "Good CA|Good CA 2",
        "i|\u0131",
        "i|\u0130",
        "o|\u00f6",
        "Good|G\u043e\u043ed",
        "=a|a",
      })
  void otherTextsAreOtherNames(String one, String other) {
    assertThat(cn(one)).isNotEqualTo(cn(other));
  }

  @Test
  void theStringTypeDoesNotCount() {
    DistinguishedName utf8 = name(CN, new DERUTF8String("Good CA"));
    Stream.of(
            new DERPrintableString("good CA"),
            new DERIA5String("Good  CA"),
            new DERBMPString("Good CA"),
            new DERUniversalString(
                "Good CA".getBytes(java.nio.charset.Charset.forName("UTF-32BE"))),
            new DERT61String("Good CA"))
        .forEach(
            other -> assertThat(name(CN, other)).as(other.getClass().getName()).isEqualTo(utf8));
  }

  @Test
  void aTeletexStringBeyondPrintableCharactersIsComparedByItsOctets() {
    DistinguishedName teletex = name(CN, new DERT61String("M\u00fcller"));
    assertThat(teletex).isEqualTo(name(CN, new DERT61String("M\u00fcller")));
    assertThat(teletex).isNotEqualTo(name(CN, new DERUTF8String("M\u00fcller")));
    assertThat(teletex).isNotEqualTo(name(CN, new DERT61String("m\u00fcller")));
  }

  @Test
  void aValueThatIsNoTextIsComparedByItsOctets() {
    DistinguishedName bits = name("2.5.4.45", new DERBitString(new byte[] {1, 2}));
    assertThat(bits).isEqualTo(name("2.5.4.45", new DERBitString(new byte[] {1, 2})));
    assertThat(bits).isNotEqualTo(name("2.5.4.45", new DERBitString(new byte[] {1, 3})));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ue000", "\ufffd", "a\u0378"})
  void prohibitedCharactersAreComparedByTheirOctets(String text) {
    assertThat(cn(text)).isEqualTo(cn(text)).isNotEqualTo(cn(text + " "));
  }

  @Test
  void textCannotLookLikeOctets() {
    byte[] der = der(new DERBitString(new byte[] {1, 2}));
    assertThat(name(CN, new DERUTF8String(HexFormat.of().formatHex(der))))
        .isNotEqualTo(name(CN, new DERBitString(new byte[] {1, 2})));
    assertThat(cn("#030300")).isNotEqualTo(name(CN, new DERBitString(new byte[0])));
  }

  @Test
  void separatorsCannotBeWrittenInAText() {
    DistinguishedName two = of(set(attribute(CN, "a")), set(attribute(CN, "b")));
    assertThat(cn("a\u0000" + CN + "=b")).isNotEqualTo(two);
    DistinguishedName pair = of(set(attribute(CN, "a"), attribute(CN, "b")));
    assertThat(cn("a\u0001" + CN + "=b")).isNotEqualTo(pair);
    assertThat(two).isNotEqualTo(pair);
  }

  @Test
  void theOrderInsideAPartDoesNotCountAndTheOrderOfPartsDoes() {
    ASN1Encodable a = attribute(CN, "a");
    ASN1Encodable o = attribute(ORGANIZATION, "o");
    assertThat(of(set(a, o))).isEqualTo(of(set(o, a))).isNotEqualTo(of(set(a), set(o)));
    assertThat(of(set(a), set(o))).isNotEqualTo(of(set(o), set(a)));
    assertThat(of(set(a, o))).isNotEqualTo(of(set(a)));
  }

  @Test
  void theTypeCounts() {
    assertThat(name(CN, new DERUTF8String("a")))
        .isNotEqualTo(name(ORGANIZATION, new DERUTF8String("a")));
  }

  @Test
  void aNameIsWithinThoseItBeginsWith() {
    DistinguishedName base = of(set(attribute(ORGANIZATION, "Org")));
    DistinguishedName below = of(set(attribute(ORGANIZATION, "ORG")), set(attribute(CN, "a")));
    assertThat(below.isWithin(base)).isTrue();
    assertThat(base.isWithin(below)).isFalse();
    assertThat(base.isWithin(base)).isTrue();
    assertThat(of(set(attribute(ORGANIZATION, "Org2"))).isWithin(base)).isFalse();
    assertThat(of(set(attribute(ORGANIZATION, "Org"), attribute(CN, "a"))).isWithin(base))
        .isFalse();
  }

  @Test
  void textsOfAnAttributeAreFoundInEveryPart() {
    DistinguishedName name =
        of(set(attribute(CN, "a"), attribute(ORGANIZATION, "o")), set(attribute(CN, "b")));
    assertThat(name.texts(CN)).containsExactly("a", "b");
    assertThat(name.texts("2.5.4.6")).isEmpty();
    assertThat(name(CN, new DERBitString(new byte[] {1})).texts(CN)).containsExactly("");
  }

  @Test
  void brokenUtf8IsComparedByItsOctets() {
    byte[] der = der(new DERSequence(set(attribute(CN, "xxx"))));
    der[der.length - 2] = (byte) 0xff;
    assertThat(DistinguishedName.of(der)).isEqualTo(DistinguishedName.of(der));
    assertThat(DistinguishedName.of(der)).isNotEqualTo(cn("x\ufffdx"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "30", "0500", "3001", "3003310130", "30023100", "300431020500", "30800000"})
  void whatIsNoNameIsMalformed(String hex) {
    assertThatThrownBy(() -> DistinguishedName.of(HexFormat.of().parseHex(hex)))
        .isInstanceOf(MalformedName.class);
  }

  @Test
  void nothingButMalformedNameLeavesTheReader() {
    byte[] good =
        der(
            new DERSequence(
                new ASN1Encodable[] {
                  set(attribute(CN, "Some Body"), attribute(ORGANIZATION, "o\u00fc")),
                  set(new DERSequence(new ASN1Encodable[] {oid(CN), new DERBMPString("w")}))
                }));
    Random random = new Random(1);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = good.clone();
      mutated[random.nextInt(good.length)] = (byte) random.nextInt(256);
      mutated[random.nextInt(good.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        read += DistinguishedName.of(mutated).hashCode() == 0 ? 0 : 1;
      } catch (MalformedName expected) {
        assertThat(expected.getMessage()).isNotBlank();
      }
    }
    assertThat(read).isPositive();
  }

  @Test
  void caseAndBlanksOfRandomTextsNeverCount() {
    Random random = new Random(2);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder("x");
      StringBuilder other = new StringBuilder(" X");
      for (int j = 0; j < 12; j++) {
        char c = "ab \u00e4\u00f1\u0434z".charAt(random.nextInt(7));
        text.append(c);
        other.append(Character.toUpperCase(c)).append(c == ' ' ? "\u00a0" : "\u00ad");
      }
      assertThat(cn(text.toString())).isEqualTo(cn(other.toString()));
    }
  }

  private static DistinguishedName cn(String text) {
    return name(CN, new DERUTF8String(text));
  }

  private static DistinguishedName name(String type, ASN1Encodable value) {
    return of(set(new DERSequence(new ASN1Encodable[] {oid(type), value})));
  }

  private static DistinguishedName of(DERSet... parts) {
    return DistinguishedName.of(new X500Principal(der(new DERSequence(parts))));
  }

  private static DERSet set(ASN1Encodable... attributes) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    List.of(attributes).forEach(all::add);
    return new DERSet(all);
  }

  private static ASN1Encodable attribute(String type, String text) {
    return new DERSequence(new ASN1Encodable[] {oid(type), new DERUTF8String(text)});
  }

  private static ASN1ObjectIdentifier oid(String id) {
    return new ASN1ObjectIdentifier(id);
  }

  private static byte[] der(org.bouncycastle.asn1.ASN1Object value) {
    try {
      return value.getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
