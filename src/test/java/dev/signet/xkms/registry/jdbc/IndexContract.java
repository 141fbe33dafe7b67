package dev.signet.xkms.registry.jdbc;

import static dev.signet.xkms.registry.jdbc.Samples.NOW;
import static dev.signet.xkms.registry.jdbc.Samples.binding;
import static dev.signet.xkms.registry.jdbc.Samples.mail;
import static dev.signet.xkms.registry.jdbc.Samples.secret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** No look-up and no change reads a whole table. */
interface IndexContract {
  /** The database of this test. */
  DataSource database();

  /** A statement that is said before plans are asked for, or none. */
  String beforeExplaining();

  /** What a plan says when it reads a whole table. */
  String scanning();

  @Test
  default void everyLookupUsesAnIndex() throws Exception {
    fill();
    X500Principal name = new X500Principal("CN=Alice");
    Octets octets = Octets.of(new byte[20]);
    for (Lookup lookup :
        List.of(
            new Lookup.ById("b1"),
            new Lookup.ByKey(Samples.key()),
            new Lookup.ByUse(mail("u1@example.org")),
            new Lookup.ByCertificate(octets),
            new Lookup.ByIssuerSerial(name, BigInteger.ONE),
            new Lookup.BySubject(name),
            new Lookup.BySubjectKeyId(octets),
            new Lookup.ByDigest(Handles.SHA_256, octets))) {
      RecordedStatements recorded = new RecordedStatements(database());
      new JdbcRegistry(recorded.listening(), () -> NOW).find(lookup, 5);
      Map<String, String> plans = recorded.plans(beforeExplaining());
      assertThat(plans).as("one statement for " + lookup).hasSize(1);
      assertThat(plans.values()).allSatisfy(plan -> assertThat(plan).doesNotContain(scanning()));
    }
  }

  @Test
  default void everyChangeUsesAnIndex() throws Exception {
    fill();
    RecordedStatements recorded = new RecordedStatements(database());
    changeEverything(recorded.listening());
    Map<String, String> plans = recorded.plans(beforeExplaining());
    plans.keySet().removeIf(sql -> sql.startsWith("insert"));
    assertThat(plans).hasSizeGreaterThan(10);
    assertThat(plans)
        .allSatisfy((sql, plan) -> assertThat(plan).as(sql).doesNotContain(scanning()));
  }

  @Test
  default void aPlanThatReadsAWholeTableIsRecognised() throws Exception {
    fill();
    RecordedStatements recorded = new RecordedStatements(database());
    recorded
        .listening()
        .getConnection()
        .prepareStatement("select id from key_binding where key_usage = 'x'")
        .close();
    assertThat(recorded.plans(beforeExplaining()).values())
        .allSatisfy(plan -> assertThat(plan).contains(scanning()));
  }

  private static void changeEverything(DataSource database) throws Conflict {
    JdbcRegistry registry = new JdbcRegistry(database, () -> NOW);
    JdbcSecretStore secrets = new JdbcSecretStore(database, () -> NOW);
    secrets.add(secret("one more", 1, mail("alice@example.org")));
    secrets.covering(mail("alice@example.org"));
    secrets.recordFailure(mail("alice@example.org"), 1, NOW);
    secrets.lockedUntil(mail("alice@example.org"), NOW);
    secrets.clearFailures(mail("alice@example.org"));
    secrets.forgetFailuresBefore(NOW);
    RegisteredBinding binding = binding(mail("alice@example.org"));
    registry.register(binding, Optional.empty(), Samples.spending("one more"));
    registry.reissue(binding, Samples.change());
    registry.escrowedKey(binding.id());
    registry.revoke(binding.id(), new BindingState.Revoked(NOW, "superseded"), Samples.change());
    secrets.withdraw("one more");
    registry.forgetMessagesBefore(NOW.minusSeconds(1));
  }

  private void fill() throws Conflict {
    JdbcRegistry registry = new JdbcRegistry(database(), () -> NOW);
    JdbcSecretStore secrets = new JdbcSecretStore(database(), () -> NOW);
    for (int i = 0; i < 300; i++) {
      registry.register(
          binding(mail("u" + i + "@example.org")), Optional.empty(), Samples.change());
      secrets.add(secret("s" + i, 1, mail("u" + i + "@example.org")));
      secrets.recordFailure(mail("u" + i + "@example.org"), 5, NOW);
    }
    TestDatabase.execute(database(), "analyze");
  }
}
