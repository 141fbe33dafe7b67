package dev.signet.mail.handling;

import static dev.signet.mail.handling.Cast.ALICE;
import static dev.signet.mail.handling.Cast.ENTITY;
import static dev.signet.mail.handling.Cast.EVIL;

import dev.signet.mail.smime.Cms;
import java.util.ArrayList;
import java.util.List;

/**
 * Something that Alice once signed, in a message of somebody else's making: the shapes M1 to M4 of
 * "Johnny, you are fired" (USENIX Security 2019) and their relatives.
 */
final class MimeAttacks {
  private static final String SIGNED = Cast.signed(ALICE);
  private static final byte[] SIGNATURE = Cast.signature(ALICE, ENTITY);

  private MimeAttacks() {}

  static List<Attack> all() {
    List<Attack> all = new ArrayList<>();
    all.addAll(hidden());
    all.addAll(crooked());
    all.addAll(delimiters());
    return all;
  }

  private static String multipart(String type, String... parts) {
    return Cast.fromAlice()
        + "Content-Type: multipart/"
        + type
        + "; boundary=out\n\n--out\n"
        + String.join("\n--out\n", parts)
        + "\n--out--\n";
  }

  private static List<Attack> hidden() {
    String message = "Content-Type: message/rfc822\n\n" + Cast.fromAlice() + SIGNED;
    return List.of(
        Attack.of("M1: text before the signed part", "Spart", multipart("mixed", EVIL, SIGNED)),
        Attack.of("M2: the signed part as an image", "Spart", multipart("related", EVIL, SIGNED)),
        Attack.of(
            "M3: the signed part as alternative", "Spart", multipart("alternative", SIGNED, EVIL)),
        Attack.of("M4: the signed message attached", "Spart", multipart("mixed", EVIL, message)),
        Attack.of("text after the signed part", "Spart", multipart("mixed", SIGNED, EVIL)),
        Attack.of("only the signed part", "Spart", multipart("mixed", SIGNED)),
        Attack.of(
            "an opaque part among others", "Spart", multipart("mixed", EVIL, Cast.opaque(ALICE))),
        Attack.of(
            "two levels down",
            "Spart",
            multipart(
                "mixed",
                EVIL,
                "Content-Type: multipart/mixed; boundary=in\n\n--in\n" + SIGNED + "\n--in--\n")),
        Attack.of("in a digest", "Spart", multipart("digest", "\n" + Cast.fromAlice() + SIGNED)),
        Attack.of("in a report", "Spart", multipart("report", EVIL, SIGNED)),
        Attack.of("in an unknown multipart", "Spart", multipart("x-unknown", EVIL, SIGNED)),
        Attack.of(
            "a whole message as the body",
            "Spart",
            Cast.fromAlice() + "Content-Type: message/rfc822\n\n" + Cast.fromAlice() + SIGNED),
        Attack.of(
            "a text that looks signed",
            "S0",
            Cast.fromAlice() + "Content-Type: text/plain\n\n" + SIGNED),
        Attack.of(
            "a fragment",
            "S0",
            Cast.fromAlice()
                + "Content-Type: message/partial; id=x; number=1; total=1\n\n"
                + Cast.fromAlice()
                + SIGNED));
  }

  private static String crooked(String type, String... parts) {
    return Cast.fromAlice()
        + "Content-Type: "
        + type
        + "\n\n--sig\n"
        + String.join("\n--sig\n", parts)
        + "\n--sig--\n";
  }

  private static String signaturePart(String type) {
    return "Content-Type: "
        + type
        + "\nContent-Transfer-Encoding: base64\n\n"
        + Cms.base64(SIGNATURE);
  }

