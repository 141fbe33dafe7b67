package dev.signet.xkms.database;

import dev.signet.xkms.registry.RegistryUnavailable;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a database to the schema that this build works with, by the steps in {@code db/migration}.
 *
 * <p>Flyway cannot list class-path folders under every application server and then reports success
 * without having done anything; the files named {@code flyway.location} help it, and {@link
 * #complaint} asks the database itself.
 */
public final class SchemaMigration {

  /** The newest step in {@code db/migration}. */
  public static final String EXPECTED_VERSION = "2";

  private static final String CURRENT =
      "select \"version\" from \"flyway_schema_history\" where \"success\" and \"version\" is not null"
          + " order by \"installed_rank\" desc fetch first 1 rows only";

  private SchemaMigration() {}

  /**
   * Takes the missing steps, one node at a time.
   *
   * @throws RegistryUnavailable if the database cannot be reached, refuses a step, or has steps
   *     that this build does not know
   */
  public static void migrate(DataSource database) {
    try {
      Flyway.configure(SchemaMigration.class.getClassLoader())
          .dataSource(database)
          .locations("classpath:db/migration")
          .failOnMissingLocations(true)
          .load()
          .migrate();
    } catch (FlywayException refused) {
      throw new RegistryUnavailable(
          "the database schema could not be brought up to date: " + firstLine(refused), refused);
    }
    complaint(database)
        .ifPresent(
            complaint -> {
              throw new RegistryUnavailable(complaint, new IllegalStateException(complaint));
            });
  }

  /**
   * What is wrong with the schema or the way to it, in words for the administrator; empty if it is
   * as this build expects.
   */
  public static Optional<String> complaint(DataSource database) {
    try {
      Optional<String> version =
          new Transactions(database)
              .read(c -> Sql.first(c, CURRENT, columns -> columns.getString(1)));
      return version.filter(EXPECTED_VERSION::equals).isPresent()
          ? Optional.empty()
          : Optional.of(
              "the database schema has version "
                  + version.orElse("none")
                  + ", expected "
                  + EXPECTED_VERSION);
    } catch (RegistryUnavailable unavailable) {
      return Optional.of(String.valueOf(unavailable.getMessage()));
    }
  }

  private static String firstLine(FlywayException refused) {
    return String.valueOf(refused.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
