package dev.signet.bench;

import dev.signet.pki.certificate.Certificate;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A leaf from its octets to a verdict, under an authority that is known already, beside the least
 * that this can cost: parse it and check its one signature.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class LeafValidation {

  @Param({"RSA", "EC"})
  String key;

  /** Entries of the authority's revocation list; -1 for no look at withdrawal. */
  @Param({"-1", "500", "100000"})
  int entries;

  private Leaves leaves;
  private PKIXParameters parameters;
  private int next;

  @Setup(Level.Trial)
  public void mint() throws GeneralSecurityException {
    leaves = new Leaves(key, entries);
    parameters = new PKIXParameters(Set.of(new TrustAnchor(leaves.root(), null)));
    parameters.setDate(Date.from(Leaves.NOW));
    parameters.setRevocationEnabled(entries >= 0);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(leaves.lists())));
  }

  /** The least: parse the leaf, check its signature with the authority's key. */
  @Benchmark
  public X509Certificate bound() throws GeneralSecurityException {
    X509Certificate leaf = parsed(fresh());
    leaf.verify(leaves.authority().getPublicKey(), leaves.provider());
    return leaf;
  }

  @Benchmark
  public PathVerdict ours() throws Exception {
    return trusted(leaves.validation().verdictOn(leaves.question(leaves.read(fresh()))));
  }

  /** The same octets again and again. */
  @Benchmark
  public PathVerdict oursRepeated() throws Exception {
    Certificate leaf = leaves.read(leaves.first());
    return trusted(leaves.validation().verdictOn(leaves.question(leaf)));
  }

  @Benchmark
  public Object platform() throws GeneralSecurityException {
    CertPath path =
        CertificateFactory.getInstance("X.509")
            .generateCertPath(List.of(parsed(fresh()), leaves.authority()));
    return CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }

  private byte[] fresh() {
    next = (next + 1) % Leaves.COUNT;
    return leaves.encoded(next);
  }

  private static X509Certificate parsed(byte[] der) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  private static PathVerdict trusted(PathVerdict verdict) {
    if (verdict instanceof PathVerdict.Trusted) {
      return verdict;
    }
    throw new IllegalStateException("not trusted: " + verdict.grounds());
  }
}
