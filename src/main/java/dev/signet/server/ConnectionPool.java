package dev.signet.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import dev.signet.server.config.Settings.DatabaseSettings;
import dev.signet.server.config.WrongSetting;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The pool of connections to the database that the settings name; drivers are named by class, none
 * is looked up.
 */
final class ConnectionPool {
  /** How long a request waits for a connection before the registry counts as unavailable. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ConnectionPool() {}

  /**
   * Pages that H2 keeps in memory, in KiB: its own choice is small enough to make look-ups slow.
   */
  private static final int H2_CACHE = 96 * 1024;

  private static final String H2_OPTIONS =
      ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;CACHE_SIZE=" + H2_CACHE;

  /**
   * Opens the pool and one connection.
   *
   * @param file the H2 database, used if no URL is set
   * @throws RegistryUnavailable if the database does not answer
   */
  static HikariDataSource open(DatabaseSettings settings, Path file) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("registry");
    config.setDataSource(source(settings, file));
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(Math.min(2, settings.poolSize()));
    config.setConnectionTimeout(PATIENCE.toMillis());
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException unreachable) {
      throw new RegistryUnavailable(
          "the database does not answer: " + unreachable.getMessage(), unreachable);
    }
  }

  private static DataSource source(DatabaseSettings settings, Path file) {
    return settings.url().startsWith("jdbc:postgresql:") ? postgres(settings) : h2(settings, file);
  }

  /**
   * WRITE_DELAY=0: a commit is on disk before it is answered. The server closes the database, not a
   * shutdown hook of H2.
   */
  private static DataSource h2(DatabaseSettings settings, Path file) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(settings.url().isEmpty() ? "jdbc:h2:file:" + file + H2_OPTIONS : settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password().value());
    return source;
  }

  private static DataSource postgres(DatabaseSettings settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    try {
      source.setURL(settings.url());
    } catch (IllegalArgumentException notAUrl) {
      throw new WrongSetting(
          "signet.database.url is no URL that PostgreSQL's driver understands", notAUrl);
    }
    source.setUser(settings.user());
    source.setPassword(settings.password().value());
    return source;
  }
}
