package dev.signet.mail.handling;

import static dev.signet.mail.handling.Cast.ALICE;
import static dev.signet.mail.handling.Cast.BOB;
import static dev.signet.mail.handling.Cast.ENTITY;
import static dev.signet.mail.handling.Cast.EVE;
import static dev.signet.mail.handling.Cast.EVIL;
import static dev.signet.mail.handling.Cast.SHA256;

import dev.signet.mail.smime.Cms;
import dev.signet.mail.smime.Parts;
import dev.signet.mail.smime.Smime;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.cms.Attribute;

/** Signatures that are crooked themselves. */
final class CmsAttacks {
  private CmsAttacks() {}

  static List<Attack> all() {
    byte[] alice = Cast.signature(ALICE, ENTITY);
    byte[] eve = Cast.signature(EVE, EVIL);
    Issued made = TestAuthority.root("Root").issue(s -> s.subject("CN=Alice").mail(Cast.VICTIM));
    return List.of(
        clear(
            "Alice's signature over other text, Eve's over this",
            "Sbad",
            EVIL,
            Parts.joined(alice, eve)),
        clear("the same in the other order", "Sbad", EVIL, Parts.joined(eve, alice)),
        clear(
            "Eve's signature, Alice's certificate instead of hers",
            "Sperm",
            EVIL,
            by(EVE).certificates(ALICE.certificate()).over(Cms.crlf(EVIL), false)),
        clear(
            "Eve's signature, both certificates",
            "Sother",
            EVIL,
            by(EVE)
                .certificates(ALICE.certificate(), EVE.certificate())
                .over(Cms.crlf(EVIL), false)),
        clear(
            "a certificate that Eve made for Alice",
            "Sperm",
            EVIL,
            by(made).over(Cms.crlf(EVIL), false)),
        clear(
            "no certificate", "Sperm", EVIL, by(ALICE).certificates().over(Cms.crlf(EVIL), false)),
        clear("Alice named in attributes that are not signed", "Sother", EVIL, unsigned()),
        clear("a truncated signature", "Sperm", EVIL, Arrays.copyOf(eve, eve.length / 2)),
        clear("no signature at all", "Sperm", EVIL, new byte[0]),
        clear("octets that are no CMS", "Sperm", EVIL, new byte[] {1, 2, 3}),
        clear("without a digest", "Sperm", EVIL, without("1.2.840.113549.1.9.4")),
        clear("without a content type", "Sperm", EVIL, without("1.2.840.113549.1.9.3")),
        clear(
            "SHA-1 by Alice herself",
            "Sbad",
            ENTITY,
            new Cms().by(ALICE, "SHA1withECDSA").over(Cms.crlf(ENTITY), false)),
        Attack.of("opaque: one bit changed", "Sbad", Cast.fromAlice() + Cms.opaquePart(flipped())),
        Attack.of("opaque: detached", "Sperm", Cast.fromAlice() + Cms.opaquePart(alice)),
        Attack.of(
            "opaque: only certificates",
            "S0",
            Cast.fromAlice()
                + Cms.opaquePart(
                    new Cms().certificates(ALICE.certificate()).over(new byte[0], true))),
        Attack.of(
            "opaque: says that it is encrypted",
            "Smal",
            Cast.fromAlice() + Cast.opaque(EVE).replace("signed-data", "enveloped-data")),
        Attack.of(
            "opaque: the attributes of another signature as content",
            "Sbad",
            Cast.fromAlice() + attributesAsContent()),
        Attack.of(
            "wrapped by Eve: altered",
            "Sbad",
            wrapped(Cast.signed(ALICE).replace("promoted", "fired"))),
        Attack.of(
            "wrapped by Eve: among others",
            "Sother",
            wrapped(
                "Content-Type: multipart/mixed; boundary=out\n\n--out\n"
                    + EVIL
                    + "\n--out\n"
                    + inner()
                    + "\n--out--\n")),
        Attack.of("wrapped by Eve: another letter of hers", "Sother", wrapped(EVIL)),
        new Attack(
            "by the domain for another domain",
            "Sother",
            Cast.octets(Smime.signed(Smime.message(Cast.fromAlice() + EVIL), BOB))));
  }

  private static Cms by(Issued who) {
    return new Cms().by(who, SHA256);
  }

  private static Attack clear(String name, String code, String entity, byte[] signature) {
    return Attack.of("CMS: " + name, code, Cast.fromAlice() + Cms.clearPart(entity, signature));
  }

  private static byte[] unsigned() {
    Attribute name = Cms.attribute("1.2.840.113549.1.9.2", new DERUTF8String(Cast.VICTIM));
    Attribute counter =
        Cms.attribute("1.2.840.113549.1.9.6", new DEROctetString(Cast.signature(ALICE, EVIL)));
    return new Cms()
        .by(EVE, SHA256, table -> table, List.of(name, counter))
        .over(Cms.crlf(EVIL), false);
  }

  private static byte[] without(String attribute) {
    return new Cms()
        .by(ALICE, SHA256, table -> Cms.without(table, attribute), List.of())
        .over(Cms.crlf(EVIL), false);
  }

  private static byte[] flipped() {
    byte[] octets = by(ALICE).over(Cms.crlf(ENTITY), true);
    String text = new String(octets, java.nio.charset.StandardCharsets.ISO_8859_1);
    return Cast.raw(text.replace("promoted", "demoted!"));
  }

  /** Alice's signed attributes are signed by her; here they are what she seems to have written. */
  private static String attributesAsContent() {
    return Cms.opaquePart(Parts.attributesAsContent(Cast.signature(ALICE, ENTITY)));
  }

  private static String inner() {
    return Cast.signed(ALICE)
        .replace("sig\n", "in\n")
        .replace("=sig", "=in")
        .replace("--sig--", "--in--");
  }

  private static String wrapped(String part) {
    String inside =
        part.replace("sig\n", "in\n").replace("=sig", "=in").replace("--sig--", "--in--");
    return Cast.fromAlice() + Cms.clearPart(inside, Cast.signature(EVE, inside));
  }
}