  private static List<Attack> crooked() {
    String good =
        "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; boundary=sig";
    String part = signaturePart("application/pkcs7-signature");
    byte[] own = new Cms().by(ALICE, Cast.SHA256).over(Cms.crlf(ENTITY), true);
    return List.of(
        Attack.of("the content replaced", "Sbad", crooked(good, EVIL, part)),
        Attack.of(
            "the content replaced, legacy names",
            "Sbad",
            crooked(
                good.replace("pkcs7", "x-pkcs7"),
                EVIL,
                signaturePart("application/x-pkcs7-signature"))),
        Attack.of("a third part after the signature", "Smal", crooked(good, ENTITY, part, EVIL)),
        Attack.of("the signature before the content", "Smal", crooked(good, part, ENTITY)),
        Attack.of("a signature without content", "Smal", crooked(good, part)),
        Attack.of("two signatures", "Smal", crooked(good, EVIL, part, part)),
        Attack.of(
            "the protocol of PGP", "Smal", crooked(good.replace("pkcs7", "pgp"), ENTITY, part)),
        Attack.of("no protocol", "Smal", crooked("multipart/signed; boundary=sig", ENTITY, part)),
        Attack.of(
            "a signature that says it is text",
            "Smal",
            crooked(good, ENTITY, signaturePart("text/plain"))),
        Attack.of(
            "the content in the signature instead of the part",
            "Sperm",
            Cast.fromAlice() + Cms.clearPart(EVIL, own)),
        Attack.of(
            "encoded as a whole",
            "Smal",
            crooked(good + "\nContent-Transfer-Encoding: base64", ENTITY, part)),
        Attack.of(
            "the type twice, evil first",
            "Smal",
            crooked("text/html\nContent-Type: " + good, ENTITY, part)),
        Attack.of(
            "the type twice, evil last",
            "Smal",
            crooked(good + "\nContent-Type: text/html", ENTITY, part)),
        Attack.of(
            "the MIME version twice", "Smal", crooked(good + "\nMIME-Version: 1.0", ENTITY, part)),
        Attack.of(
            "the type of the signature twice",
            "Smal",
            crooked(good, ENTITY, "Content-Type: text/html\n" + part)),
        Attack.of("four layers", "Smal", layers(4)));
  }

  private static String layers(int count) {
    String entity = ENTITY;
    for (int i = 0; i < count; i++) {
      entity =
          Cms.clearPart(entity, Cast.signature(ALICE, entity))
              .replace("sig\n", "sig" + i + "\n")
              .replace("=sig", "=sig" + i)
              .replace("--sig--", "--sig" + i + "--");
    }
    return Cast.fromAlice() + entity;
  }

  private static List<Attack> delimiters() {
    String good = "multipart/signed; protocol=\"application/pkcs7-signature\"; micalg=sha-256; ";
    String part = signaturePart("application/pkcs7-signature");
    String evil = "--evil\n" + EVIL + "\n--evil--\n";
    String whole = crooked(good + "boundary=sig", ENTITY, part);
    return List.of(
        Attack.of(
            "two boundaries",
            "Smal",
            above(crooked(good + "boundary=sig; boundary=evil", ENTITY, part), evil)),
        Attack.of(
            "two boundaries, one extended",
            "Smal",
            above(crooked(good + "boundary=sig; boundary*=utf-8''evil", ENTITY, part), evil)),
        Attack.of(
            "two boundaries, one in pieces",
            "Smal",
            above(
                crooked(good + "boundary=sig; boundary*0=ev; boundary*1=il", ENTITY, part), evil)),
        Attack.of(
            "a boundary after a comment that does not end",
            "Smal",
            crooked(good + "(; boundary=evil; boundary=sig", ENTITY, part)),
        Attack.of("a part after the last delimiter", "Smal", whole + "--sig\n" + EVIL),
        Attack.of("no last delimiter", "Smal", whole.replace("\n--sig--\n", "\n")),
        Attack.of(
            "a delimiter with more behind it, above",
            "Smal",
            above(whole, "--sigh\n" + EVIL + "\n")),
        Attack.of("a delimiter with more behind it, below", "Smal", whole + "--sig-more\n" + EVIL),
        new Attack(
            "a delimiter with a bare LF, above",
            "Smal",
            Cast.raw(above(wire(whole), "--sig\n" + EVIL + "\n\r\n"))),
        new Attack(
            "a delimiter after a lone CR, above",
            "Smal",
            Cast.raw(above(wire(whole), "x\r--sig\r" + EVIL.replace('\n', '\r') + "\r\n"))),
        new Attack("NUL in the preamble", "Smal", Cast.raw(above(wire(whole), "\0\r\n"))));
  }

  /** With something above the first delimiter. */
  private static String above(String message, String preamble) {
    int at = message.indexOf("--sig");
    return message.substring(0, at) + preamble + message.substring(at);
  }

  private static String wire(String text) {
    return text.replace("\n", "\r\n");
  }
}
