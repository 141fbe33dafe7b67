package dev.signet.xkms.registry.jdbc;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.issuance.RevokedCertificate;
import dev.signet.xkms.database.SchemaMigration;
import dev.signet.xkms.database.Sql;
import dev.signet.xkms.database.Transactions;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Conflict.Kind;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.Receipt;
import dev.signet.xkms.registry.Receipts;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.Registry;
import java.math.BigInteger;
import java.security.cert.CRLReason;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import javax.sql.DataSource;

/**
 * The book of key bindings in a relational database whose schema {@link SchemaMigration} made.
 *
 * <p>One key has one binding, for ever: who wants more names or another time for it reissues or
 * revokes. A look-up is one statement on one index. Times are kept to the microsecond, between the
 * years 1 and 9999.
 */
public final class JdbcRegistry implements Registry, Receipts {

  private static final Instant FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59Z");

  private static final String INSERT =
      "insert into key_binding (id, key_digest, public_key, key_usage, names_and_certificates, not_before, not_on_or_after,"
          + " registered_at, revoked_since, revoked_reason, revocation_code_identifier, escrowed_key)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private static final String LOCK =
      "select entry, key_digest, names_and_certificates from key_binding where id = ? and revoked_since is null for update";

  private static final String REISSUE =
      "update key_binding set not_before = ?, not_on_or_after = ?, names_and_certificates = ? where entry = ?";

  private static final String REVOKE =
      "update key_binding set revoked_since = ?, revoked_reason = ? where id = ? and revoked_since is null";

  private static final String REVOKED =
      "select c.serial, b.revoked_since, b.revoked_reason from key_binding b join binding_certificate c"
          + " on c.binding = b.entry where b.revoked_since is not null and c.issuer = ? order by b.revoked_since, b.entry";

  private final Transactions transactions;
  private final InstantSource clock;
  private final BindingRows rows = new BindingRows();
  private final CertificateReader certificates = new CertificateReader();

  public JdbcRegistry(DataSource database, InstantSource clock) {
    this.transactions = new Transactions(database);
    this.clock = clock;
  }

  private record Locked(long entry, Octets keyDigest, Packed packed) {}

  @Override
  public List<RegisteredBinding> find(Lookup lookup, int limit) {
    return BindingRows.question(lookup).map(question -> answer(question, limit)).orElse(List.of());
  }

