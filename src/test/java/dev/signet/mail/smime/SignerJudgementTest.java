package dev.signet.mail.smime;

import static dev.signet.mail.smime.Smime.examine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.origin.OriginAttribute;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAlgorithmProtection;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What one SignerInfo amounts to, as other makers write it. */
class SignerJudgementTest {
  private static final String ENTITY = "Content-Type: text/plain\n\nHello.";
  private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  private static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
  private static final String PROTECTION = "1.2.840.113549.1.9.52";

  private final Issued alice = Smime.alice();

  static Stream<Arguments> algorithms() throws GeneralSecurityException {
    return Stream.of(
        Arguments.of("SHA256withRSA", TestKeys.rsa()),
        Arguments.of("SHA512withRSA", TestKeys.rsa()),
        Arguments.of("SHA3-256withRSA", TestKeys.rsa()),
        Arguments.of("SHA256withRSAandMGF1", TestKeys.rsa()),
        Arguments.of("SHA512withRSAandMGF1", TestKeys.rsa()),
        Arguments.of("SHA256withECDSA", TestKeys.ec()),
        Arguments.of("SHA384withECDSA", TestKeys.ec("P-384")),
        Arguments.of("SHA512withECDSA", TestKeys.ec("P-521")),
        Arguments.of("SHA256withECDSA", TestKeys.ec("brainpoolP256r1")),
        Arguments.of("Ed25519", TestKeys.ed25519()),
        Arguments.of("Ed448", pair("Ed448")),
        Arguments.of("ML-DSA-44", pair("ML-DSA-44")),
        Arguments.of("ML-DSA-65", pair("ML-DSA-65")),
        Arguments.of("ML-DSA-87", pair("ML-DSA-87")));
  }

