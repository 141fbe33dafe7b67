package dev.signet.mail.handling;

import static dev.signet.mail.handling.Cast.ALICE;
import static dev.signet.mail.handling.Cast.BOB;
import static dev.signet.mail.handling.Cast.DOMAIN;
import static dev.signet.mail.handling.Cast.ENTITY;
import static dev.signet.mail.handling.Cast.SHA256;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.results.ResultsReader;
import dev.signet.mail.edge.results.SignatureResult;
import dev.signet.mail.handling.Inbox.Received;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Cms;
import dev.signet.mail.smime.Parts;
import dev.signet.mail.smime.Smime;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestKeys;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mail as honest people and their programs send it: all of it passes. */
class HonestMailTest {

  /**
   * A message.
   *
   * @param identity who is authenticated
   * @param by whose key it is, if not one of the cast
   */
  record Letter(String name, String identity, byte[] octets, Optional<Issued> by) {
    static Letter of(String name, String text) {
      return new Letter(name, Cast.VICTIM, Cast.wire(text), Optional.empty());
    }

    Letter as(String whose) {
      return new Letter(name, whose, octets, by);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Letter> letters() {
    return Stream.of(byOurEdge(), shapes(), authors(), keys(), several()).flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("letters")
  void itPasses(Letter letter) {
    Inbox inbox = Inbox.usual();
    letter.by().ifPresent(key -> inbox.key(key, new KeyVerdict.Good("registered")));
    Received received = inbox.receive(letter.octets());
    assertThat(received.report().identity())
        .as(received.report().toString())
        .contains(letter.identity());
    assertThat(received.report().result().word()).isEqualTo("pass");
    List<SignatureResult> results =
        new ResultsReader(Inbox.ID).read(received.message().orElseThrow().header());
    assertThat(results)
        .filteredOn(result -> result.result().word().equals("pass"))
        .isNotEmpty()
        .allMatch(result -> names(result.signer().orElse(""), letter.identity()));
  }

  /** What is not ASCII is escaped in the field. */
  private static boolean names(String signer, String identity) {
    return signer.equals(identity.replace("\u00f6", "\\xf6"))
        || signer.matches("domain-signing-authority@(mail[.])?example[.]org");
  }

  private static Letter edge(String name, MailMessage message) {
    return new Letter(name, Cast.VICTIM, Cast.octets(message), Optional.empty());
  }

  private static List<Letter> byOurEdge() {
    return List.of(
        edge("signed by her program", Smime.explicitlySigned(Smime.letter(), ALICE)),
        edge("signed by her edge", Smime.signed(Smime.letter(), DOMAIN)).as("example.org"),
        edge("wrapped by her edge", Smime.wrapped(Smime.letter(), DOMAIN)).as("example.org"),
        edge(
            "hers, wrapped by her edge",
            Smime.wrapped(Smime.explicitlySigned(Smime.letter(), ALICE), DOMAIN)),
        edge(
            "hers, wrapped by somebody else",
            Smime.wrapped(Smime.explicitlySigned(Smime.letter(), ALICE), BOB)));
  }

  private static Letter clear(String name, String entity) {
    return Letter.of(name, Cast.fromAlice() + Cms.clearPart(entity, Cast.signature(ALICE, entity)));
  }

  private static List<Letter> shapes() {
    String whole = Cast.fromAlice() + Cast.signed(ALICE);
    String forwarded =
        "Content-Type: message/rfc822\n\n"
            + Cast.header("From: eve@example.com")
            + Cast.signed(Cast.EVE);
    String mixed = "Content-Type: multipart/mixed; boundary=\"in\"\n\n--in\n" + ENTITY + "\n--in\n";
    return List.of(
        Letter.of("clear", whole),
        Letter.of("opaque", Cast.fromAlice() + Cast.opaque(ALICE)),
        Letter.of(
            "with the names of before RFC 2633",
            whole.replace("pkcs7-signature", "x-pkcs7-signature")),
        Letter.of(
            "opaque, with the names of before RFC 2633",
            Cast.fromAlice() + Cast.opaque(ALICE).replace("pkcs7-mime", "x-pkcs7-mime")),
        Letter.of(
            "opaque, without smime-type",
            Cast.fromAlice() + Cast.opaque(ALICE).replace("; smime-type=signed-data", "")),
        Letter.of(
            "types in capitals",
            whole
                .replace("multipart/signed", "MULTIPART/SIGNED")
                .replace("\"application/pkcs7-signature\"", "\"APPLICATION/PKCS7-Signature\"")),
        Letter.of(
            "a note above the first delimiter",
            whole.replaceFirst("\n\n--sig\n", "\n\nThis is an S/MIME signed message\n\n--sig\n")),
        Letter.of("a note below the last delimiter", whole + "\nsent by a list\n"),
        Letter.of("no line end at the end", whole.strip()),
        Letter.of("blanks after a delimiter", whole.replaceFirst("\n--sig\n", "\n--sig  \t\n")),
        clear("no text at all", "Content-Type: text/plain\n\n"),
        clear("without a header", "\nHello\n"),
        clear(
            "in quoted-printable",
            "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nGr=C3=BC=C3=9Fe\n"),
        clear(
            "with an attachment",
            mixed
                + "Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n\n--in--\n"),
        clear("with a message of Eve's attached", mixed + forwarded + "\n--in--\n"),
        clear(
            "with text that looks like a header",
            "Content-Type: text/plain\n\nFrom: eve@example.com\n\n--signed--\n"),
        clear(
            "with protected header fields",
            "Content-Type: text/plain; hp=\"clear\"\nFrom: Alice <alice@example.org>\nSubject: News\n\nHello\n"),
        clear(
            "long",
            "Content-Type: text/plain\n\n"
                + "All work and no play makes a dull boy.\n".repeat(20_000)),
        binary());
  }

  /** CMS as it is, without base 64. */
  private static Letter binary() {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(
        Cast.wire(
            Cast.fromAlice()
                + "Content-Type: application/pkcs7-mime; smime-type=signed-data\n"
                + "Content-Transfer-Encoding: binary\n\n"));
    octets.writeBytes(new Cms().by(ALICE, SHA256).over(Cms.crlf(ENTITY), true));
    return new Letter("opaque and binary", Cast.VICTIM, octets.toByteArray(), Optional.empty());
  }

  private static Letter from(String line) {
    return Letter.of(line, Cast.header(line) + Cast.signed(ALICE));
  }

  private static List<Letter> authors() {
    return Stream.of(
            "From: alice@example.org",
            "From: <alice@example.org>",
            "from: ALICE <alice@EXAMPLE.ORG>",
            "From: \"Alice, of course\" <alice@example.org>",
            "From: =?utf-8?Q?Al=C3=ADce?= <alice@example.org>",
            "From: alice@example.org (Alice)",
            "From: Alice\n <alice@example.org>",
            "From: \"alice\"@example.org",
            "From: Alice <alice@example.org>\nSender: secretary@example.org",
            "From: Alice <alice@example.org>\nReply-To: team@example.org, bob@example.net",
            "From: Alice <alice@example.org>\nResent-From: bob@example.net")
        .map(HonestMailTest::from)
        .toList();
  }

  private static Letter with(String identity, Consumer<CertificateSpec> names) {
    return with(identity, identity, names);
  }

  private static Letter with(String from, String identity, Consumer<CertificateSpec> names) {
    Issued key =
        Cast.named(
            "CN=Somebody",
            spec -> {
              names.accept(spec);
              return spec;
            });
    byte[] octets = Cast.wire(Cast.header("From: " + from) + Cast.signed(key));
    return new Letter("certificate of " + from, identity, octets, Optional.of(key));
  }

  private static List<Letter> keys() {
    return List.of(
        with("alice+news@example.org", spec -> spec.mail("alice+news@example.org")),
        with(Cast.VICTIM, spec -> spec.subject("EMAILADDRESS=alice@example.org,CN=Alice")),
        with(Cast.VICTIM, spec -> spec.mail("alice@EXAMPLE.org")),
        with(Cast.VICTIM, spec -> spec.mail("info@example.org").mail(Cast.VICTIM)),
        with("\"a b\"@example.org", spec -> spec.mail("\"a b\"@example.org")),
        with("j\u00f6rg@example.org", spec -> spec.utf8Mail("j\u00f6rg@example.org")),
        with(
            "bob@b\u00fccher.example",
            "bob@xn--bcher-kva.example",
            spec -> spec.mail("bob@xn--bcher-kva.example")),
        with(
            "carol@mail.example.org",
            "mail.example.org",
            spec -> spec.mail("domain-signing-authority@mail.example.org")),
        algorithm("SHA384withECDSA", new Cms().by(ALICE, "SHA384withECDSA"), Optional.empty()),
        algorithm("SHA512withECDSA", new Cms().by(ALICE, "SHA512withECDSA"), Optional.empty()),
        algorithm("without attributes", new Cms().bareBy(ALICE, SHA256), Optional.empty()),
        rsa("SHA256withRSA"),
        rsa("SHA512withRSA"),
        rsa("SHA256withRSAandMGF1"));
  }

  private static Letter rsa(String algorithm) {
    Issued key = Cast.named("CN=Alice", spec -> spec.mail(Cast.VICTIM).keys(TestKeys.rsa()));
    return algorithm(algorithm, new Cms().by(key, algorithm), Optional.of(key));
  }

  private static Letter algorithm(String name, Cms cms, Optional<Issued> by) {
    MailMessage message = cms.clear(Cast.fromAlice(), ENTITY);
    return new Letter(name, Cast.VICTIM, Cast.octets(message), by);
  }

  private static List<Letter> several() {
    byte[] both = new Cms().by(ALICE, SHA256).by(BOB, SHA256).over(Cms.crlf(ENTITY), false);
    byte[] joined = Parts.joined(Cast.signature(BOB, ENTITY), Cast.signature(ALICE, ENTITY));
    return List.of(
        Letter.of("signed by Bob too", Cast.fromAlice() + Cms.clearPart(ENTITY, both)),
        Letter.of("signed by Bob first", Cast.fromAlice() + Cms.clearPart(ENTITY, joined)));
  }
}
