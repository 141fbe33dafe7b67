package dev.signet.xkms.registry.jdbc;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static dev.signet.xkms.registry.jdbc.Samples.binding;
import static dev.signet.xkms.registry.jdbc.Samples.change;
import static dev.signet.xkms.registry.jdbc.Samples.mail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.xkms.database.DatabaseTrouble;
import dev.signet.xkms.database.SchemaMigration;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that fails is a fault with a clear text, and a change that met it was not made. */
class UnavailableTest {

  @Test
  void aLostDatabaseIsAFaultForReadersAndWriters() {
    DataSource lost = TestDatabase.h2("jdbc:h2:mem:never-made;IFEXISTS=TRUE");
    try (HikariDataSource pool = TestDatabase.pool(TestDatabase.inMemory())) {
      assertThat(SchemaMigration.complaint(pool)).isEmpty();
      pool.close();
      for (DataSource database : new DataSource[] {lost, pool}) {
        JdbcRegistry registry = new JdbcRegistry(database, () -> NOW);
        assertThatThrownBy(() -> registry.find(new Lookup.ById("b1"), 1))
            .isInstanceOf(RegistryUnavailable.class);
        assertThatThrownBy(
                () -> registry.register(binding(mail("a@b.example")), Optional.empty(), change()))
            .isInstanceOf(RegistryUnavailable.class)
            .hasMessageContaining("SQLSTATE");
        assertThat(SchemaMigration.complaint(database)).isPresent();
      }
    }
  }

  /** A full disk, simulated: the commit is refused as PostgreSQL refuses it (SQLSTATE 53100). */
  @Test
  void aFullDiskLeavesNothingBehind() throws Conflict {
    DataSource database = TestDatabase.inMemory();
    RegisteredBinding binding = binding(mail("alice@example.org"));
    AtomicInteger commits = new AtomicInteger();
    JdbcRegistry full =
        new JdbcRegistry(
            refusing(database, new SQLException("disk full", "53100"), commits, 99), () -> NOW);
    assertThatThrownBy(() -> full.register(binding, Optional.empty(), Samples.message("m1")))
        .isInstanceOf(RegistryUnavailable.class)
        .hasMessageContaining("53100")
        .hasMessageContaining("disk full");
    assertThat(commits).hasValue(1);
    JdbcRegistry registry = new JdbcRegistry(database, () -> NOW);
    assertThat(registry.find(new Lookup.ByKey(binding.key()), 1)).isEmpty();
    assertThatCode(() -> registry.register(binding, Optional.empty(), Samples.message("m1")))
        .doesNotThrowAnyException();
  }

  @Test
  void aLostRaceIsTriedAgainButNotForEver() throws Conflict {
    DataSource database = TestDatabase.inMemory();
    SQLException race = new SQLException("could not serialize access", "40001");
    AtomicInteger commits = new AtomicInteger();
    JdbcRegistry lucky = new JdbcRegistry(refusing(database, race, commits, 3), () -> NOW);
    lucky.register(binding(mail("alice@example.org")), Optional.empty(), change());
    assertThat(commits).hasValue(4);
    commits.set(0);
    JdbcRegistry unlucky = new JdbcRegistry(refusing(database, race, commits, 99), () -> NOW);
    assertThatThrownBy(
            () -> unlucky.register(binding(mail("bob@example.org")), Optional.empty(), change()))
        .isInstanceOf(RegistryUnavailable.class);
    assertThat(commits).hasValue(6);
  }

  @Test
  void valuesOfRowsStayOutOfTheText() {
    SQLException telling = new SQLException("Key (id)=(secret value) already exists", "23502");
    assertThat(DatabaseTrouble.words(telling)).contains("23502").doesNotContain("secret value");
    assertThat(DatabaseTrouble.withoutValues(telling).getMessage()).doesNotContain("secret value");
  }

  @Test
  void aSchemaOfAnotherVersionIsAComplaint() {
    DataSource database = TestDatabase.inMemory();
    assertThat(SchemaMigration.complaint(database)).isEmpty();
    TestDatabase.execute(database, "update \"flyway_schema_history\" set \"version\" = '999'");
    assertThat(SchemaMigration.complaint(database))
        .hasValueSatisfying(text -> assertThat(text).contains("999"));
    assertThatThrownBy(() -> SchemaMigration.migrate(database))
        .isInstanceOf(RegistryUnavailable.class);
  }

  @Test
  void anEmptyDatabaseIsAComplaint() {
    assertThat(SchemaMigration.complaint(TestDatabase.h2("jdbc:h2:mem:empty"))).isPresent();
  }

  @Test
  void theExpectedVersionIsTheNewestStep() throws IOException {
    try (var steps = Files.list(Path.of("src/main/resources/db/migration"))) {
      assertThat(
              steps
                  .map(step -> step.getFileName().toString())
                  .filter(name -> name.endsWith(".sql"))
                  .sorted()
                  .toList())
          .last()
          .asString()
          .startsWith("V" + SchemaMigration.EXPECTED_VERSION + "__");
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("signet.mv.db"), "not a database".repeat(1000));
    assertThatThrownBy(() -> TestDatabase.inFile(folder.resolve("signet")))
        .isInstanceOf(RegistryUnavailable.class);
  }

  /** A database whose first commits fail; the transactions are then rolled back as usual. */
  private static DataSource refusing(
      DataSource database, SQLException refusal, AtomicInteger commits, int times) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          Connection connection = (Connection) method.invoke(database, arguments);
          return proxy(
              Connection.class,
              refusing(connection, refusal, () -> commits.incrementAndGet() <= times));
        });
  }

  private static InvocationHandler refusing(
      Connection connection, SQLException refusal, BooleanSupplier refuses) {
    return (self, method, arguments) -> {
      if (method.getName().equals("commit") && refuses.getAsBoolean()) {
        throw refusal;
      }
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause();
      }
    };
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
