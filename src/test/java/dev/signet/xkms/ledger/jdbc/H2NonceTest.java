package dev.signet.xkms.ledger.jdbc;

import dev.signet.xkms.registry.jdbc.TestDatabase;
import javax.sql.DataSource;

/** The ledger of nonces on H2 in memory. */
class H2NonceTest implements NonceContract {
  private final DataSource database = TestDatabase.inMemory();

  @Override
  public DataSource database() {
    return database;
  }
}
