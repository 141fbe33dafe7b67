package dev.signet.bench;

import dev.signet.pki.algorithm.NativeProvider;
import dev.signet.pki.path.PathVerdict;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertStore;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A leaf from its octets to a verdict, under an authority that is known already, beside the least
 * that this can cost: parse it and check its one signature with the same provider. CPU time of one
 * thread; the contestants take turns, and what is printed is the median of the turns.
 *
 * <p>Run: {@code mvn -Dquick test-compile exec:exec -Dbench="dev.signet.bench.LeafValidation RSA,EC
 * jdk,accp,conscrypt -1,500,100000"}: kinds of key, providers of signatures, entries of the
 * authority's revocation list (-1: nobody looks at withdrawal).
 */
public final class LeafValidation {

  private static final int TURNS = 7;
  private static final int WARM_TURNS = 20;
  private static final int LEAVES_A_TURN = 2_000;

  private final Leaves leaves;
  private final PKIXParameters parameters;
  private final int[] next = new int[3];

  private LeafValidation(Leaves leaves, boolean revocation) throws GeneralSecurityException {
    this.leaves = leaves;
    parameters = new PKIXParameters(Set.of(new TrustAnchor(leaves.root(), null)));
    parameters.setDate(Date.from(Leaves.NOW));
    parameters.setRevocationEnabled(revocation);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(leaves.lists())));
  }

  /** Prints a line for each combination. */
  public static void main(String[] arguments) throws Exception {
    System.out.println("key provider  entries   bound us  ours us  of bound  repeated  platform");
    for (String key : arguments[0].split(",")) {
      Leaves.Minted minted = Leaves.Minted.of(key);
      for (String provider : arguments[1].split(",")) {
        for (String entries : arguments[2].split(",")) {
          int listed = Integer.parseInt(entries);
          NativeProvider chosen = NativeProvider.of(provider).orElseThrow();
          run(key, provider, new Leaves(minted, listed, chosen), listed);
        }
      }
    }
  }

  private static void run(String key, String provider, Leaves leaves, int entries)
      throws GeneralSecurityException {
    LeafValidation one = new LeafValidation(leaves, entries >= 0);
    int slow = entries > 1_000 ? 200 : 4; // the platform's share of the leaves
    List<Turns> all =
        List.of(
            new Turns(one::bound, LEAVES_A_TURN),
            new Turns(one::ours, LEAVES_A_TURN),
            new Turns(one::repeated, LEAVES_A_TURN),
            new Turns(one::platform, LEAVES_A_TURN / slow));
    Turns.take(all, WARM_TURNS, TURNS);
    double bound = all.get(0).median();
    double ours = all.get(1).median();
    System.out.printf(
        Locale.ROOT,
        "%-3s %-9s %7d %9.1f %8.1f %9.2f %8.1fx %8.2fx%n",
        key,
        provider,
        entries,
        bound,
        ours,
        bound / ours,
        ours / all.get(2).median(),
        all.get(3).median() / ours);
  }

  /** The least: parse the leaf, check its signature with the authority's key. */
  private void bound() throws GeneralSecurityException {
    X509Certificate leaf = parsed(fresh(0));
    if (!leaves.check().verifies(leaf, leaves.authority().getPublicKey())) {
      throw new IllegalStateException("a good signature was refused");
    }
  }

  private void ours() throws Exception {
    trusted(leaves.validation().verdictOn(leaves.question(leaves.read(fresh(1)))));
  }

  /** The same octets again and again. */
  private void repeated() throws Exception {
    trusted(leaves.validation().verdictOn(leaves.question(leaves.read(leaves.first()))));
  }

  private void platform() throws GeneralSecurityException {
    CertPath path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(parsed(fresh(2)), leaves.authority()));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  /** Each contestant goes round on its own, so that it meets a leaf when it has forgotten it. */
  private byte[] fresh(int contestant) {
    next[contestant] = (next[contestant] + 1) % Leaves.COUNT;
    return leaves.encoded(next[contestant]);
  }

  private static X509Certificate parsed(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static void trusted(PathVerdict verdict) {
    if (!(verdict instanceof PathVerdict.Trusted)) {
      throw new IllegalStateException("not trusted: " + verdict.grounds());
    }
  }
}
