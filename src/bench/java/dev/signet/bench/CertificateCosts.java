package dev.signet.bench;

import dev.signet.pki.algorithm.NativeProvider;
import dev.signet.pki.algorithm.SignatureProviders;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/**
 * What one certificate costs in CPU time: parsing, reading the facts that path validation asks for,
 * and checking its signature with each provider; and what a pool of them costs in memory. One
 * thread, median of the rounds.
 *
 * <p>Run: {@code mvn -Dquick test-compile exec:exec -Dbench=dev.signet.bench.CertificateCosts}
 */
public final class CertificateCosts {
  private static final int ROUNDS = 9;
  private static final int LEAVES = 2_000;
  private static final int POOL = 100_000;

  private CertificateCosts() {}

  /** Prints a line for each cost. */
  public static void main(String[] arguments) throws Exception {
    TestAuthority rsa = TestAuthority.root("Bench RSA CA", spec -> spec.keys(TestKeys.rsa()));
    TestAuthority ec = TestAuthority.root("Bench EC CA");
    List<byte[]> leaves = leaves(ec, LEAVES);
    print("parse, platform", leaves.size(), () -> parseAll(leaves));
    List<X509Certificate> parsed = parseAll(leaves);
    print("names", leaves.size(), () -> names(fresh(leaves)), () -> fresh(leaves));
    print("all facts", leaves.size(), () -> facts(fresh(leaves)), () -> fresh(leaves));
    signatures("RSA-2048", leaves(rsa, LEAVES), rsa.certificate().getPublicKey());
    signatures("P-256", leaves, ec.certificate().getPublicKey());
    memory(parsed.get(0), leaves);
  }

  private static void signatures(String kind, List<byte[]> leaves, PublicKey key)
      throws GeneralSecurityException {
    List<X509Certificate> certificates = parseAll(leaves);
    Provider curves = TestKeys.BC;
    for (NativeProvider choice : NativeProvider.values()) {
      SignatureCheck check = new SignatureCheck(SignatureProviders.chosen(choice, curves));
      print(
          "verify " + kind + ", " + choice,
          certificates.size(),
          () -> certificates.forEach(one -> require(check.verifies(one, key))));
    }
  }

  private static void memory(X509Certificate sample, List<byte[]> leaves) throws Exception {
    List<Certificate> pool = new ArrayList<>(POOL);
    long before = used();
    for (int i = 0; i < POOL; i++) {
      pool.add(Certificate.of(parse(leaves.get(i % leaves.size()))));
    }
    long bare = used();
    pool.forEach(CertificateCosts::facts);
    long read = used();
    System.out.printf(
        Locale.ROOT,
        "memory per certificate of %d octets: %d bytes, with all facts %d%n",
        sample.getEncoded().length,
        (bare - before) / pool.size(),
        (read - before) / pool.size());
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static void require(boolean good) {
    if (!good) {
      throw new IllegalStateException("a good signature was refused");
    }
  }

  private static List<byte[]> leaves(TestAuthority authority, int count) throws Exception {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      leaves.add(
          authority
              .issue(
                  spec ->
                      spec.subject("CN=Somebody " + number + ",OU=Unit,O=Organisation,C=DE")
                          .mail("somebody" + number + "@example.org")
                          .extendedUsage(KeyPurposeId.id_kp_emailProtection)
                          .usage(0x80))
              .certificate()
              .getEncoded());
    }
    return leaves;
  }

  private static List<X509Certificate> parseAll(List<byte[]> leaves) {
    return leaves.stream().map(CertificateCosts::parse).toList();
  }

  /** Past the cache of the platform's factory, by a constructor that has none. */
  private static X509Certificate parse(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Certificate> fresh(List<byte[]> leaves) {
    return leaves.stream().map(CertificateCosts::parse).map(Certificate::of).toList();
  }

  private static void names(List<Certificate> certificates) {
    certificates.forEach(one -> require(!one.subject().equals(one.issuer())));
  }

  private static void facts(List<Certificate> certificates) {
    certificates.forEach(CertificateCosts::facts);
  }

  private static void facts(Certificate one) {
    require(!one.isAuthority() && one.keyUsage().isPresent());
    require(one.extendedKeyUsage().isPresent() && one.alternativeNames().isPresent());
    require(!one.policies().isPresent() && !one.nameConstraints().isPresent());
    require(one.authorityKeyIdentifier().isPresent() && one.subjectKeyIdentifier().isPresent());
    require(one.criticalExtensions().size() == 1);
  }

  private static void print(String what, int count, Runnable work) {
    print(what, count, work, () -> {});
  }

  /** The median of the work less the median of what it contains. */
  private static void print(String what, int count, Runnable work, Runnable contained) {
    double net = microseconds(count, work) - microseconds(count, contained);
    System.out.printf(Locale.ROOT, "%-28s %8.2f us%n", what, net);
  }

  private static double microseconds(int count, Runnable work) {
    double[] times = new double[ROUNDS];
    for (int round = -4; round < ROUNDS; round++) {
      long start = cpu();
      work.run();
      if (round >= 0) {
        times[round] = (cpu() - start) / 1_000.0 / count;
      }
    }
    java.util.Arrays.sort(times);
    return times[ROUNDS / 2];
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
