package dev.signet.mail.smime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.sign.SigningStyle;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL and GnuPG read what is signed here, and what OpenSSL signs holds here. */
class PeerAgreementTest {
  @TempDir private Path directory;

  private final TestAuthority root = TestAuthority.root("Root");

  @BeforeEach
  void keepTheRoot() throws IOException {
    write("root.pem", pem("CERTIFICATE", encoded(root.certificate())));
  }

  /** Without Ed25519: OpenSSL 3.0 does not verify it in CMS ("invalid digest"). */
  static Stream<Arguments> kinds() {
    return Stream.of(
        Arguments.of("RSA", TestKeys.rsa(), false),
        Arguments.of("RSA-PSS", TestKeys.rsa(), true),
        Arguments.of("P-256", TestKeys.ec(), false),
        Arguments.of("P-384", TestKeys.ec("P-384"), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  @Requirement("E2E-S09")
  void opensslAcceptsOurSignatures(String name, KeyPair keys, boolean pss) throws Exception {
    needs("openssl");
    Issued alice = alice(keys);
    MailMessage signed =
        Smime.signed(Smime.letter(), Smime.signer(alice, new SigningStyle(true, pss)));
    write("signed.eml", Smime.text(signed));
    write("altered.eml", Smime.text(Smime.altered(signed, "Hello Bob", "Hello Eve")));

    assertThat(openssl("cms", "-verify", "-in", "signed.eml")).contains("successful");
    assertThat(openssl("cms", "-verify", "-in", "altered.eml")).doesNotContain("successful");
  }

  @Test
  @Requirement("E2E-S09")
  void opensslAcceptsBothLayersOfAWrap() throws Exception {
    needs("openssl");
    MailMessage wrapped =
        Smime.wrapped(Smime.signed(Smime.letter(), alice(TestKeys.ec())), alice(TestKeys.rsa()));
    write("outer.eml", Smime.text(wrapped));
    write("inner.eml", Smime.text(Smime.stripped(wrapped)));

    assertThat(openssl("cms", "-verify", "-in", "outer.eml")).contains("successful");
    assertThat(openssl("cms", "-verify", "-in", "inner.eml")).contains("successful");
  }

  private String openssl(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    command.addAll(
        List.of("-CAfile", "root.pem", "-no_check_time", "-purpose", "any", "-out", "content.txt"));
    return run(command);
  }

  @ParameterizedTest
  @CsvSource({
    "sha256,false",
    "sha384,false",
    "sha512,false",
    "sha256,true",
    "sha512,true",
  })
  void whatOpensslSignsHolds(String digest, boolean opaque) throws Exception {
    needs("openssl");
    for (KeyPair keys : List.of(TestKeys.rsa(), TestKeys.ec())) {
      Issued alice = alice(keys);
      write("alice.pem", pem("CERTIFICATE", encoded(alice.certificate())));
      write("alice.key", pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
      write("part.txt", "Content-Type: text/plain\r\n\r\nHello.\r\n");
      List<String> command =
          new ArrayList<>(
              List.of(
                  "openssl",
                  "cms",
                  "-sign",
                  "-in",
                  "part.txt",
                  "-md",
                  digest,
                  "-signer",
                  "alice.pem",
                  "-inkey",
                  "alice.key",
                  "-from",
                  "alice@example.org",
                  "-crlfeol",
                  "-binary",
                  "-out",
                  "made.eml"));
      if (opaque) {
        command.add("-nodetach");
      }
      String said = run(command);
      assertThat(directory.resolve("made.eml")).as(said).exists();
      MailMessage made = Smime.message(Files.readString(directory.resolve("made.eml")));

      Examination found = Smime.examine(made);

      assertThat(found.layers()).as(found.because()).hasSize(1);
      SignerFinding signer = found.layers().get(0).signers().get(0);
      assertThat(signer.integrity()).as(signer.because()).isEqualTo(Integrity.HOLDS);
      assertThat(Smime.text(Smime.stripped(made))).contains("Content-Type: text/plain\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource({"RSA", "EC"})
  @Requirement("E2E-S09")
  void gnupgAcceptsOurSignatures(String kind) throws Exception {
    needs("gpgsm");
    Issued alice = alice(kind.equals("RSA") ? TestKeys.rsa() : TestKeys.ec());
    Examination found = Smime.examine(Smime.signed(Smime.letter(), alice));
    write("part.bin", Smime.text(found.layers().get(0).signed()));
    Files.write(directory.resolve("sig.p7s"), signature(Smime.signed(Smime.letter(), alice)));
    byte[] fingerprint = MessageDigest.getInstance("SHA-1").digest(encoded(root.certificate()));
    write("trustlist.txt", HexFormat.of().withUpperCase().formatHex(fingerprint) + " S relax\n");
    write("gpgsm.conf", "disable-crl-checks\nbatch\n");
    try {
      run(List.of("gpgsm", "--homedir", ".", "--import", "root.pem"));
      assertThat(
              run(
                  List.of(
                      "gpgsm",
                      "--homedir",
                      ".",
                      "--faked-system-time",
                      "20260601T000000",
                      "--verify",
                      "sig.p7s",
                      "part.bin")))
          .contains("Good signature");
    } finally {
      run(List.of("gpgconf", "--homedir", directory.toString(), "--kill", "all"));
    }
  }

  private static byte[] signature(MailMessage signed) {
    String text = Smime.text(signed);
    String part = text.substring(text.indexOf("filename=\"smime.p7s\"") + 24);
    return Base64.getMimeDecoder().decode(part.substring(0, part.indexOf("\r\n--")));
  }

  private Issued alice(KeyPair keys) {
    return root.issue(
        spec ->
            spec.subject("CN=Alice")
                .mail("alice@example.org")
                .keys(keys)
                .usage(org.bouncycastle.asn1.x509.KeyUsage.digitalSignature));
  }

  private void needs(String program) throws Exception {
    try {
      run(List.of(program, "--version"));
    } catch (IOException absent) {
      Assumptions.abort(program + " absent: " + absent.getMessage());
    }
  }

  private String run(List<String> command) throws Exception {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(output);
  }

  private void write(String file, String text) throws IOException {
    Files.write(directory.resolve(file), text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] encoded(java.security.cert.X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (java.security.cert.CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String pem(String type, byte[] octets) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(octets);
    return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
  }
}