  private List<RegisteredBinding> answer(BindingRows.Question question, int limit) {
    Instant now = clock.instant();
    return transactions.read(
        connection ->
            Sql.query(connection, question.sql(), rows::read, question.value(), now, now, limit));
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the key or a certificate cannot be read, or a time is out
   *     of range
   */
  @Override
  public void register(RegisteredBinding binding, Optional<Octets> privateKey, Change change)
      throws Conflict {
    checkTimes(binding);
    IndexEntries index = IndexEntries.of(binding, certificates);
    transactions.change(
        connection -> {
          Preconditions.record(connection, change);
          index.addAll(connection, inserted(connection, binding, privateKey));
          return true;
        });
  }

  /**
   * {@inheritDoc} Names stay as they were registered.
   *
   * @throws IllegalArgumentException if a certificate cannot be read or a time is out of range
   */
  @Override
  public void reissue(RegisteredBinding binding, Change change) throws Conflict {
    checkTimes(binding);
    Octets digest = Handles.key(RegisteredKeys.canonical(binding.key()));
    transactions.change(
        connection -> {
          Preconditions.record(connection, change);
          Locked locked = locked(connection, binding.id());
          if (!locked.keyDigest().equals(digest)) {
            throw new Conflict(Kind.CHANGED_MEANWHILE, "the binding is for another key");
          }
          if (change.evidence().isPresent()) {
            Preconditions.takeEvidence(connection, locked.entry(), change.evidence().get());
          }
          replace(connection, locked, binding);
          return true;
        });
  }

  @Override
  public void revoke(String bindingId, BindingState.Revoked revocation, Change change)
      throws Conflict {
    transactions.change(
        connection -> {
          Preconditions.record(connection, change);
          String id = storable(bindingId);
          if (Sql.update(connection, REVOKE, revocation.since(), storable(revocation.reason()), id)
                  == 0
              && !exists(connection, id)) {
            throw new Conflict(Kind.CHANGED_MEANWHILE, "there is no such binding");
          }
          return true;
        });
  }

  @Override
  public Optional<Octets> escrowedKey(String bindingId) {
    return transactions
        .read(
            connection ->
                Sql.first(
                    connection,
                    "select escrowed_key from key_binding where id = ?",
                    columns -> Sql.octets(columns, "escrowed_key"),
                    storable(bindingId)))
        .flatMap(key -> key);
  }

  @Override
  public Optional<Receipt> receipt(Octets handle) {
    return transactions.read(connection -> GivenAnswers.find(connection, handle));
  }

  /**
   * Every certificate of this issuer, current or former, whose binding is revoked: what its
   * revocation list has to say.
   */
  public List<RevokedCertificate> revokedCertificates(X500Principal issuer) {
    return transactions.read(
        connection ->
            Sql.query(
                connection, REVOKED, JdbcRegistry::revokedCertificate, Handles.issuer(issuer)));
  }

  /**
   * Forgets handled messages that are older; a repeated one is then no longer recognised. Says how
   * many.
   */
  public int forgetMessagesBefore(Instant time) {
    return transactions.make(
        connection ->
            Sql.update(connection, "delete from handled_message where handled_at < ?", time));
  }

  /**
   * Forgets first answers that are older; a message that comes again is then refused. Says how
   * many.
   */
  public int forgetAnswersBefore(Instant time) {
    return transactions.make(connection -> GivenAnswers.forgetBefore(connection, time));
  }

  private static RevokedCertificate revokedCertificate(ResultSet columns) throws SQLException {
    return new RevokedCertificate(
        new BigInteger(columns.getBytes("serial")),
        Sql.instant(columns, "revoked_since").orElseThrow(),
        crlReason(String.valueOf(columns.getString("revoked_reason"))));
  }

  /** The reason code that a word of RFC 5280 section 5.3.1 names; other words name none. */
  private static CRLReason crlReason(String word) {
    return Arrays.stream(CRLReason.values())
        .filter(reason -> reason.name().replace("_", "").equalsIgnoreCase(word))
        .findFirst()
        .orElse(CRLReason.UNSPECIFIED);
  }

  private static long inserted(
      Connection connection, RegisteredBinding binding, Optional<Octets> privateKey)
      throws SQLException, Conflict {
    if (exists(connection, binding.id())) {
      throw new Conflict(Kind.CHANGED_MEANWHILE, "a binding with this Id exists");
    }
    try {
      return insert(connection, binding, privateKey);
    } catch (SQLException trouble) {
      throw Preconditions.duplicate(
          trouble, Kind.KEY_TAKEN, "this key is registered already, or was revoked");
    }
  }

  private static long insert(
      Connection connection, RegisteredBinding binding, Optional<Octets> privateKey)
      throws SQLException {
    Octets info = RegisteredKeys.canonical(binding.key());
    Optional<BindingState.Revoked> revoked = binding.state().match(Optional::empty, Optional::of);
    return Sql.insert(
        connection,
        INSERT,
        binding.id(),
        Handles.key(info),
        info,
        BindingRows.written(binding.keyUsage()),
        new Packed(binding.useKeyWith(), binding.certificates()).written(),
        binding.validity().notBefore(),
        binding.validity().notOnOrAfter(),
        binding.registeredAt(),
        revoked.map(BindingState.Revoked::since),
        revoked.map(BindingState.Revoked::reason).map(JdbcRegistry::storable),
        binding.revocationCodeIdentifier(),
        privateKey);
  }

  private static Locked locked(Connection connection, String id) throws SQLException, Conflict {
    return Sql.first(
            connection,
            LOCK,
            columns ->
                new Locked(
                    columns.getLong("entry"),
                    Octets.of(columns.getBytes("key_digest")),
                    Packed.read(columns.getBytes("names_and_certificates"))),
            id)
        .orElseThrow(
            () -> new Conflict(Kind.CHANGED_MEANWHILE, "there is no active binding with this Id"));
  }

  private void replace(Connection connection, Locked locked, RegisteredBinding binding)
      throws SQLException {
    Packed packed = new Packed(locked.packed().names(), binding.certificates());
    Sql.update(
        connection,
        REISSUE,
        binding.validity().notBefore(),
        binding.validity().notOnOrAfter(),
        packed.written(),
        locked.entry());
    IndexEntries.of(withNames(binding, packed), certificates).add(connection, locked.entry());
  }

  private static RegisteredBinding withNames(RegisteredBinding binding, Packed packed) {
    return new RegisteredBinding(
        binding.id(),
        binding.key(),
        binding.keyUsage(),
        packed.names(),
        binding.validity(),
        binding.state(),
        packed.certificates(),
        binding.revocationCodeIdentifier(),
        binding.registeredAt());
  }

  private static boolean exists(Connection connection, String id) throws SQLException {
    return Sql.first(connection, "select entry from key_binding where id = ?", columns -> true, id)
        .isPresent();
  }

  /** What a text column takes: no NUL, 255 characters; no Id that is registered has either. */
  private static String storable(String text) {
    return text.replace('\0', ' ').substring(0, Math.min(text.length(), 255));
  }

  private static void checkTimes(RegisteredBinding binding) {
    Stream.of(
            binding.validity().notBefore(),
            binding.validity().notOnOrAfter(),
            Optional.of(binding.registeredAt()))
        .flatMap(Optional::stream)
        .filter(time -> time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME))
        .findAny()
        .ifPresent(
            time -> {
              throw new IllegalArgumentException(
                  "a time of the binding lies outside of the years 1 to 9999");
            });
  }
}
