package dev.signet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.cli.Shell.Outcome;
import dev.signet.pki.certificate.Pem;
import dev.signet.testkit.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** policy check: what a server would say to these files. */
class PolicyCheckTest {
  @TempDir private Path home;
  private Path folder;
  private Shell shell;

  @BeforeEach
  void moveIn() throws Exception {
    shell = new Shell(home);
    folder = Files.createDirectory(home.resolve("policies"));
    Files.writeString(
        folder.resolve("root.pem"),
        new Pem("CERTIFICATE", TestAuthority.root("Root").certificate().getEncoded()).text());
    Files.writeString(
        folder.resolve("site.conf"), "title = Our site\n[anchor root]\nfile = root.pem\n");
  }

  @Test
  void whatIsTrustedIsTold() throws Exception {
    Path partners = Files.createDirectory(home.resolve("partners"));
    Outcome outcome =
        shell.run("policy", "check", folder.toString(), "--directory", "partners=" + partners);
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out())
        .contains("site  Our site", "site extends careful", "trusts CN=Root (serial ")
        .contains("partners extends careful", "trusts nobody");
    assertThat(
            shell.run("policy", "check", folder.toString(), "--json").json().getString("outcome"))
        .isEqualTo("usable");
  }

  @Test
  void whatIsWrongIsToldWithItsPlace() throws Exception {
    Files.writeString(folder.resolve("site.conf"), "titel = Our site\n");
    Outcome outcome = shell.run("policy", "check", folder.toString());
    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err()).contains("site.conf:1: 'titel' is no key");
  }
}
