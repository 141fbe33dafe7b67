package dev.signet.xkms.ledger.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.xkms.registry.jdbc.TestDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

class PostgreSqlRelayedAnswersTest implements RelayedAnswersContract {
  private final HikariDataSource database = TestDatabase.postgreSql();

  @AfterEach
  void close() {
    database.close();
  }

  @Override
  public DataSource database() {
    return database;
  }
}
