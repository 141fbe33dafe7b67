package dev.signet.xkms.registry.jdbc;

import dev.signet.xkms.database.Sql;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** How a row of key_binding is found and read. */
final class BindingRows {

  private static final String COLUMNS =
      "select b.id, b.key_digest, b.public_key, b.key_usage, b.names_and_certificates, b.not_before, b.not_on_or_after,"
          + " b.registered_at, b.revoked_since, b.revoked_reason, b.revocation_code_identifier ";

  /** Usable ones first, then newest; takes the time twice and the limit. */
  private static final String ORDER =
      " order by case when b.revoked_since is null and (b.not_before is null or b.not_before <= ?)"
          + " and (b.not_on_or_after is null or b.not_on_or_after > ?) then 0 else 1 end,"
          + " b.registered_at desc, b.entry desc fetch first ? rows only";

  private static final String BY_ID = COLUMNS + "from key_binding b where b.id = ?" + ORDER;
  private static final String BY_KEY =
      COLUMNS + "from key_binding b where b.key_digest = ?" + ORDER;
  private static final String BY_HANDLE =
      COLUMNS
          + "from binding_handle h join key_binding b on b.entry = h.binding where h.handle = ?"
          + ORDER;

  private final RegisteredKeys keys = new RegisteredKeys();

  /**
   * One query for rows.
   *
   * @param sql takes {@code value}, the time twice, and the limit
   */
  record Question(String sql, Object value) {}

  /**
   * The query that answers a look-up; empty if nothing can have been registered that answers it.
   */
  static Optional<Question> question(Lookup lookup) {
    if (lookup instanceof Lookup.ById byId) {
      return Optional.of(byId.id())
          .filter(BindingRows::isStorable)
          .map(id -> new Question(BY_ID, id));
    }
    if (lookup instanceof Lookup.ByKey byKey) {
      return digest(byKey).map(digest -> new Question(BY_KEY, digest));
    }
    return Optional.of(new Question(BY_HANDLE, handle(lookup)));
  }

  /** Whether a text can stand in a column: PostgreSQL takes no NUL. */
  static boolean isStorable(String text) {
    return text.indexOf('\0') < 0;
  }

  static String written(Set<KeyUsage> usage) {
    return usage.stream().sorted().map(KeyUsage::name).collect(Collectors.joining(" "));
  }

  RegisteredBinding read(ResultSet columns) throws SQLException {
    Packed packed = Packed.read(columns.getBytes("names_and_certificates"));
    return new RegisteredBinding(
        columns.getString("id"),
        keys.key(Octets.of(columns.getBytes("key_digest")), columns.getBytes("public_key")),
        usage(columns.getString("key_usage")),
        packed.names(),
        new ValidityInterval(
            Sql.instant(columns, "not_before"), Sql.instant(columns, "not_on_or_after")),
        state(columns),
        packed.certificates(),
        Sql.octets(columns, "revocation_code_identifier"),
        Sql.instant(columns, "registered_at").orElseThrow());
  }

  private static BindingState state(ResultSet columns) throws SQLException {
    String reason = Optional.ofNullable(columns.getString("revoked_reason")).orElse("");
    return Sql.instant(columns, "revoked_since")
        .<BindingState>map(since -> new BindingState.Revoked(since, reason))
        .orElseGet(BindingState.Active::new);
  }

  private static Set<KeyUsage> usage(String written) {
    Set<KeyUsage> usage = EnumSet.noneOf(KeyUsage.class);
    Arrays.stream(written.split(" "))
        .filter(word -> !word.isEmpty())
        .map(KeyUsage::valueOf)
        .forEach(usage::add);
    return usage;
  }

  private static Optional<Octets> digest(Lookup.ByKey lookup) {
    try {
      return Optional.of(Handles.key(RegisteredKeys.canonical(lookup.key())));
    } catch (IllegalArgumentException neverRegistered) {
      return Optional.empty();
    }
  }

  private static Octets handle(Lookup lookup) {
    if (lookup instanceof Lookup.ByUse by) {
      return Handles.use(by.use());
    } else if (lookup instanceof Lookup.ByCertificate by) {
      return Handles.certificate(by.der());
    } else if (lookup instanceof Lookup.ByIssuerSerial by) {
      return Handles.issuerSerial(by.issuer(), by.serial());
    } else if (lookup instanceof Lookup.BySubject by) {
      return Handles.subject(by.subject());
    } else if (lookup instanceof Lookup.BySubjectKeyId by) {
      return Handles.subjectKeyId(by.value());
    } else if (lookup instanceof Lookup.ByDigest by) {
      return Handles.certificateDigest(by.algorithm(), by.value());
    }
    throw new IllegalArgumentException("no handle for " + lookup.getClass().getSimpleName());
  }
}
