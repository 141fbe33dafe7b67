package dev.signet.xkms.registry.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.xkms.database.SchemaMigration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/** Fresh databases for tests, with the schema of this build. */
public final class TestDatabase {
  /** Names the PostgreSQL server that tests may use: a JDBC URL with user and password. */
  public static final String POSTGRESQL = "SIGNET_TEST_POSTGRESQL_URL";

  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
  private static final Logger POOL = Logger.getLogger("com.zaxxer.hikari");

  private TestDatabase() {}

  /** A database in memory that lives as long as the JVM. */
  public static DataSource inMemory() {
    return migrated(h2("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));
  }

  /** The database in a file, as the service opens it. */
  public static DataSource inFile(Path file) {
    return migrated(
        h2("jdbc:h2:file:" + file.toAbsolutePath() + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0"));
  }

  /**
   * A pool over an empty schema of its own on the PostgreSQL server; aborts the test where there is
   * none.
   */
  public static HikariDataSource postgreSql() {
    Optional<String> url =
        Optional.ofNullable(System.getProperty(POSTGRESQL))
            .or(() -> Optional.ofNullable(System.getenv(POSTGRESQL)));
    Assumptions.assumeTrue(url.isPresent(), () -> "no PostgreSQL: " + POSTGRESQL + " is not set");
    String schema = "test_" + UUID.randomUUID().toString().replace("-", "");
    execute(postgreSql(url.get()), "create schema " + schema);
    PGSimpleDataSource database = postgreSql(url.get());
    database.setCurrentSchema(schema);
    return pool(migrated(database));
  }

  /** Runs one statement. */
  static void execute(DataSource database, String sql) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException broken) {
      throw new IllegalStateException(sql, broken);
    }
  }

  static JdbcDataSource h2(String url) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(url);
    database.setUser("signet");
    return database;
  }

  private static PGSimpleDataSource postgreSql(String url) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    return database;
  }

  static HikariDataSource pool(DataSource database) {
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(database);
    pool.setMinimumIdle(1);
    pool.setMaximumPoolSize(8);
    pool.setConnectionTimeout(5_000);
    return pool;
  }

  private static DataSource migrated(DataSource database) {
    FLYWAY.setLevel(Level.WARNING);
    POOL.setLevel(Level.WARNING);
    SchemaMigration.migrate(database);
    return database;
  }
}
