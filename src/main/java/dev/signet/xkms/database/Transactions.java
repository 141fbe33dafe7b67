package dev.signet.xkms.database;

import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.RegistryUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Runs work in the database: reads as they are, changes in one transaction each, which losers of a
 * race try again.
 */
public final class Transactions {

  /** So often is a change tried that lost a race which the database could not decide otherwise. */
  private static final int ATTEMPTS = 6;

  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final DataSource database;

  public Transactions(DataSource database) {
    this.database = database;
  }

  /** Reads something. */
  public interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  /** Changes something, or finds that it cannot be changed. */
  public interface Changing<T> {
    T in(Connection connection) throws SQLException, Conflict;
  }

  /** Runs one statement that only reads. */
  public <T> T read(Reading<T> reading) {
    try (Connection connection = database.getConnection()) {
      return reading.from(connection);
    } catch (SQLException trouble) {
      throw unavailable(trouble);
    }
  }

  /** Runs a change that nothing can contradict. */
  public <T> T make(Reading<T> work) {
    try {
      return change(work::from);
    } catch (Conflict impossible) {
      throw new IllegalStateException("this change knows no conflict", impossible);
    }
  }

  /** Runs a change; committed when this returns, taken back when it throws. */
  public <T> T change(Changing<T> work) throws Conflict {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = database.getConnection()) {
        return committed(connection, work);
      } catch (SQLException trouble) {
        if (attempt == ATTEMPTS || !DatabaseTrouble.isLostRace(trouble)) {
          throw unavailable(trouble);
        }
        LockSupport.parkNanos(PAUSE << attempt);
      }
    }
  }

  private static <T> T committed(Connection connection, Changing<T> work)
      throws SQLException, Conflict {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.in(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      end(connection, done);
    }
  }

  /**
   * Takes back what was not committed, and gives the connection back as it came; a lost connection
   * needs neither.
   */
  private static void end(Connection connection, boolean done) {
    try {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    } catch (SQLException lost) {
      // the database takes back what a lost connection leaves; the first exception says what
      // happened
    }
  }

  private static RegistryUnavailable unavailable(SQLException trouble) {
    return new RegistryUnavailable(
        DatabaseTrouble.words(trouble), DatabaseTrouble.withoutValues(trouble));
  }
}
