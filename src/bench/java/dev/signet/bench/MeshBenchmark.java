package dev.signet.bench;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.path.PathQuestion;
import dev.signet.pki.path.PathValidation;
import dev.signet.pki.path.PathVerdict;
import dev.signet.pki.path.search.Spent;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestMesh;
import dev.signet.testkit.TestPolicies;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Paths through meshes of authorities and through ladders of equal names, beside the platform and
 * Bouncy Castle: CPU time of one thread from certificates that nobody has seen before to the
 * answer, median of three seeds. All find paths of at most six certificates below the anchor.
 *
 * <p>A peer that takes more than ten seconds is stopped, and is not asked for larger meshes of that
 * kind.
 *
 * <p>Run: {@code mvn -Dquick test-compile exec:exec -Dbench="dev.signet.bench.MeshBenchmark
 * 50,500,2000,10000 3,6"}: authorities, certificates for each of them.
 */
public final class MeshBenchmark {

  private static final long[] SEEDS = {1, 2, 3};
  private static final int LONGEST = 6;
  private static final int LEVELS = 5;
  private static final int[] WIDTHS = {4, 8, 16};
  private static final long PATIENCE_SECONDS = 10;

  private final Set<String> tired = new HashSet<>();

  private MeshBenchmark() {}

  /** What one contestant has found, and for how much. */
  private record Result(boolean found, double millis, String spent) {}

  private interface Contestant {
    Result judge(TestMesh mesh) throws GeneralSecurityException;
  }

  private interface Minting {
    TestMesh mint(TestMesh.End end, long seed);
  }

  /** Prints a line for each kind of mesh. */
  public static void main(String[] arguments) throws InterruptedException {
    MeshBenchmark benchmark = new MeshBenchmark();
    for (int i = 0; i < 30; i++) {
      benchmark.warm(i);
    }
    System.out.println(
        "mesh             certs anchor     ours ms  JDK ms   BC ms  found  signatures/states");
    for (String degree : arguments[1].split(",")) {
      for (String size : arguments[0].split(",")) {
        int authorities = Integer.parseInt(size);
        int certified = Integer.parseInt(degree);
        benchmark.compare(
            "mesh x " + degree,
            size,
            (end, seed) -> TestMesh.random(authorities, certified, end, seed));
      }
    }
    for (int width : WIDTHS) {
      benchmark.compare(
          "ladder", LEVELS + "^" + width, (end, seed) -> TestMesh.ladder(LEVELS, width, end));
    }
    System.exit(0); // a peer that was given up may still be at work
  }

  private void warm(long seed) throws InterruptedException {
    for (TestMesh.End end : TestMesh.End.values()) {
      TestMesh mesh = TestMesh.random(60, 3, end, seed);
      ours(mesh);
      ours(TestMesh.ladder(4, 4, end));
      patiently("warm", mesh, m -> builder(m, Optional.empty()));
      patiently("warm", mesh, m -> builder(m, Optional.of(TestKeys.BC)));
    }
  }

  private void compare(String kind, String size, Minting minting) throws InterruptedException {
    for (TestMesh.End end : TestMesh.End.values()) {
      List<Result> ours = new ArrayList<>();
      List<Optional<Result>> platform = new ArrayList<>();
      List<Optional<Result>> castle = new ArrayList<>();
      int certificates = 0;
      for (long seed : SEEDS) {
        TestMesh mesh = minting.mint(end, 10 * seed + end.ordinal());
        certificates = mesh.certificates().size();
        ours.add(ours(fresh(mesh)));
        String of = kind + " " + end;
        platform.add(patiently(of + " JDK", fresh(mesh), m -> builder(m, Optional.empty())));
        castle.add(patiently(of + " BC", fresh(mesh), m -> builder(m, Optional.of(TestKeys.BC))));
      }
      System.out.printf(
          Locale.ROOT,
          "%-9s %6s %5d %-8s %8.1f %8s %8s  %-5s  %s%n",
          kind,
          size,
          certificates,
          end,
          median(ours),
          shown(platform),
          shown(castle),
          agreed(ours, platform, castle),
          ours.get(0).spent);
    }
  }

  private static Result ours(TestMesh mesh) {
    TrustPolicy like = TestPolicies.trusting(List.of(mesh.anchor()), List.of(), BUDGET);
    long start = Turns.cpu();
    TrustPolicy policy =
        new TrustPolicy(
            like.name(),
            like.anchors(),
            mesh.certificates(),
            like.rules(),
            like.algorithms(),
            RevocationPolicy.NONE,
            like.discovery(),
            BUDGET);
    PathValidation validation =
        TestPolicies.validation(policy, q -> RevocationStatus.Unknown.because("nobody asks"));
    PathVerdict verdict =
        validation.verdictOn(PathQuestion.of(mesh.leaf(), Purpose.ANY, TestAuthority.NOW));
    double millis = (Turns.cpu() - start) / 1e6;
    Spent spent = verdict.explanation().spent();
    return new Result(
        verdict instanceof PathVerdict.Trusted,
        millis,
        spent.signatureChecks() + "/" + spent.candidates());
  }

  /** As large as the largest mesh here needs, so that it is never the budget that answers. */
  private static final PathBudget BUDGET =
      new PathBudget(LONGEST, 1_000_000, 1_000_000, 0, Duration.ofMinutes(5));

  private static Result builder(TestMesh mesh, Optional<Provider> provider)
      throws GeneralSecurityException {
    X509CertSelector target = new X509CertSelector();
    target.setCertificate(mesh.leaf().x509());
    List<X509Certificate> all = new ArrayList<>();
    mesh.certificates().forEach(certificate -> all.add(certificate.x509()));
    all.add(mesh.leaf().x509());
    X509Certificate anchor = mesh.anchor().authority().certificate().orElseThrow().x509();
    long start = Turns.cpu();
    PKIXBuilderParameters parameters =
        new PKIXBuilderParameters(Set.of(new TrustAnchor(anchor, null)), target);
    parameters.addCertStore(
        CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(TestAuthority.NOW));
    parameters.setMaxPathLength(LONGEST - 1); // the leaf does not count there
    CertPathBuilder builder =
        provider.isPresent()
            ? CertPathBuilder.getInstance("PKIX", provider.get())
            : CertPathBuilder.getInstance("PKIX");
    boolean found = isFound(builder, parameters);
    return new Result(found, (Turns.cpu() - start) / 1e6, "");
  }

  private static boolean isFound(CertPathBuilder builder, PKIXBuilderParameters parameters)
      throws GeneralSecurityException {
    try {
      builder.build(parameters);
      return true;
    } catch (CertPathBuilderException none) {
      return false;
    }
  }

  /** In a thread of its own, which is left alone when it takes too long. */
  private Optional<Result> patiently(String who, TestMesh mesh, Contestant contestant)
      throws InterruptedException {
    if (tired.contains(who)) {
      return Optional.empty();
    }
    FutureTask<Result> task = new FutureTask<>(() -> contestant.judge(mesh));
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(task.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException tooLong) {
      tired.add(who);
      stop(thread);
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }

  /** Nothing else ends a search of the platform; the process ends soon. */
  @SuppressWarnings({"deprecation", "removal"})
  private static void stop(Thread thread) {
    thread.stop();
  }

  private static String agreed(
      List<Result> ours, List<Optional<Result>> platform, List<Optional<Result>> castle) {
    int found = 0;
    for (int i = 0; i < ours.size(); i++) {
      boolean own = ours.get(i).found;
      found += own ? 1 : 0;
      if (differs(own, platform.get(i)) || differs(own, castle.get(i))) {
        return "DIFFER";
      }
    }
    return found + "/" + ours.size();
  }

  private static boolean differs(boolean found, Optional<Result> peer) {
    return peer.filter(result -> result.found != found).isPresent();
  }

  private static double median(List<Result> results) {
    double[] millis = results.stream().mapToDouble(Result::millis).sorted().toArray();
    return millis[millis.length / 2];
  }

  private static String shown(List<Optional<Result>> results) {
    List<Result> done = results.stream().flatMap(Optional::stream).toList();
    return done.size() < results.size()
        ? ">10 s"
        : String.format(Locale.ROOT, "%.1f", median(done));
  }

  /** The same mesh without what we have computed; the platform may remember what it has. */
  private static TestMesh fresh(TestMesh mesh) {
    List<Certificate> certificates =
        mesh.certificates().stream().map(MeshBenchmark::fresh).toList();
    Certificate anchor = mesh.anchor().authority().certificate().orElseThrow();
    return new TestMesh(fresh(mesh.leaf()), certificates, Anchor.of(fresh(anchor)));
  }

  private static Certificate fresh(Certificate certificate) {
    return Certificate.of(certificate.x509());
  }
}
