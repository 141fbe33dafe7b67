package dev.signet.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.signet.xkms.database.SchemaMigration;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.BindingState;
import dev.signet.xkms.registry.Change;
import dev.signet.xkms.registry.Conflict;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.registry.jdbc.JdbcRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * What one look-up by mail address costs in CPU time with 1,000 and with 100,000 bindings in an H2
 * file, names drawn evenly, one thread.
 *
 * <p>Run: {@code mvn -Dquick test-compile exec:java
 * -Dexec.mainClass=dev.signet.bench.RegistryLookup}
 */
public final class RegistryLookup {
  private static final int ROUNDS = 9;
  private static final int LOOKUPS = 20_000;
  private static final int FEW = 1_000;
  private static final int MANY = 100_000;

  private RegistryLookup() {}

  /** Prints the median time per look-up of each book, and their ratio. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("signet-bench");
    try (HikariDataSource few = book(folder.resolve("few"), FEW);
        HikariDataSource many = book(folder.resolve("many"), MANY)) {
      double[] fewTimes = new double[ROUNDS];
      double[] manyTimes = new double[ROUNDS];
      for (int round = -3; round < ROUNDS; round++) {
        double fewTime = microseconds(few, FEW);
        double manyTime = microseconds(many, MANY);
        if (round >= 0) {
          fewTimes[round] = fewTime;
          manyTimes[round] = manyTime;
        }
      }
      print(median(fewTimes), median(manyTimes));
    }
  }

  private static void print(double few, double many) {
    System.out.printf(Locale.ROOT, "%,d bindings: %.1f us CPU per look-up%n", FEW, few);
    System.out.printf(Locale.ROOT, "%,d bindings: %.1f us CPU per look-up%n", MANY, many);
    System.out.printf(Locale.ROOT, "ratio %.2f (goal: at most 1.15)%n", many / few);
  }

  private static double microseconds(HikariDataSource database, int size) {
    JdbcRegistry registry = new JdbcRegistry(database, InstantSource.system());
    Random random = new Random(size);
    lookUp(registry, random, size);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    lookUp(registry, random, size);
    return (threads.getCurrentThreadCpuTime() - start) / 1e3 / LOOKUPS;
  }

  private static void lookUp(JdbcRegistry registry, Random random, int size) {
    for (int i = 0; i < LOOKUPS; i++) {
      if (registry.find(new Lookup.ByUse(name(random.nextInt(size))), 10).size() != 1) {
        throw new IllegalStateException("a binding is missing");
      }
    }
  }

  private static HikariDataSource book(Path file, int size)
      throws IOException, Conflict, GeneralSecurityException {
    HikariDataSource database = new HikariDataSource();
    database.setJdbcUrl("jdbc:h2:file:" + file + System.getProperty("signet.bench.url", ""));
    SchemaMigration.migrate(database);
    JdbcRegistry registry = new JdbcRegistry(database, InstantSource.system());
    Random random = new Random(size);
    long start = System.nanoTime();
    for (int i = 0; i < size; i++) {
      registry.register(binding(i, random), Optional.empty(), change(i));
    }
    System.out.printf(
        Locale.ROOT, "%,d registrations in %.1f s%n", size, (System.nanoTime() - start) / 1e9);
    return database;
  }

  private static RegisteredBinding binding(int i, Random random) throws GeneralSecurityException {
    return new RegisteredBinding(
        "b" + i,
        key(random),
        Set.of(KeyUsage.SIGNATURE),
        List.of(name(i)),
        ValidityInterval.OPEN,
        new BindingState.Active(),
        List.of(),
        Optional.empty(),
        Instant.now());
  }

  private static UseKeyWith name(int i) {
    return UseKeyWith.of(Application.SMIME, "user" + i + "@example.org");
  }

  private static Change change(int i) {
    return new Change("m" + i, Octets.of(new byte[32]), Instant.now(), Optional.empty());
  }

  private static PublicKey key(Random random) throws GeneralSecurityException {
    BigInteger modulus = new BigInteger(2048, random).setBit(2047).setBit(0);
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537)));
  }

  private static double median(double[] values) {
    return java.util.Arrays.stream(values)
        .sorted()
        .skip(values.length / 2)
        .findFirst()
        .orElseThrow();
  }
}
