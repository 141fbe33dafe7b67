package dev.signet.xkms.registry.jdbc;

import javax.sql.DataSource;

/** The contract on PostgreSQL, where a server is given. */
class PostgreSqlRegistryTest 
    implements RegistryContract, CertificateContract, RaceContract, SecretStoreContract, IndexContract {
  private final DataSource database = TestDatabase.postgreSql();

  @Override
  public DataSource database() {
    return database;
  }

  @Override
  public String beforeExplaining() {
    return "set enable_seqscan = off";
  }

  @Override
  public String scanning() {
    return "Seq Scan";
  }
}
