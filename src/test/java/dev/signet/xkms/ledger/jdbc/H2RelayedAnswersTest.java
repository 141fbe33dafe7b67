package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.registry.jdbc.TestDatabase;
import javax.sql.DataSource;

class H2RelayedAnswersTest implements RelayedAnswersContract {
  private final DataSource database = TestDatabase.inMemory();

  @Override
  public DataSource database() {
    return database;
  }
}
