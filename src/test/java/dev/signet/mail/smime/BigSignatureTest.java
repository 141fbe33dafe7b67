package dev.signet.mail.smime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.Spool;
import dev.signet.mail.smime.cms.AlgorithmRules;
import dev.signet.mail.smime.sign.EntitySigner;
import dev.signet.mail.smime.sign.SigningOrder;
import dev.signet.mail.smime.sign.SigningOutcome;
import dev.signet.mail.smime.sign.SigningStyle;
import dev.signet.mail.smime.strip.SignatureStripper;
import dev.signet.mail.smime.strip.StrippingOutcome;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestKeys;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSSignedDataStreamGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message far larger than the heap is signed, examined and given back. */
class BigSignatureTest {
  private static final int MEGABYTES = 100;

  @TempDir private Path directory;

  @Test
  void aHundredMegabytesNeedLittleMemory() throws Exception {
    Path output = directory.resolve("output");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx48m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                Files.createDirectory(directory.resolve("spool")).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(child.waitFor(240, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(output)).isEqualTo("HOLDS same\nHOLDS same\n");
    } finally {
      child.destroyForcibly();
    }
  }

  /** The process with the small heap. */
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws Exception {
      Path directory = Path.of(arguments[0]);
      Issued alice = Smime.person("alice@example.org", TestKeys.rsa());
      try (Spool in = new Spool(directory, Spool.IN_MEMORY);
          Spool safe = new Spool(directory, Spool.IN_MEMORY);
          Spool opaque = new Spool(directory, Spool.IN_MEMORY)) {
        fill(in.out());
        MailMessage letter = read(in.content());
        EntitySigner signer = Smime.signer(alice, SigningStyle.DEFAULT);
        MailMessage signed =
            signer
                .sign(letter, new SigningOrder(Smime.BY_EDGE, Optional.empty()), safe)
                .match(
                    SigningOutcome.Signed::message,
                    no -> {
                      throw new IllegalStateException(no.because());
                    });
        judge(signed, letter);
        enclose(letter, alice, opaque.out());
        judge(read(opaque.content()), letter);
      }
    }

    private static MailMessage read(Content content) throws Exception {
      return new MessageReader(MessageLimits.DEFAULT).read(content);
    }

    private static void judge(MailMessage signed, MailMessage letter) throws Exception {
      Examination found = Smime.examiner(AlgorithmRules.MODERN).examine(signed);
      SignatureLayer layer = found.layers().get(0);
      MailMessage left =
          new SignatureStripper(MessageLimits.DEFAULT)
              .strip(signed, layer)
              .match(
                  StrippingOutcome.Stripped::message,
                  kept -> {
                    throw new IllegalStateException(kept.because());
                  });
      boolean same = digest(left.body()).equals(digest(letter.body()));
      System.out.print(
          layer.signers().get(0).integrity() + (same ? " same\n" : " another message\n"));
    }

    private static String digest(Content content) throws Exception {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[16 * 1024];
      try (InputStream in = content.open()) {
        for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
          digest.update(piece, 0, got);
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    }

    private static void fill(OutputStream out) throws Exception {
      out.write(octets(Smime.HEADER.replace("\n", "\r\n")));
      out.write(octets("Content-Type: application/x\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
      byte[] lines = octets(("QUJD".repeat(19) + "\r\n").repeat(1000));
      for (long done = 0; done < MEGABYTES * 1_000_000L; done += lines.length) {
        out.write(lines);
      }
    }

    /** The same letter, opaque, in BER of indefinite length. */
    private static void enclose(MailMessage letter, Issued who, OutputStream out) throws Exception {
      out.write(octets(Smime.HEADER.replace("\n", "\r\n")));
      out.write(
          octets(
              "Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n"
                  + "Content-Transfer-Encoding: base64\r\n\r\n"));
      CMSSignedDataStreamGenerator generator = new CMSSignedDataStreamGenerator();
      generator.addCertificates(new JcaCertStore(java.util.List.of(who.certificate())));
      generator.addSignerInfoGenerator(
          new JcaSimpleSignerInfoGeneratorBuilder()
              .setProvider(TestKeys.BC)
              .build("SHA256withRSA", who.keys().getPrivate(), who.certificate()));
      OutputStream base64 = java.util.Base64.getMimeEncoder().wrap(new Unclosed(out));
      try (OutputStream inside = generator.open(base64, true)) {
        inside.write(
            octets("Content-Type: application/x\r\nContent-Transfer-Encoding: base64\r\n\r\n"));
        try (InputStream in = letter.body().open()) {
          in.transferTo(inside);
        }
      }
      base64.close();
    }

    private static byte[] octets(String text) {
      return text.getBytes(StandardCharsets.US_ASCII);
    }
  }

  /** Leaves the stream below open. */
  private static final class Unclosed extends java.io.FilterOutputStream {
    Unclosed(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws java.io.IOException {
      out.write(octets, from, length);
    }

    @Override
    public void close() throws java.io.IOException {
      flush();
    }
  }
}
