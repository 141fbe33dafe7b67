package dev.signet.mail.smime;

import static dev.signet.mail.smime.Smime.examine;
import static dev.signet.mail.smime.Smime.letter;
import static dev.signet.mail.smime.Smime.signed;
import static dev.signet.mail.smime.Smime.stripped;
import static dev.signet.mail.smime.Smime.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.identity.AuthorIdentity;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.mail.smime.sign.SigningIdentity;
import dev.signet.mail.smime.sign.SigningStyle;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.security.InvalidKeyException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is signed here is found whole, and is taken off without a trace. */
class SignatureRoundTripTest {

  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("RSA", TestKeys.rsa(), SigningStyle.DEFAULT, "SHA256withRSA"),
        Arguments.of("RSA-PSS", TestKeys.rsa(), new SigningStyle(true, true), "RSASSA-PSS"),
        Arguments.of("P-256", TestKeys.ec(), SigningStyle.DEFAULT, "SHA256withECDSA"),
        Arguments.of("P-384", TestKeys.ec("P-384"), SigningStyle.DEFAULT, "SHA384withECDSA"),
        Arguments.of("P-521", TestKeys.ec("P-521"), SigningStyle.DEFAULT, "SHA512withECDSA"),
        Arguments.of("Ed25519", TestKeys.ed25519(), SigningStyle.DEFAULT, "Ed25519"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  @Requirement("E2E-H01")
  @Requirement("E2E-S09")
  void eachKindOfKeySignsWhatHolds(
      String name, java.security.KeyPair keys, SigningStyle style, String method) {
    Issued alice = Smime.person("alice@example.org", keys);
    MailMessage letter = letter();

    MailMessage signed = signed(letter, Smime.signer(alice, style));
    Examination found = examine(signed);

    assertThat(found.shape()).isEqualTo(Shape.SIGNED);
    SignatureLayer layer = found.layers().get(0);
    assertThat(layer.form()).isEqualTo(SignatureLayer.Form.CLEAR);
    assertThat(layer.part()).isEqualTo("2");
    assertThat(layer.announced()).contains(Smime.BY_EDGE);
    SignerFinding signer = layer.signers().get(0);
    assertThat(signer.integrity()).as(signer.because()).isEqualTo(Integrity.HOLDS);
    assertThat(signer.because()).contains(method);
    assertThat(signer.certificate()).contains(alice.certificate());
    assertThat(signer.origin()).contains(Smime.BY_EDGE);
    assertThat(signer.signingTime()).contains(TestAuthority.NOW);
    assertThat(signer.isDomainSignature()).isTrue();
    assertThat(identity(signed, found).kind()).isEqualTo(AuthorIdentity.Kind.AUTHOR);
    assertThat(text(stripped(signed))).isEqualTo(text(letter));
  }

  private static AuthorIdentity identity(MailMessage message, Examination found) {
    SignatureLayer layer = found.layers().get(0);
    return AuthorIdentity.of(
        message.header(),
        layer.inner(),
        layer.signers().get(0).certificate().orElseThrow(),
        AuthorityNames.DEFAULT);
  }

  @Test
  @Requirement("E2E-S10")
  void protectedFieldsAreRepeatedInTheSignedPart() {
    SignatureLayer layer = examine(signed(letter(), Smime.alice())).layers().get(0);

    assertThat(text(layer.signed()))
        .contains("hp=\"clear\"")
        .contains("Subject: Hello\r\n again\r\n")
        .contains("From: Alice <alice@example.org>\r\n")
        .contains("Message-ID: <1@example.org>\r\n")
        .doesNotContain("MIME-Version");
  }

  @Test
  void withoutProtectionTheSignedPartHasOnlyContentFields() {
    SigningStyle bare = new SigningStyle(false, false);

    MailMessage signed = signed(letter(), Smime.signer(Smime.alice(), bare));

    assertThat(text(examine(signed).layers().get(0).signed()))
        .isEqualTo("Content-Type: text/plain; charset=utf-8\r\n\r\nHello Bob!\r\nAlice\r\n");
    assertThat(text(stripped(signed))).isEqualTo(text(letter()));
  }

  @Test
  void aMessageWithoutMimeBecomesOne() {
    MailMessage old = Smime.message("From: alice@example.org\nSubject: Old\n\nHello.\n");

    MailMessage signed = signed(old, Smime.alice());

    assertThat(signed.header().all("MIME-Version")).hasSize(1);
    assertThat(examine(signed).layers().get(0).signers().get(0).integrity())
        .isEqualTo(Integrity.HOLDS);
    assertThat(text(stripped(signed)))
        .startsWith("From: alice@example.org\r\nSubject: Old\r\n")
        .endsWith("\r\n\r\nHello.\r\n")
        .contains("Content-Type: text/plain; charset=us-ascii\r\n");
  }

  @Test
  @Requirement("E2E-I16")
  void aSignedMessageIsWrappedUntouched() {
    Issued edge = Smime.person("domain-signing-authority@example.org", TestKeys.ec());
    MailMessage byAlice = signed(letter(), Smime.alice());

    MailMessage wrapped = Smime.wrapped(byAlice, edge);
    Examination found = examine(wrapped);

    assertThat(found.layers()).extracting(SignatureLayer::part).containsExactly("2", "1.2");
    assertThat(found.layers())
        .allSatisfy(
            layer -> assertThat(layer.signers().get(0).integrity()).isEqualTo(Integrity.HOLDS));
    assertThat(found.layers().get(0).signers().get(0).isDomainSignature()).isTrue();
    assertThat(identity(wrapped, found).kind()).isEqualTo(AuthorIdentity.Kind.DOMAIN);
    assertThat(text(stripped(wrapped))).isEqualTo(text(byAlice));
    assertThat(text(stripped(stripped(wrapped)))).isEqualTo(text(letter()));
  }

  @Test
  @Requirement("E2E-S09")
  void rootsStayAtHome() throws Exception {
    TestAuthority root = TestAuthority.root("Root");
    TestAuthority between = root.intermediate("Between");
    Issued alice = between.issue(spec -> spec.mail("alice@example.org"));
    SigningIdentity identity =
        SigningIdentity.of(
            alice.keys().getPrivate(),
            alice.certificate(),
            List.of(between.certificate(), root.certificate()),
            Optional.empty());

    MailMessage signed =
        signed(
            letter(),
            new dev.signet.mail.smime.sign.EntitySigner(
                identity, SigningStyle.DEFAULT, () -> TestAuthority.NOW));

    assertThat(examine(signed).layers().get(0).signers().get(0).others())
        .containsExactly(between.certificate());
  }

  @Test
  void aKeyThatIsNotThatOfTheCertificateIsFoundAtOnce() {
    Issued alice = Smime.alice();

    assertThatThrownBy(
            () ->
                SigningIdentity.of(
                    TestKeys.ec().getPrivate(), alice.certificate(), List.of(), Optional.empty()))
        .isInstanceOf(InvalidKeyException.class)
        .hasMessage("the key is not that of the certificate");
  }
}
