package dev.signet.cli.mail;

import dev.signet.cli.Main;
import dev.signet.cli.session.Surroundings;
import dev.signet.mail.smime.Smime;
import dev.signet.pki.certificate.Pem;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A folder of anchors and messages, and somebody who runs the command on them. */
final class Desk {
  static final TestAuthority CA = TestAuthority.root("Root");
  static final Issued ALICE =
      CA.issue(spec -> spec.subject("CN=Alice").mail("alice@example.org").keys(TestKeys.ec()));

  private final Path home;

  Desk(Path home) {
    this.home = home;
  }

  /** What one command left behind. */
  record Outcome(int exitCode, String out, String err) {
    JsonObject json() {
      return Json.createReader(new StringReader(out)).readObject();
    }
  }

  /** A folder with the one anchor that everybody trusts. */
  Path anchors() throws Exception {
    Path folder = Files.createDirectories(home.resolve("anchors"));
    put(folder.resolve("root.pem"), CA.certificate());
    return folder;
  }

  static void put(Path file, X509Certificate certificate) throws Exception {
    Files.writeString(file, new Pem("CERTIFICATE", certificate.getEncoded()).text());
  }

  Path letter(String name, String octets) throws Exception {
    return Files.write(home.resolve(name), octets.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Alice's letter, signed by somebody. */
  Path signedBy(Issued who) throws Exception {
    return letter("signed.eml", Smime.text(Smime.signed(Smime.letter(), who)));
  }

  Outcome examine(Path message, String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(message.toString()));
    all.addAll(List.of("--anchors", anchors().toString(), "--at", TestAuthority.NOW.toString()));
    all.addAll(List.of(options));
    return run(all);
  }

  Outcome run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            Map.of(),
            home,
            question -> Optional.empty(),
            InstantSource.fixed(TestAuthority.NOW),
            new SecureRandom());
    List<String> all = new ArrayList<>(List.of("mail", "examine"));
    all.addAll(arguments);
    int code =
        Main.run(
            surroundings,
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            all.toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }
}
