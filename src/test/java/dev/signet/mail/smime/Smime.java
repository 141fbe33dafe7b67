package dev.signet.mail.smime;

import dev.signet.entity.DomainName;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MalformedMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.Spool;
import dev.signet.mail.smime.SignatureOrigin.Addressee;
import dev.signet.mail.smime.SignatureOrigin.Maker;
import dev.signet.mail.smime.SignatureOrigin.Mode;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.cms.CmsLimits;
import dev.signet.mail.smime.cms.SignatureProviders;
import dev.signet.mail.smime.cms.SignerJudge;
import dev.signet.mail.smime.examine.SignatureExaminer;
import dev.signet.mail.smime.sign.EntitySigner;
import dev.signet.mail.smime.sign.SigningIdentity;
import dev.signet.mail.smime.sign.SigningOrder;
import dev.signet.mail.smime.sign.SigningOutcome;
import dev.signet.mail.smime.sign.SigningStyle;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.mail.smime.strip.StrippingOutcome;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages, signers and readers for the tests of this room. */
public final class Smime {
  public static final SignatureOrigin BY_EDGE =
      new SignatureOrigin(
          Mode.OPPORTUNISTIC, Optional.of(Maker.OUTGOING_EDGE), Set.of(Addressee.INCOMING_EDGE));

  public static final String HEADER =
      """
      From: Alice <alice@example.org>
      To: Bob <bob@example.net>
      Subject: Hello
       again
      Date: Mon, 01 Jun 2026 00:00:00 +0000
      Message-ID: <1@example.org>
      MIME-Version: 1.0
      """;

  private Smime() {}

  /** Text with LF, as a message with CRLF. */
  public static MailMessage message(String text) {
    return read(text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  public static MailMessage read(byte[] octets) {
    try {
      return new MessageReader(MessageLimits.DEFAULT).read(Content.of(octets));
    } catch (IOException | MalformedMessage impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** A short letter. */
  public static MailMessage letter() {
    return message(HEADER + "Content-Type: text/plain; charset=utf-8\n\nHello Bob!\nAlice\n");
  }

  public static TestAuthority authority() {
    return TestAuthority.root("Root").intermediate("Mail CA");
  }

  public static Issued person(String mail, KeyPair keys) {
    return authority().issue(spec -> spec.subject("CN=" + mail).mail(mail).keys(keys));
  }

  public static Issued alice() {
    return person("alice@example.org", TestKeys.ec());
  }

  public static EntitySigner signer(Issued who, SigningStyle style) {
    try {
      SigningIdentity identity =
          SigningIdentity.of(
              who.keys().getPrivate(), who.certificate(), List.of(), Optional.empty());
      return new EntitySigner(identity, style, () -> TestAuthority.NOW);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static MailMessage signed(MailMessage message, Issued who) {
    return signed(message, signer(who, SigningStyle.DEFAULT));
  }

  public static MailMessage signed(MailMessage message, EntitySigner signer) {
    return outcome(() -> signer.sign(message, new SigningOrder(BY_EDGE, domain()), spool()));
  }

  public static MailMessage wrapped(MailMessage message, Issued who) {
    EntitySigner signer = signer(who, SigningStyle.DEFAULT);
    return outcome(() -> signer.wrap(message, new SigningOrder(BY_EDGE, domain())));
  }

  /** Enough memory for the messages of these tests, and no file. */
  public static Spool spool() {
    return new Spool(Path.of("target"), 16 * 1024 * 1024);
  }

  /** Something that signs. */
  public interface Signing {
    SigningOutcome run() throws IOException;
  }

  private static MailMessage outcome(Signing signing) {
    try {
      return signing
          .run()
          .match(
              SigningOutcome.Signed::message,
              no -> {
                throw new AssertionError(no.because());
              });
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static Optional<DomainName> domain() {
    return Optional.of(DomainName.of("example.org"));
  }

  public static SignatureExaminer examiner(AlgorithmRules rules) {
    SignatureProviders providers = SignatureProviders.of(TestKeys.BC);
    return new SignatureExaminer(
        new SignerJudge(rules, providers, CmsLimits.DEFAULT),
        CmsLimits.DEFAULT,
        MessageLimits.DEFAULT);
  }

  public static Examination examine(MailMessage message) {
    return examine(message, AlgorithmRules.MODERN);
  }

  public static Examination examine(MailMessage message, AlgorithmRules rules) {
    try {
      return examiner(rules).examine(message);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static StrippingOutcome strip(MailMessage message) {
    try {
      return new SignatureStripper(MessageLimits.DEFAULT)
          .strip(message, examine(message, AlgorithmRules.LEGACY).layers().get(0));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public static MailMessage stripped(MailMessage message) {
    return strip(message)
        .match(
            StrippingOutcome.Stripped::message,
            kept -> {
              throw new AssertionError(kept.because());
            });
  }

  public static String text(MailMessage message) {
    return text(message.content());
  }

  public static String text(Content content) {
    try {
      return new String(content.octets(Integer.MAX_VALUE), StandardCharsets.ISO_8859_1);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The same message with something replaced in its octets, which must be there. */
  public static MailMessage altered(MailMessage message, String old, String now) {
    String text = text(message);
    if (!text.contains(old)) {
      throw new IllegalArgumentException("no '" + old + "' in " + text);
    }
    return read(text.replace(old, now).getBytes(StandardCharsets.ISO_8859_1));
  }

  public static MailMessage withField(MailMessage message, String name, String body) {
    return message.withHeader(
        new Header(message.header().fields()).followedBy(List.of(HeaderField.of(name, body))));
  }
}
