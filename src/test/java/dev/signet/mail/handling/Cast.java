package dev.signet.mail.handling;

import dev.signet.mail.smime.Cms;
import dev.signet.mail.smime.Smime;
import dev.signet.testkit.CertificateSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;

/** Alice, whom others want to be; Eve and Bob, who have good keys too; and what they write. */
final class Cast {
  static final String VICTIM = "alice@example.org";
  static final String SHA256 = "SHA256withECDSA";

  private static final TestAuthority CA = TestAuthority.root("Root").intermediate("Mail CA");

  static final Issued ALICE = named("CN=Alice", spec -> spec.mail(VICTIM));
  static final Issued EVE = named("CN=Eve", spec -> spec.mail("eve@example.com"));
  static final Issued BOB = named("CN=Bob", spec -> spec.mail("bob@example.net"));
  static final Issued DOMAIN =
      named("CN=example.org", spec -> spec.mail("domain-signing-authority@example.org"));

  static final List<Issued> EVERYBODY = List.of(ALICE, EVE, BOB, DOMAIN);

  /** What is signed, unless something else is said. */
  static final String ENTITY = "Content-Type: text/plain\n\nYou are promoted.\nAlice\n";

  static final String EVIL = "Content-Type: text/html\n\n<b>You are fired.</b>\n";

  private Cast() {}

  static Issued named(String subject, UnaryOperator<CertificateSpec> names) {
    return CA.issue(spec -> names.apply(spec.keys(TestKeys.ec()).subject(subject)));
  }

  /** A header up to MIME-Version; {@code from} is the whole line, or several. */
  static String header(String from) {
    return from
        + "\nTo: bob@example.net\nSubject: News\nDate: Mon, 01 Jun 2026 00:00:00 +0000\n"
        + "Message-ID: <1@example.org>\nMIME-Version: 1.0\n";
  }

  static String fromAlice() {
    return header("From: Alice <" + VICTIM + ">");
  }

  /** A detached signature over an entity. */
  static byte[] signature(Issued who, String entity) {
    return new Cms().by(who, SHA256).over(Cms.crlf(entity), false);
  }

  /** A multipart/signed as a part: its header and its body. */
  static String signed(Issued who) {
    return Cms.clearPart(ENTITY, signature(who, ENTITY));
  }

  static String opaque(Issued who) {
    return Cms.opaquePart(new Cms().by(who, SHA256).over(Cms.crlf(ENTITY), true));
  }

  /** Text with LF as the octets that travel. */
  static byte[] wire(String text) {
    return Cms.crlf(text);
  }

  /** Text whose line ends are meant as they stand. */
  static byte[] raw(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] octets(dev.signet.mail.message.MailMessage message) {
    return raw(Smime.text(message));
  }
}
