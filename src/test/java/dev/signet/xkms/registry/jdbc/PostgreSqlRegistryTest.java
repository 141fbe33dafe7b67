package dev.signet.xkms.registry.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;

/** The contract on PostgreSQL, where a server is given. */
class PostgreSqlRegistryTest
    implements RegistryContract,
        CertificateContract,
        RaceContract,
        SecretStoreContract,
        IndexContract,
        ReceiptContract {
  private final HikariDataSource database = TestDatabase.postgreSql();

  @AfterEach
  void close() {
    database.close();
  }

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
