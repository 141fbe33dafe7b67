package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.registry.jdbc.TestDatabase;
import javax.sql.DataSource;

/** The contract on H2 in memory. */
class H2PendingBookTest implements PendingBookContract, PendingRaceContract {
  private final DataSource database = TestDatabase.inMemory();

  @Override
  public DataSource database() {
    return database;
  }
}
