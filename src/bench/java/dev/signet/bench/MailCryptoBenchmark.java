package dev.signet.bench;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.Spool;
import dev.signet.mail.smime.SignatureLayer;
import dev.signet.mail.smime.SignatureOrigin;
import dev.signet.mail.smime.SignatureOrigin.Addressee;
import dev.signet.mail.smime.SignatureOrigin.Maker;
import dev.signet.mail.smime.SignatureOrigin.Mode;
import dev.signet.mail.smime.SignerFinding.Integrity;
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
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A message signed, examined and stripped, beside the digest and the one signature that this cannot
 * do without (the same providers), and beside OpenSSL's CMS_sign and CMS_verify over as many octets
 * where a C compiler and its headers are there: CPU time, taking turns.
 *
 * <p>Run: {@code mvn -q -Dquick test-compile exec:exec
 * -Dbench="dev.signet.bench.MailCryptoBenchmark RSA,EC 1000,10000,100000,1000000,10000000"}.
 */
public final class MailCryptoBenchmark {

  private static final int TURNS = 9;
  private static final int WARM = 6;
  private static final double TURN_MICROS = 100_000;
  private static final int PIECE = 16 * 1024;
  private static final String LINE =
      "The quick brown fox jumps over the lazy dog, and once more.\r\n";
  private static final SigningOrder ORDER =
      new SigningOrder(
          new SignatureOrigin(
              Mode.OPPORTUNISTIC,
              Optional.of(Maker.OUTGOING_EDGE),
              Set.of(Addressee.INCOMING_EDGE)),
          Optional.empty());

  private final String algorithm;
  private final Issued signer;
  private final EntitySigner ours;
  private final SignatureExaminer examiner;
  private final SignatureStripper stripper = new SignatureStripper(MessageLimits.DEFAULT);
  private final Path folder;

  private MailCryptoBenchmark(String type, Path folder) throws GeneralSecurityException {
    KeyPair keys = type.equals("RSA") ? TestKeys.rsa() : TestKeys.ec();
    this.algorithm = type.equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    this.folder = folder;
    TestAuthority authority = TestAuthority.root("Root").intermediate("Mail CA");
    this.signer = authority.issue(spec -> spec.mail("alice@example.org").keys(keys));
    SigningIdentity identity =
        SigningIdentity.of(keys.getPrivate(), signer.certificate(), List.of(), Optional.empty());
    this.ours = new EntitySigner(identity, SigningStyle.DEFAULT, InstantSource.system());
    SignatureProviders providers = SignatureProviders.of(TestKeys.BC);
    this.examiner =
        new SignatureExaminer(
            new SignerJudge(AlgorithmRules.MODERN, providers, CmsLimits.DEFAULT),
            CmsLimits.DEFAULT,
            MessageLimits.DEFAULT);
  }

  /** Prints a line for each kind of key and size. */
  public static void main(String[] arguments) throws Exception {
    System.out.println(
        "key    octets | sign us    raw  of raw  OpenSSL  of it | verify us   raw  of raw  OpenSSL"
            + "  of it | strip us");
    Path folder = Files.createTempDirectory("bench");
    for (String type : arguments[0].split(",")) {
      for (String size : arguments[1].split(",")) {
        new MailCryptoBenchmark(type, folder).measure(type, Integer.parseInt(size));
      }
    }
  }

  private void measure(String type, int size) throws Exception {
    byte[] octets = letter(size);
    MailMessage plain = read(Content.of(octets));
    byte[] body = plain.body().octets(octets.length);
    MailMessage signed = read(Content.of(signed(plain)));
    SignatureLayer layer = examiner.examine(signed).layers().get(0);
    byte[] value = rawSign(body);
    int times = (int) Math.max(1, TURN_MICROS / (400 + size / 200));
    Turns sign = new Turns(() -> sign(plain), times);
    Turns rawSign = new Turns(() -> rawSign(body), times);
    Turns verify = new Turns(() -> examine(signed), times);
    Turns rawVerify = new Turns(() -> rawVerify(body, value), times);
    Turns strip = new Turns(() -> stripper.strip(signed, layer), times);
    List<double[]> theirs = new ArrayList<>();
    Optional<OpenSslCms> openSsl = OpenSslCms.in(folder, signer, body);
    Turns peer = new Turns(() -> theirs.addAll(OpenSslCms.costs(openSsl, times)), 1);
    Turns.take(List.of(sign, rawSign, verify, rawVerify, strip, peer), WARM, TURNS);
    System.out.printf(
        Locale.ROOT,
        "%-4s %8d | %s | %s | %8.1f%n",
        type,
        size,
        beside(sign, rawSign, OpenSslCms.median(theirs, 0)),
        beside(verify, rawVerify, OpenSslCms.median(theirs, 1)),
        strip.median());
  }

  /** Rates: 1.00 is as fast as the other. */
  private static String beside(Turns ours, Turns raw, double theirs) {
    return String.format(
        Locale.ROOT,
        "%8.1f %7.1f %6.2f %8.1f %6.2f",
        ours.median(),
        raw.median(),
        raw.median() / ours.median(),
        theirs,
        theirs / ours.median());
  }

  private void sign(MailMessage message) throws IOException {
    try (Spool spool = spool()) {
      drained(outcome(message, spool).content());
    }
  }

  private byte[] signed(MailMessage message) throws IOException {
    try (Spool spool = spool()) {
      Content content = outcome(message, spool).content();
      return content.octets((int) content.length());
    }
  }

  private MailMessage outcome(MailMessage message, Spool spool) throws IOException {
    return ours.sign(message, ORDER, spool)
        .match(
            SigningOutcome.Signed::message,
            no -> {
              throw new IllegalStateException(no.because());
            });
  }

  private void examine(MailMessage message) throws IOException {
    boolean holds =
        examiner.examine(message).layers().get(0).signers().stream()
            .allMatch(s -> s.integrity() == Integrity.HOLDS);
    if (!holds) {
      throw new IllegalStateException("it does not hold");
    }
  }

  private byte[] rawSign(byte[] body) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(signer.keys().getPrivate());
    signature.update(MessageDigest.getInstance("SHA-256").digest(body));
    return signature.sign();
  }

  /** Curves are Bouncy Castle's, as in the product. */
  private void rawVerify(byte[] body, byte[] value) throws GeneralSecurityException {
    Signature signature =
        algorithm.endsWith("RSA")
            ? Signature.getInstance(algorithm)
            : Signature.getInstance(algorithm, TestKeys.BC);
    signature.initVerify(signer.keys().getPublic());
    signature.update(MessageDigest.getInstance("SHA-256").digest(body));
    signature.verify(value);
  }

  private Spool spool() {
    return new Spool(folder, Spool.IN_MEMORY);
  }

  private static void drained(Content content) throws IOException {
    byte[] piece = new byte[PIECE];
    try (InputStream in = content.open()) {
      while (in.read(piece) >= 0) {
        // Only read.
      }
    }
  }

  private static byte[] letter(int size) {
    String header =
        """
        From: Alice <alice@example.org>
        To: Bob <bob@example.net>
        Subject: Figures
        Date: Mon, 01 Jun 2026 00:00:00 +0000
        Message-ID: <1@example.org>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=us-ascii

        """
            .replace("\n", "\r\n");
    return (header + LINE.repeat(size / LINE.length() + 1)).getBytes(StandardCharsets.US_ASCII);
  }

  private static MailMessage read(Content content) throws Exception {
    return new MessageReader(MessageLimits.DEFAULT).read(content);
  }
}
