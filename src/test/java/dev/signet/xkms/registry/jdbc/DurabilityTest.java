package dev.signet.xkms.registry.jdbc;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static dev.signet.xkms.registry.jdbc.Samples.binding;
import static dev.signet.xkms.registry.jdbc.Samples.change;
import static dev.signet.xkms.registry.jdbc.Samples.mail;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.Receipt;
import dev.signet.xkms.registry.RegisteredBinding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered with success is in the file, however the process ended. */
class DurabilityTest {
  private static final int ENOUGH = 50;

  @Test
  void bindingsSecretsMessagesAndAnswersSurviveARestart(@TempDir Path folder) throws Conflict {
    RegisteredBinding binding = binding(mail("alice@example.org"));
    Octets escrowed = Octets.of(new byte[] {7});
    Receipt answer = new Receipt(Octets.of(new byte[] {1}), Octets.of(new byte[] {2}), true);
    DataSource before = TestDatabase.inFile(folder.resolve("signet"));
    new JdbcSecretStore(before, () -> NOW).add(Samples.secret("s1", 2, mail("alice@example.org")));
    new JdbcRegistry(before, () -> NOW)
        .register(binding, Optional.of(escrowed), Samples.spending("s1").with(answer));
    TestDatabase.execute(before, "shutdown");
    DataSource after = TestDatabase.inFile(folder.resolve("signet"));
    JdbcRegistry registry = new JdbcRegistry(after, () -> NOW);
    assertThat(registry.find(new Lookup.ByUse(mail("alice@example.org")), 5))
        .containsExactly(binding);
    assertThat(registry.escrowedKey(binding.id())).contains(escrowed);
    assertThat(registry.receipt(answer.handle())).contains(answer);
    assertThat(new JdbcSecretStore(after, () -> NOW).list(5))
        .singleElement()
        .extracting(s -> s.usesLeft())
        .isEqualTo(1);
    assertThat(registry.forgetMessagesBefore(NOW.plusSeconds(1))).isEqualTo(1);
    TestDatabase.execute(after, "shutdown");
  }

  @Test
  void killingTheProcessLosesNoAnsweredRegistration(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("signet");
    List<String> answered = registerUntilKilled(file);
    assertThat(answered).hasSizeGreaterThanOrEqualTo(ENOUGH);
    try (HikariDataSource database = TestDatabase.pool(TestDatabase.inFile(file))) {
      JdbcRegistry registry = new JdbcRegistry(database, () -> NOW);
      for (String id : answered) {
        assertThat(registry.find(new Lookup.ById(id), 1)).as(id).hasSize(1);
        assertThat(registry.find(new Lookup.ByUse(mail(id + "@example.org")), 1)).as(id).hasSize(1);
      }
    }
  }

  private static List<String> registerUntilKilled(Path file) throws Exception {
    Path answers = file.resolveSibling("answers");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Registering.class.getName(),
                file.toString())
            .redirectOutput(answers.toFile())
            .redirectError(file.resolveSibling("errors").toFile())
            .start();
    try {
      for (int wait = 0;
          wait < 600 && child.isAlive() && Files.readAllLines(answers).size() < ENOUGH;
          wait++) {
        Thread.sleep(100);
      }
      assertThat(child.isAlive()).as("still registering").isTrue();
    } finally {
      child.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
    // the last line may have been cut off by the kill
    return Files.readAllLines(answers).stream()
        .filter(id -> id.endsWith("."))
        .map(id -> id.substring(0, id.length() - 1))
        .toList();
  }

  /** Registers and says so until somebody ends it. */
  static final class Registering {
    private Registering() {}

    public static void main(String[] arguments) throws Conflict {
      // a pool keeps the database open, as in the service: nothing is written by closing it
      DataSource database = TestDatabase.pool(TestDatabase.inFile(Path.of(arguments[0])));
      JdbcRegistry registry = new JdbcRegistry(database, () -> NOW);
      for (int i = 0; i < 100_000; i++) {
        RegisteredBinding some = binding(mail("x@example.org"));
        RegisteredBinding binding =
            new RegisteredBinding(
                "b" + i,
                some.key(),
                some.keyUsage(),
                List.of(mail("b" + i + "@example.org")),
                some.validity(),
                some.state(),
                List.of(),
                Optional.empty(),
                NOW);
        registry.register(binding, Optional.empty(), change());
        System.out.println(binding.id() + ".");
        System.out.flush();
      }
    }
  }
}
