package dev.signet.xkms.xkrss;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.issuance.IssuingAuthority;
import dev.signet.pki.issuance.IssuingSettings;
import dev.signet.xkms.database.SchemaMigration;
import dev.signet.xkms.exchange.Answer;
import dev.signet.xkms.exchange.Channel;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.exchange.ResultHeaders;
import dev.signet.xkms.exchange.ServiceProfile;
import dev.signet.xkms.exchange.repeat.RepeatRules;
import dev.signet.xkms.exchange.repeat.Repetition;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.SharedSecret;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import dev.signet.xkms.registry.jdbc.JdbcSecretStore;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xkiss.KeyDescriber;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/**
 * A registration service with an empty registry of its own and a clock that stands still until it
 * is moved.
 */
final class Office {
  static final String SERVICE = "https://xkms.example.org/xkms";
  static final Instant START = Instant.parse("2026-11-02T10:00:00Z");

  private static final SecureRandom RANDOM = new SecureRandom();
  static final IssuingAuthority AUTHORITY = authority();

  private Instant now = START;
  final InstantSource clock = () -> now;
  final JdbcRegistry registry;
  final JdbcSecretStore secrets;
  final Repetition repetition;
  final RegistrationService service;

  /** What differs between one office and another over the same registry. */
  record Furniture(EscrowKey escrow, AlgorithmProfile profile) {
    static final Furniture USUAL =
        new Furniture(new EscrowKey(Octets.of(new byte[32]), RANDOM), AlgorithmProfile.MODERN);
  }

  private Office(DataSource database, RegistrationRules rules, Furniture furniture) {
    SchemaMigration.migrate(database);
    registry = new JdbcRegistry(database, clock);
    secrets = new JdbcSecretStore(database, clock);
    repetition =
        new Repetition(registry, Optional.of(furniture.escrow()), profile(), RepeatRules.DEFAULT);
    service =
        new RegistrationService(
            new RegistrationService.Stores(registry, secrets),
            rules,
            new RegistrationService.Equipment(
                Optional.of(AUTHORITY),
                Optional.of(furniture.escrow()),
                furniture.profile(),
                repetition,
                RANDOM,
                clock),
            new Answers(
                new KeyDescriber(new CertificateReader(), issuer -> Optional.empty()),
                new ResultHeaders(profile(), RANDOM)));
  }

  static Office open() {
    return open(RegistrationRules.DEFAULT);
  }

  static Office open(RegistrationRules rules) {
    return at("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", rules);
  }

  static Office over(DataSource database, RegistrationRules rules, Furniture furniture) {
    return new Office(database, rules, furniture);
  }

  static Office at(String url, RegistrationRules rules) {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(url);
    return new Office(database, rules, Furniture.USUAL);
  }

  static ServiceProfile profile() {
    return new ServiceProfile(
        "default", List.of(SERVICE), EnumSet.allOf(Operation.class), Set.of(), 10, false);
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  /** Hands out a secret, good for an hour. */
  SharedSecret handOut(String text, int uses, UseKeyWith... names) {
    LimitedUseSecret derived = LimitedUseSecret.of(text);
    SharedSecret secret =
        new SharedSecret(
            "s-" + UUID.randomUUID(),
            derived.authenticationKey(),
            derived.encryptionKey(32),
            List.of(names),
            uses,
            now.plus(Duration.ofHours(1)));
    secrets.add(secret);
    return secret;
  }

  Optional<RegisteredBinding> registered(PublicKey key) {
    return registry.find(new Lookup.ByKey(key), 1).stream().findFirst();
  }

  /** How a request ended. */
  record Outcome<R extends Result>(ResultCode code, Optional<R> result, String because) {
    String words() {
      return code.words();
    }

    R answer() {
      return result.orElseThrow(() -> new AssertionError(code.words() + ": " + because));
    }
  }

  Outcome<Result.Register> register(Request.Register request, RequestCredentials with) {
    return register(Wire.TLS, request, with);
  }

  Outcome<Result.Register> register(
      Channel channel, Request.Register request, RequestCredentials with) {
    return outcome(() -> service.register(Wire.over(channel, request, with)));
  }

  Outcome<Result.Reissue> reissue(Request.Reissue request, RequestCredentials with) {
    return outcome(() -> service.reissue(Wire.over(Wire.TLS, request, with)));
  }

  Outcome<Result.Revoke> revoke(Request.Revoke request, RequestCredentials with) {
    return outcome(() -> service.revoke(Wire.over(Wire.TLS, request, with)));
  }

  Outcome<Result.Recover> recover(Request.Recover request, RequestCredentials with) {
    return outcome(() -> service.recover(Wire.over(Wire.TLS, request, with)));
  }

  /** Answers as the responder does: a message that comes again gets its first answer. */
  Outcome<Result> answer(ReceivedRequest<?> received) {
    return outcome(() -> repetition.once(received, () -> Answer.of(carriedOut(received))).result());
  }

  Result carriedOut(ReceivedRequest<?> received) throws Refused {
    return switch (received.request().operation()) {
      case REGISTER -> service.register(received.around((Request.Register) received.request()));
      case REISSUE -> service.reissue(received.around((Request.Reissue) received.request()));
      case REVOKE -> service.revoke(received.around((Request.Revoke) received.request()));
      case RECOVER -> service.recover(received.around((Request.Recover) received.request()));
      default -> throw new AssertionError("no operation of X-KRSS");
    };
  }

  interface Step<R> {
    R take() throws Refused;
  }

  static <R extends Result> Outcome<R> outcome(Step<R> step) {
    try {
      R result = step.take();
      return new Outcome<>(result.header().code(), Optional.of(result), "");
    } catch (Refused refused) {
      return new Outcome<>(refused.code(), Optional.empty(), String.valueOf(refused.getMessage()));
    }
  }

  private static IssuingAuthority authority() {
    try {
      Path directory = Files.createTempDirectory("authority");
      directory.toFile().deleteOnExit();
      return IssuingAuthority.openOrCreate(
          directory, IssuingSettings.DEFAULT, RANDOM, () -> START.minusSeconds(60));
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }
}