  private static KeyPair pair(String algorithm) throws GeneralSecurityException {
    return KeyPairGenerator.getInstance(algorithm, TestKeys.BC).generateKeyPair();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void whatIsModernHolds(String algorithm, KeyPair keys) {
    Issued who = Smime.person("alice@example.org", keys);

    SignerFinding clear = only(new Cms().by(who, algorithm).clear(Smime.HEADER, ENTITY));
    SignerFinding opaque = only(new Cms().by(who, algorithm).opaque(Smime.HEADER, ENTITY));
    SignerFinding bare = only(new Cms().bareBy(who, algorithm).clear(Smime.HEADER, ENTITY));

    assertThat(List.of(clear, opaque, bare))
        .allSatisfy(s -> assertThat(s.integrity()).as(s.because()).isEqualTo(Integrity.HOLDS));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("algorithms")
  void aSignatureByAnotherKeyIsBroken(String algorithm, KeyPair keys) throws Exception {
    Issued who = Smime.person("alice@example.org", keys);
    KeyPair others =
        keys.getPublic().getAlgorithm().startsWith("RSA") ? TestKeys.freshRsa(2048) : another(keys);
    Issued eve = new Issued(others, who.certificate());

    SignerFinding found = only(new Cms().by(eve, algorithm).clear(Smime.HEADER, ENTITY));

    assertThat(found.integrity()).as(found.because()).isEqualTo(Integrity.BROKEN);
  }

  private static KeyPair another(KeyPair keys) throws GeneralSecurityException {
    if (keys.getPublic().getAlgorithm().equals("EdDSA")) {
      return TestKeys.ed25519();
    }
    KeyPairGenerator generator =
        KeyPairGenerator.getInstance(keys.getPublic().getAlgorithm(), TestKeys.BC);
    if (keys.getPublic() instanceof java.security.interfaces.ECPublicKey ec) {
      generator.initialize(ec.getParams());
    }
    return generator.generateKeyPair();
  }

  @ParameterizedTest
  @CsvSource({"SHA1withRSA,2048", "SHA256withRSA,1024", "SHA1withRSA,1024"})
  void whatIsOldHoldsOnlyByOldRules(String algorithm, int bits) {
    Issued who = Smime.person("alice@example.org", TestKeys.freshRsa(bits));
    MailMessage old = new Cms().by(who, algorithm).clear(Smime.HEADER, ENTITY);

    assertThat(only(old).integrity()).isEqualTo(Integrity.BROKEN);
    assertThat(only(old).because()).contains("forbidden");
    assertThat(only(old, AlgorithmRules.LEGACY).integrity()).isEqualTo(Integrity.HOLDS);
  }

  @Test
  void md5NeverHolds() {
    Issued who = Smime.person("alice@example.org", TestKeys.rsa());
    MailMessage old = new Cms().by(who, "MD5withRSA").clear(Smime.HEADER, ENTITY);

    assertThat(only(old, AlgorithmRules.LEGACY).integrity()).isEqualTo(Integrity.BROKEN);
    assertThat(only(old, AlgorithmRules.LEGACY).because()).contains("MD5 is forbidden");
  }

  @Test
  void anAlgorithmThatIsNotKnownIsNotJudged() {
    Issued who = Smime.person("alice@example.org", TestKeys.rsa());

    SignerFinding found = only(new Cms().by(who, "RIPEMD160withRSA").clear(Smime.HEADER, ENTITY));

    assertThat(found.integrity()).isEqualTo(Integrity.UNJUDGED);
    assertThat(found.because()).contains("is not known");
  }

  @Test
  void withoutItsCertificateASignerIsNotJudged() {
    SignerFinding found =
        only(
            new Cms()
                .by(alice, "SHA256withECDSA")
                .certificates(Smime.alice().certificate())
                .clear(Smime.HEADER, ENTITY));

    assertThat(found.integrity()).isEqualTo(Integrity.UNJUDGED);
    assertThat(found.certificate()).isEmpty();
    assertThat(found.others()).hasSize(1);
  }

  @Test
  void anotherCertificateForTheSameKeyIsNotBelieved() {
    Issued eve =
        TestAuthority.root("Root")
            .issue(
                spec ->
                    spec.subject("CN=Eve")
                        .mail("eve@example.com")
                        .keys(alice.keys())
                        .serial(alice.certificate().getSerialNumber().longValueExact()));
    UnaryOperator<AttributeTable> signed = table -> Cms.with(table, signingCertificate(alice));

    SignerFinding substituted =
        only(new Cms().by(eve, "SHA256withECDSA", signed, List.of()).clear(Smime.HEADER, ENTITY));
    SignerFinding genuine =
        only(new Cms().by(alice, "SHA256withECDSA", signed, List.of()).clear(Smime.HEADER, ENTITY));

    assertThat(substituted.integrity()).isEqualTo(Integrity.BROKEN);
    assertThat(substituted.because()).contains("not the one that the signer signed with");
    assertThat(genuine.integrity()).isEqualTo(Integrity.HOLDS);
  }

  private static org.bouncycastle.asn1.cms.Attribute signingCertificate(Issued who) {
    try {
      byte[] hash =
          java.security.MessageDigest.getInstance("SHA-256").digest(who.certificate().getEncoded());
      return Cms.attribute(SIGNING_CERTIFICATE_V2, new SigningCertificateV2(new ESSCertIDv2(hash)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void twoCertificatesOfOneNameAreAQuestion() {
    TestAuthority one = TestAuthority.root("Root");
    TestAuthority other = TestAuthority.root("Root");
    KeyPair keys = TestKeys.ec();
    Issued first = one.issue(spec -> spec.mail("alice@example.org").serial(7).keys(keys));
    Issued second = other.issue(spec -> spec.mail("eve@example.org").serial(7).keys(keys));
    Cms cms =
        new Cms()
            .by(first, "SHA256withECDSA")
            .certificates(first.certificate(), second.certificate());

    SignerFinding found = only(cms.clear(Smime.HEADER, ENTITY));

    assertThat(found.integrity()).isEqualTo(Integrity.UNJUDGED);
    assertThat(found.because()).contains("two certificates");
  }

  @Test
  @Requirement("E2E-A04")
  void onlySignedAttributesAreBelieved() {
    MailMessage made =
        new Cms()
            .by(
                alice,
                "SHA256withECDSA",
                table -> table,
                List.of(OriginAttribute.of(Smime.BY_EDGE)))
            .clear(Smime.HEADER, ENTITY);

    assertThat(only(made).integrity()).isEqualTo(Integrity.HOLDS);
    assertThat(only(made).origin()).isEmpty();
    assertThat(only(made).isDomainSignature()).isFalse();
  }

  static Stream<Arguments> badAttributes() {
    AlgorithmIdentifier sha1 = new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.3.14.3.2.26"));
    CMSAlgorithmProtection other =
        new CMSAlgorithmProtection(sha1, CMSAlgorithmProtection.SIGNATURE, sha1);
    return Stream.of(
        attributes("no content type", table -> Cms.without(table, CONTENT_TYPE)),
        attributes("no digest", table -> Cms.without(table, MESSAGE_DIGEST)),
        attributes(
            "another digest",
            table ->
                Cms.with(
                    Cms.without(table, MESSAGE_DIGEST),
                    Cms.attribute(MESSAGE_DIGEST, new DEROctetString(new byte[32])))),
        attributes(
            "two digests",
            table ->
                Cms.with(table, Cms.attribute(MESSAGE_DIGEST, new DEROctetString(new byte[32])))),
        attributes(
            "two values",
            table ->
                Cms.with(
                    Cms.without(table, CONTENT_TYPE),
                    Cms.attribute(
                        CONTENT_TYPE,
                        new ASN1ObjectIdentifier("1.2.840.113549.1.7.1"),
                        new ASN1ObjectIdentifier("1.2.840.113549.1.7.2")))),
        attributes(
            "another content type",
            table ->
                Cms.with(
                    Cms.without(table, CONTENT_TYPE),
                    Cms.attribute(CONTENT_TYPE, new ASN1ObjectIdentifier("1.2.840.113549.1.7.2")))),
        attributes(
            "other algorithms",
            table -> Cms.with(Cms.without(table, PROTECTION), Cms.attribute(PROTECTION, other))),
        attributes(
            "origin twice",
            table ->
                Cms.with(
                    Cms.with(table, OriginAttribute.of(Smime.BY_EDGE)),
                    OriginAttribute.of(SignatureOrigin.UNMARKED))),
        attributes(
            "an unreadable time",
            table ->
                Cms.with(
                    Cms.without(table, "1.2.840.113549.1.9.5"),
                    Cms.attribute("1.2.840.113549.1.9.5", new DERSequence()))));
  }

  private static Arguments attributes(String what, UnaryOperator<AttributeTable> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badAttributes")
  @Requirement("E2E-A01")
  void badAttributesDoNotHold(String what, UnaryOperator<AttributeTable> change) {
    SignerFinding found =
        only(new Cms().by(alice, "SHA256withECDSA", change, List.of()).clear(Smime.HEADER, ENTITY));

    assertThat(found.integrity()).as(found.because()).isNotEqualTo(Integrity.HOLDS);
  }

  @Test
  void attributesOfOneSignatureAreNotContentOfAnother() {
    byte[] content = {0x31, 0x03, 0x02, 0x01, 0x00};
    byte[] data = new Cms().bareBy(alice, "SHA256withECDSA").over(content, true);

    Examination found = examine(Cms.opaque(Smime.HEADER, data));

    assertThat(found.layers().get(0).signers())
        .extracting(SignerFinding::integrity)
        .containsExactly(Integrity.BROKEN);
  }

  @ParameterizedTest
  @CsvSource({"16,20,true", "17,1,false", "1,21,false"})
  void manySignersOrCertificatesAreRefused(int signers, int certificates, boolean isRead) {
    byte[] one = new Cms().by(alice, "SHA256withECDSA").over(Cms.crlf(ENTITY), false);

    SignatureLayer layer =
        examine(Cms.clear(Smime.HEADER, ENTITY, Parts.repeated(one, signers, certificates)))
            .layers()
            .get(0);

    assertThat(layer.signers()).hasSize(isRead ? signers : 0);
    assertThat(layer.trouble().isEmpty()).isEqualTo(isRead);
  }

  private static SignerFinding only(MailMessage message) {
    return only(message, AlgorithmRules.MODERN);
  }

  private static SignerFinding only(MailMessage message, AlgorithmRules rules) {
    Examination found = examine(message, rules);
    assertThat(found.layers()).as(found.because()).hasSize(1);
    assertThat(found.layers().get(0).trouble()).isEmpty();
    assertThat(found.layers().get(0).signers()).hasSize(1);
    return found.layers().get(0).signers().get(0);
  }
}
