package dev.signet.server;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.pki.algorithm.SignatureProviders;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.pki.issuance.IssuingSettings;
import dev.signet.pki.issuance.KeyAndCertificate;
import dev.signet.server.config.Settings;
import dev.signet.server.evidence.EvidenceRoom;
import dev.signet.server.evidence.EvidenceStore;
import dev.signet.server.soap.Reception.Sources;
import dev.signet.xkms.database.SchemaMigration;
import dev.signet.xkms.ledger.jdbc.JdbcCommonGround;
import dev.signet.xkms.ledger.jdbc.JdbcRelayedAnswers;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.RegistryUnavailable;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import dev.signet.xkms.registry.jdbc.JdbcSecretStore;
import dev.signet.xkms.xkrss.EscrowKey;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * What the whole house stands on: its data, its database, its authority, the key that signs
 * results.
 *
 * @param signatures what checks signatures of certificates
 * @param outdoors the ways to servers that certificates name
 * @param evidence about withdrawal, for all policies
 * @param escrow seals what holds secrets and lies in the database
 */
record Ground(
    Settings settings,
    Sources sources,
    DataDirectory data,
    HikariDataSource pool,
    IssuingAuthority authority,
    KeyAndCertificate responseSigner,
    EscrowKey escrow,
    String operatorToken,
    Provider provider,
    SignatureProviders signatures,
    Outdoors outdoors,
    EvidenceRoom evidence)
    implements AutoCloseable {

  private static final Logger LOG = System.getLogger("dev.signet.server");

  /**
   * Lays it, making what is not there yet.
   *
   * @throws dev.signet.server.config.WrongSetting if a setting will not do
   * @throws RegistryUnavailable if the database does not answer
   * @throws IOException if something in the data directory cannot be read or written
   */
  static Ground lay(Settings settings, Sources sources, DataDirectory data) throws IOException {
    IssuingAuthority authority =
        IssuingAuthority.openOrCreate(
            data.authority(), IssuingSettings.DEFAULT, sources.random(), sources.clock());
    KeyAndCertificate signer = authority.responseSigner();
    data.publish(signer.certificate());
    EscrowKey escrow = data.escrowKey(sources.random());
    String token = data.operatorToken(sources.random());
    Path spool = data.spool();
    EvidenceStore store = EvidenceStore.open(data.evidence(), sources.clock().instant());
    HikariDataSource pool = pool(data, settings, new CommonGround(authority.certificate(), escrow));
    Provider provider = new BouncyCastleProvider();
    SignatureProviders signatures = signatures(settings, provider);
    Outdoors outdoors = new Outdoors(sources.clock(), spool);
    return new Ground(
        settings,
        sources,
        data,
        pool,
        authority,
        signer,
        escrow,
        token,
        provider,
        signatures,
        outdoors,
        new EvidenceRoom(
            new EvidenceRoom.Means(
                outdoors::under, new SignatureCheck(signatures), sources.clock(), sources.random()),
            store));
  }

  /** The database, at the schema of this build, and shared with nodes of this service alone. */
  private static HikariDataSource pool(DataDirectory data, Settings settings, CommonGround common) {
    HikariDataSource pool = ConnectionPool.open(settings.database(), data.registry());
    try {
      SchemaMigration.migrate(pool);
      common.check(new JdbcCommonGround(pool));
      return pool;
    } catch (RuntimeException refused) {
      pool.close();
      throw refused;
    }
  }

  private static SignatureProviders signatures(Settings settings, Provider provider) {
    SignatureProviders chosen = SignatureProviders.chosen(settings.signatureProvider(), provider);
    chosen.notes().forEach(note -> LOG.log(Level.WARNING, "signature provider: {0}", note));
    return chosen;
  }

  JdbcRegistry registry() {
    return new JdbcRegistry(pool, sources.clock());
  }

  JdbcRelayedAnswers relayedAnswers() {
    return new JdbcRelayedAnswers(pool);
  }

  JdbcSecretStore secrets() {
    return new JdbcSecretStore(pool, sources.clock());
  }

  /** Names this node in the database, for whoever looks there. */
  String nodeName() {
    return data.root().toString();
  }

  /** The key that signs results, with its certificate. */
  SigningIdentity identity() {
    try {
      Octets certificate = Octets.of(responseSigner.certificate().getEncoded());
      return new SigningIdentity(
          responseSigner.key(), responseSigner.certificate().getPublicKey(), List.of(certificate));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("a certificate that was parsed can be encoded", impossible);
    }
  }

  /** Names the data directory and shows no secret. */
  @Override
  public String toString() {
    return "Ground[" + data.root() + "]";
  }

  @Override
  public void close() throws IOException {
    evidence.close();
    outdoors.close();
    pool.close();
  }
}
