package dev.signet.xkms.registry.jdbc;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.xkms.database.Sql;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.RegisteredBinding;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;

/**
 * What a binding is found by, besides its id and its key. Of its certificates only those for its
 * own key are indexed: an issuer's certificate in the chain does not lead to everybody whom the
 * issuer certified.
 */
record IndexEntries(Set<Octets> handles, List<Issued> issued) {

  /** Names a certificate to whoever lists what was revoked. */
  record Issued(Octets issuer, BigInteger serial) {
    static Issued of(X509Certificate certificate) {
      X500Principal issuer = certificate.getIssuerX500Principal();
      return new Issued(Handles.issuer(issuer), certificate.getSerialNumber());
    }

    Octets serialOctets() {
      return Octets.of(serial.toByteArray());
    }
  }

  /**
   * Works the entries out.
   *
   * @throws IllegalArgumentException if a certificate cannot be read
   */
  static IndexEntries of(RegisteredBinding binding, CertificateReader reader) {
    Octets info = RegisteredKeys.canonical(binding.key());
    Set<Octets> handles = new LinkedHashSet<>();
    handles.add(Handles.ownKeyId(info));
    binding.useKeyWith().forEach(use -> handles.add(Handles.use(use)));
    List<Issued> issued = new ArrayList<>();
    for (Octets der : binding.certificates()) {
      X509Certificate certificate = parsed(der, reader);
      if (isFor(info, certificate)) {
        handles.addAll(Handles.of(certificate, der));
        issued.add(Issued.of(certificate));
      }
    }
    return new IndexEntries(handles, List.copyOf(issued));
  }

  /**
   * Writes what is not written yet; the caller holds the binding's row, so nobody else writes for
   * it.
   */
  void add(Connection connection, long binding) throws SQLException {
    Set<Octets> missing = new LinkedHashSet<>(handles);
    Sql.query(
            connection,
            "select handle from binding_handle where binding = ?",
            columns -> Octets.of(columns.getBytes(1)),
            binding)
        .forEach(missing::remove);
    insertHandles(connection, binding, missing);
    Set<Issued> unknown = new LinkedHashSet<>(issued);
    Sql.query(
            connection,
            "select issuer, serial from binding_certificate where binding = ?",
            columns ->
                new Issued(Octets.of(columns.getBytes(1)), new BigInteger(columns.getBytes(2))),
            binding)
        .forEach(unknown::remove);
    insertCertificates(connection, binding, unknown);
  }

  /** Writes everything, for a binding that is new. */
  void addAll(Connection connection, long binding) throws SQLException {
    insertHandles(connection, binding, handles);
    insertCertificates(connection, binding, new LinkedHashSet<>(issued));
  }

  private static void insertHandles(Connection connection, long binding, Set<Octets> handles)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    handles.forEach(handle -> rows.add(new Object[] {handle, binding}));
    Sql.updateEach(connection, "insert into binding_handle (handle, binding) values (?, ?)", rows);
  }

  private static void insertCertificates(Connection connection, long binding, Set<Issued> issued)
      throws SQLException {
    List<Object[]> rows = new ArrayList<>();
    issued.forEach(one -> rows.add(new Object[] {binding, one.issuer(), one.serialOctets()}));
    Sql.updateEach(
        connection,
        "insert into binding_certificate (binding, issuer, serial) values (?, ?, ?)",
        rows);
  }

  private static X509Certificate parsed(Octets der, CertificateReader reader) {
    try {
      return reader.parse(der.toByteArray());
    } catch (MalformedCertificate unreadable) {
      throw new IllegalArgumentException("a certificate of the binding cannot be read", unreadable);
    }
  }

  private static boolean isFor(Octets info, X509Certificate certificate) {
    try {
      return RegisteredKeys.canonical(certificate.getPublicKey()).equals(info);
    } catch (IllegalArgumentException keyOfAnotherKind) {
      return false;
    }
  }
}
