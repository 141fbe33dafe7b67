package dev.signet.bench;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.search.CertificatePool;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.testkit.FastMint;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import java.lang.management.ManagementFactory;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a pool of 100,000 certificates and a list of a million entries hold in memory: the used heap
 * after collection, before and after.
 *
 * <p>Run: {@code mvn -Dquick test-compile exec:exec -Dbench="-Xmx4g dev.signet.bench.MemoryCosts"}
 */
public final class MemoryCosts {

  private static final int POOLED = 100_000;
  private static final int MINTED = 10_000;
  private static final int ENTRIES = 1_000_000;
  private static final int LISTED = 200_000;

  private MemoryCosts() {}

  /** Prints a line for each. */
  public static void main(String[] arguments) throws InterruptedException {
    pool();
    list();
  }

  private static void pool() throws InterruptedException {
    FastMint mint = new FastMint();
    long before = used();
    List<Certificate> certificates = new ArrayList<>();
    long octets = 0;
    for (int i = 0; i < MINTED; i++) {
      FastMint.Party issuer = new FastMint.Party("Authority " + i % 1_000, i % 8);
      FastMint.Party subject = new FastMint.Party("Authority " + i % 777, i % 7);
      certificates.add(mint.mint(issuer, subject, List.of()));
      octets += certificates.get(i).encoded().length;
    }
    CertificatePool pool = new CertificatePool(certificates);
    certificates.clear();
    report("certificates in a pool", MINTED, POOLED, used() - before);
    System.out.printf(Locale.ROOT, "  their encodings alone: %d octets each%n", octets / MINTED);
    keep(pool);
  }

  private static void list() throws InterruptedException {
    X509CRL minted = TestAuthority.root("Bench CA").crl(spec -> spec.revokeSerials(1, LISTED + 1));
    Crl warm = Lists.read(minted);
    keep(warm);
    long before = used();
    Crl list = Lists.read(minted);
    report("entries of a list", LISTED, ENTRIES, used() - before);
    keep(list);
    keep(warm);
    keep(minted);
  }

  private static void report(String what, int measured, int per, long bytes) {
    System.out.printf(
        Locale.ROOT,
        "%,d %s: %.1f MB (measured on %,d)%n",
        per,
        what,
        bytes / 1e6 * per / measured,
        measured);
  }

  /** Lives until here. */
  private static void keep(Object held) {
    if (held.hashCode() == 0) {
      System.out.print("");
    }
  }

  private static long used() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      System.gc();
      Thread.sleep(100);
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
