package dev.signet.xkms.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What an SQLException means here, told by its SQLSTATE. */
public final class DatabaseTrouble {

  /**
   * Serialization failure and deadlock (SQL, PostgreSQL), concurrent update and lock time-out (H2).
   */
  private static final Set<String> LOST_RACE = Set.of("40001", "40P01", "90131", "HYT00");

  /**
   * SQLSTATE classes whose messages speak about server, login or storage and never about values.
   */
  private static final Set<String> TELLING = Set.of("08", "28", "3D", "53", "57", "58", "90", "F0");

  private static final int LONGEST = 300;

  private DatabaseTrouble() {}

  /** Whether the same change may succeed when it is tried again. */
  public static boolean isLostRace(SQLException trouble) {
    return LOST_RACE.contains(state(trouble));
  }

  /** A trouble that asks to be tried again. */
  public static SQLException lostRace(SQLException trouble) {
    return new SQLException("another change came first", "40001", trouble);
  }

  /** Whether a unique constraint refused a row. */
  public static boolean isDuplicate(SQLException trouble) {
    return state(trouble).equals("23505");
  }

  /** A text for the administrator; without values of rows, for they may be secret. */
  public static String words(SQLException trouble) {
    String words = "the registry's database does not do its work (SQLSTATE " + state(trouble) + ")";
    return isTelling(trouble) ? words + ": " + firstLine(trouble) : words;
  }

  /** The same trouble for a log's stack trace, its message replaced where it may hold values. */
  public static SQLException withoutValues(SQLException trouble) {
    if (isTelling(trouble) && trouble.getNextException() == null) {
      return trouble;
    }
    SQLException bare = new SQLException(words(trouble), state(trouble), trouble.getErrorCode());
    bare.setStackTrace(trouble.getStackTrace());
    return bare;
  }

  private static boolean isTelling(SQLException trouble) {
    String state = state(trouble);
    return state.equals("none") || TELLING.contains(state.substring(0, 2));
  }

  private static String firstLine(SQLException trouble) {
    String line =
        Optional.ofNullable(trouble.getMessage())
            .orElse("no message")
            .lines()
            .findFirst()
            .orElse("");
    String withoutStatement = line.replaceFirst("; SQL statement:.*", "");
    return withoutStatement.substring(0, Math.min(withoutStatement.length(), LONGEST));
  }

  private static String state(SQLException trouble) {
    return Optional.ofNullable(trouble.getSQLState()).filter(s -> s.length() == 5).orElse("none");
  }
}
