package dev.signet.xkms.registry.jdbc;

import javax.sql.DataSource;

/** The contract on H2 in memory. */
class H2RegistryTest
    implements RegistryContract,
        CertificateContract,
        RaceContract,
        SecretStoreContract,
        IndexContract,
        ReceiptContract {
  private final DataSource database = TestDatabase.inMemory();

  @Override
  public DataSource database() {
    return database;
  }

  @Override
  public String beforeExplaining() {
    return "";
  }

  @Override
  public String scanning() {
    return ".tableScan";
  }
}
