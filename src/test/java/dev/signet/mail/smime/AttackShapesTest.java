package dev.signet.mail.smime;

import static dev.signet.mail.smime.Smime.altered;
import static dev.signet.mail.smime.Smime.examine;
import static dev.signet.mail.smime.Smime.letter;
import static dev.signet.mail.smime.Smime.message;
import static dev.signet.mail.smime.Smime.signed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.identity.AuthorIdentity;
import dev.signet.mail.smime.identity.AuthorIdentity.Kind;
import dev.signet.mail.smime.identity.AuthorityNames;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestKeys;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Mail that shows one thing and signs another, in the shapes of "Johnny, you are fired" (USENIX
 * Security 2019), with keys of our own.
 */
class AttackShapesTest {
  private static final String ENTITY = "Content-Type: text/plain\n\nPay Bob 10 Euro.";

  private final Issued alice = Smime.person("alice@example.org", TestKeys.ec());
  private final Issued eve = Smime.person("eve@example.com", TestKeys.ec());

  private String genuine() {
    return Cms.clearPart(
        ENTITY, new Cms().by(alice, "SHA256withECDSA").over(Cms.crlf(ENTITY), false));
  }

  /** M1 to M4: the genuine signed part somewhere inside a message of the attacker. */
  static Stream<String> wrappings() {
    return Stream.of(
        "multipart/mixed;\n boundary=out",
        "multipart/related;\n boundary=out; start=\"<evil>\"",
        "multipart/alternative;\n boundary=out",
        "multipart/report;\n boundary=out");
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  @Requirement("E2E-I01")
  void aSignedPartBesideOtherTextIsPartial(String type) {
    String text =
        Smime.HEADER
            + "Content-Type: "
            + type
            + "\n\n--out\nContent-Type: text/html\n\nPay Eve a million.<!--\n--out\n"
            + genuine()
            + "\n--out--\n";

    Examination found = examine(message(text));

    assertThat(found.shape()).isEqualTo(Shape.PARTIAL);
    assertThat(found.layers()).isEmpty();
  }

  @Test
  @Requirement("E2E-I01")
  void aSignedMessageThatIsForwardedIsPartial() {
    String text = Smime.HEADER + "Content-Type: message/rfc822\n\n" + Smime.HEADER + genuine();

    assertThat(examine(message(text)).shape()).isEqualTo(Shape.PARTIAL);
  }

  @Test
  @Requirement("E2E-I01")
  void anOpaquePartAmongOthersIsPartial() {
    byte[] data = new Cms().by(alice, "SHA256withECDSA").over(Cms.crlf(ENTITY), true);
    String text =
        Smime.HEADER
            + "Content-Type: multipart/mixed; boundary=out\n\n--out\n\nEvil.\n--out\n"
            + Cms.opaquePart(data)
            + "\n--out--\n";

    assertThat(examine(message(text)).shape()).isEqualTo(Shape.PARTIAL);
  }

  @Test
  void anEncryptedPartAmongOthersIsNoEncryptedMessage() {
    String text =
        Smime.HEADER
            + "Content-Type: multipart/mixed; boundary=out\n\n--out\n\nEvil.\n--out\n"
            + "Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nx\n--out--\n";

    assertThat(examine(message(text)).shape()).isEqualTo(Shape.UNSIGNED);
  }

  @Test
  void aThirdPartIsNoSignedMessage() {
    MailMessage evil =
        altered(message(Smime.HEADER + genuine()), "--sig--", "--sig\r\n\r\nEvil.\r\n--sig--");

    assertThat(examine(evil).shape()).isEqualTo(Shape.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"From", "Content-Type", "MIME-Version", "Content-Transfer-Encoding"})
  void aFieldThatIsThereTwiceIsMalformed(String name) {
    MailMessage once = signed(letter(), alice);
    String body = once.header().first(name).map(HeaderField::body).orElse("7bit").strip();
    MailMessage twice =
        Smime.withField(
            once.header().first(name).isPresent() ? once : Smime.withField(once, name, body),
            name,
            body);

    assertThat(examine(twice).shape()).isEqualTo(Shape.MALFORMED);
  }

  @Test
  void contentThatWasReplacedIsBroken() {
    MailMessage evil = altered(signed(letter(), alice), "Hello Bob!", "Hello Eve!");

    assertThat(only(examine(evil)).integrity()).isEqualTo(Integrity.BROKEN);
    assertThat(only(examine(evil)).because()).contains("its digest is another one");
  }

  @Test
  void contentHiddenInTheSignatureIsNotWhatIsShown() {
    byte[] data = new Cms().by(alice, "SHA256withECDSA").over(Cms.crlf(ENTITY), true);

    Examination found =
        examine(Cms.clear(Smime.HEADER, "Content-Type: text/plain\n\nPay Eve.", data));

    assertThat(found.layers().get(0).trouble())
        .hasValueSatisfying(why -> assertThat(why).contains("content of its own"));
    assertThat(found.layers().get(0).signers()).isEmpty();
  }

  @Test
  void aSignatureOfNobodyIsNone() {
    byte[] nobody = new Cms().over(Cms.crlf(ENTITY), false);

    Examination found = examine(Cms.clear(Smime.HEADER, ENTITY, nobody));

    assertThat(found.layers()).allSatisfy(layer -> assertThat(layer.signers()).isEmpty());
  }

  @Test
  void eachOfTwoSignersIsToldForItself() {
    MailMessage both =
        new Cms()
            .by(alice, "SHA256withECDSA")
            .by(eve, "SHA256withECDSA")
            .clear(Smime.HEADER, ENTITY);

    Examination found = examine(both);

    assertThat(found.layers().get(0).signers())
        .extracting(SignerFinding::integrity)
        .containsExactly(Integrity.HOLDS, Integrity.HOLDS);
    assertThat(kinds(both, found)).containsExactlyInAnyOrder(Kind.AUTHOR, Kind.OTHER);
  }

  @Test
  void aSecondSignerDoesNotMendTheFirst() {
    String evil = "Content-Type: text/plain\n\nPay Eve a million.";
    byte[] stolen = new Cms().by(alice, "SHA256withECDSA").over(Cms.crlf(ENTITY), false);
    byte[] data =
        Parts.joined(stolen, new Cms().by(eve, "SHA256withECDSA").over(Cms.crlf(evil), false));

    MailMessage both = Cms.clear(Smime.HEADER, evil, data);
    Examination found = examine(both);

    assertThat(found.layers().get(0).signers())
        .filteredOn(s -> s.certificate().filter(alice.certificate()::equals).isPresent())
        .extracting(SignerFinding::integrity)
        .containsExactly(Integrity.BROKEN);
    assertThat(found.layers().get(0).signers())
        .filteredOn(s -> s.integrity() == Integrity.HOLDS)
        .allSatisfy(s -> assertThat(kind(both, found, s)).isEqualTo(Kind.OTHER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: alice@example.org",
        "From: \"alice@example.org\" <eve@example.org>\nSender: eve@example.com",
        "From: alice@example.org\nSender: eve@example.com\nReply-To: eve@example.com"
      })
  @Requirement("E2E-I02")
  void whoIsNotTheAuthorIsSomebodyElse(String from) {
    MailMessage evil = new Cms().by(eve, "SHA256withECDSA").clear(from + "\n", ENTITY);

    Examination found = examine(evil);

    assertThat(only(found).integrity()).isEqualTo(Integrity.HOLDS);
    assertThat(kinds(evil, found)).containsExactly(Kind.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: eve@example.com, alice@example.org",
        "From: Friends: eve@example.com;",
        "From:",
        "Sender: eve@example.com",
        "From : eve@example.com\nFrom\t: alice@example.org",
      })
  @Requirement("E2E-I02")
  void withoutExactlyOneAuthorNobodySpeaksForHer(String from) {
    MailMessage evil = new Cms().by(eve, "SHA256withECDSA").clear(from + "\n", ENTITY);
    Header header = evil.header();

    assertThat(
            AuthorIdentity.of(
                    header, new Header(List.of()), eve.certificate(), AuthorityNames.DEFAULT)
                .kind())
        .isEqualTo(Kind.NONE);
  }

  @Test
  @Requirement("E2E-I03")
  void aProtectedAuthorThatDiffersIsNone() {
    MailMessage byAlice = signed(letter(), alice);
    MailMessage evil =
        byAlice.withHeader(
            byAlice
                .header()
                .without(field -> field.is("From"))
                .followedBy(List.of(HeaderField.of("From", "mallory@example.org"))));

    Examination found = examine(evil);

    assertThat(only(found).integrity()).isEqualTo(Integrity.HOLDS);
    assertThat(kinds(evil, found)).containsExactly(Kind.NONE);
  }

  @Test
  @Requirement("E2E-H02")
  @Requirement("E2E-H03")
  void aForgedOriginFieldSaysNothingAboutTheSigner() {
    MailMessage byEve = new Cms().by(eve, "SHA256withECDSA").clear(Smime.HEADER, ENTITY);
    MailMessage forged =
        Smime.withField(byEve, "Content-Signature-Origin", "opportunistic; entity=outgoing-edge");

    SignatureLayer layer = examine(forged).layers().get(0);

    assertThat(layer.announced()).map(SignatureOrigin::isOpportunistic).contains(true);
    assertThat(layer.signers().get(0).origin()).isEmpty();
    assertThat(layer.signers().get(0).isDomainSignature()).isFalse();
  }

  @Test
  void aFourthLayerIsTooMuch() {
    MailMessage many = letter();
    for (int layer = 0; layer < 3; layer++) {
      many = Smime.wrapped(many, alice);
    }
    assertThat(examine(many).layers()).hasSize(3);

    assertThat(examine(Smime.wrapped(many, alice)).shape()).isEqualTo(Shape.MALFORMED);
  }

  private static SignerFinding only(Examination found) {
    assertThat(found.shape()).isEqualTo(Shape.SIGNED);
    assertThat(found.layers()).hasSize(1);
    assertThat(found.layers().get(0).signers()).hasSize(1);
    return found.layers().get(0).signers().get(0);
  }

  private static List<Kind> kinds(MailMessage message, Examination found) {
    return found.layers().get(0).signers().stream().map(s -> kind(message, found, s)).toList();
  }

  private static Kind kind(MailMessage message, Examination found, SignerFinding signer) {
    return AuthorIdentity.of(
            message.header(),
            found.layers().get(0).inner(),
            signer.certificate().orElseThrow(),
            AuthorityNames.DEFAULT)
        .kind();
  }
}
