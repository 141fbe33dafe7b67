package dev.signet.xkms.registry.jdbc;

import javax.sql.DataSource;

/** The contract on PostgreSQL, where a server is given. */
class PostgreSqlRegistryTest implements RegistryContract, CertificateContract {
  private final DataSource database = TestDatabase.postgreSql();

  @Override
  public DataSource database() {
    return database;
  }
}
