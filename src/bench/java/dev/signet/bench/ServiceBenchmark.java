package dev.signet.bench;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Locate and Validate over loopback, beside Apache CXF's XKMS service in the same run
 * (docs/performance.md).
 *
 * <p>Arguments: bindings, e.g. {@code 1000,100000}; connections, e.g. {@code 1,8,64}; seconds per
 * figure; seconds of warm-up; bindings of the peer (it reads every file at every request, so keep
 * it small), 0 for none. Needs {@code mvn package liberty:create liberty:deploy} and, for the peer,
 * {@code mvn -f src/bench/peer package} before.
 */
public final class ServiceBenchmark {
  private static final int WRITTEN = 1000;
  private static final String SMIME = "urn:ietf:rfc:2633";
  private static final String PKIX = "urn:ietf:rfc:2459";

  private final PrintStream out = System.out;
  private final int[] connections;
  private final int seconds;
  private final int warmUp;
  private final Map<String, Double> cpu = new LinkedHashMap<>();

  private ServiceBenchmark(int[] connections, int seconds, int warmUp) {
    this.connections = connections;
    this.seconds = seconds;
    this.warmUp = warmUp;
  }

  public static void main(String[] args) throws Exception {
    int[] bindings = numbers(args[0]);
    ServiceBenchmark run =
        new ServiceBenchmark(
            numbers(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3]));
    int peerBindings = Integer.parseInt(args[4]);
    Path directory = Files.createTempDirectory("signet-bench");
    Population population = new Population();
    run.out.printf(
        "%-34s %5s %9s %8s %8s %12s%n",
        "request", "conns", "req/s", "p50 ms", "p99 ms", "CPU ms/req");
    for (int count : bindings) {
      run.ours(population, directory.resolve("ours-" + count), count);
    }
    if (peerBindings > 0) {
      run.peer(population, directory.resolve("peer"), peerBindings);
    }
    run.printRatios(bindings, peerBindings);
  }

  private static int[] numbers(String list) {
    return IntStream.of(
            java.util.Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray())
        .toArray();
  }

  private void ours(Population population, Path data, int count) throws Exception {
    Path leaves = data.resolveSibling("leaves-" + count);
    fill(population, data, count, leaves);
    int port = Service.freePort();
    String uri = "http://localhost:" + port + "/xkms";
    Map<String, String> environment =
        Map.of(
            "SIGNET_DATA_DIR", data.toString(),
            "SIGNET_HTTP_PORT", String.valueOf(port),
            "SIGNET_HTTPS_PORT", String.valueOf(Service.freePort()),
            "SIGNET_PUBLIC_URL", "http://localhost:" + port,
            "SIGNET_POLICY_DEFAULT_RESULTS_SIGNED", System.getProperty("signed", "never"));
    long begin = System.nanoTime();
    try (Service service =
        Service.start(
            List.of("target/liberty/wlp/bin/server", "run", "signet"),
            environment,
            port,
            "/health/ready")) {
      out.printf(
          "# %d bindings: ready after %.1f s, %.1f CPU s, %d MiB resident%n",
          count,
          (System.nanoTime() - begin) / 1e9,
          service.cpu().toMillis() / 1e3,
          service.residentMebibytes());
      Messages messages = new Messages(uri);
      String tag = "ours " + count + " ";
      measure(
          service,
          tag + "no match",
          n -> messages.locate(n, SMIME, "nobody" + n + "@example.org"),
          "NoMatch");
      measure(
          service,
          tag + "locate mail",
          n -> messages.locate(n, SMIME, Population.mail(spread(n, count))),
          "X509Certificate");
      measure(
          service,
          tag + "locate DN",
          n -> messages.locate(n, PKIX, Population.subject(spread(n, count))),
          "X509Certificate");
      measure(
          service,
          tag + "validate",
          validate(messages, leaves, Math.min(count, WRITTEN)),
          "#Valid\"");
      out.printf("# after load: %d MiB resident%n", service.residentMebibytes());
    }
  }

  private void peer(Population population, Path directory, int count) throws Exception {
    Path leaves = directory.resolve("leaves");
    fill(population, directory.resolve("unused"), count, leaves);
    int port = Service.freePort();
    String uri = "http://localhost:" + port + "/xkms";
    List<String> command =
        List.of(
            "java",
            "-cp",
            "target/peer/classes:target/peer/lib/*",
            "dev.signet.bench.peer.PeerServer",
            String.valueOf(port),
            uri,
            directory.resolve("repository").toString(),
            leaves.toString());
    try (Service service = Service.start(command, Map.of(), port, "/xkms?wsdl")) {
      Messages messages = new Messages(uri);
      String tag = "peer " + count + " ";
      measure(
          service,
          tag + "no match",
          n -> messages.locate(n, SMIME, "nobody" + n + "@example.org"),
          "NoMatch");
      measure(
          service,
          tag + "locate DN",
          n -> messages.locate(n, PKIX, Population.subject(spread(n, count))),
          "X509Certificate");
      measure(
          service,
          tag + "validate",
          validate(messages, leaves, Math.min(count, WRITTEN)),
          "#Valid\"");
    }
  }

  private static IntFunction<String> validate(Messages messages, Path leaves, int count) {
    List<String> bodies = new ArrayList<>();
    for (int user = 0; user < count; user++) {
      bodies.add(messages.validate(user, leaves.resolve("leaf-" + user + ".der")));
    }
    return n -> bodies.get(n % bodies.size());
  }

  private static void fill(Population population, Path data, int count, Path leaves)
      throws Exception {
    Files.createDirectories(data);
    JdbcDataSource database = new JdbcDataSource();
    database.setURL(
        "jdbc:h2:file:" + data.resolve("registry") + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE");
    database.setUser("signet");
    database.setPassword("");
    population.enter(database, count, leaves, Math.min(count, WRITTEN));
    population.writeTrust(data.resolve("policies/default"));
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SHUTDOWN");
    }
  }

  private static int spread(int number, int count) {
    return (int) ((number * 7919L) % count);
  }

  private void measure(Service service, String name, IntFunction<String> body, String mustContain)
      throws Exception {
    Load load = new Load(service.port(), "text/xml; charset=utf-8", body, mustContain);
    load.run(8, warmUp);
    for (int c : connections) {
      Duration before = service.cpu();
      Load.Outcome outcome = load.run(c, seconds);
      double millis = service.cpu().minus(before).toNanos() / 1e6 / Math.max(1, outcome.count());
      cpu.put(name + " @" + c, millis);
      out.printf(
          "%-34s %5d %9.1f %8.2f %8.2f %12.3f%n",
          name,
          c,
          outcome.count() / (double) seconds,
          outcome.percentileMillis(0.5),
          outcome.percentileMillis(0.99),
          millis);
    }
  }

  private void printRatios(int[] bindings, int peerBindings) {
    out.println(
        "# ratios of CPU time per request, at "
            + connections[connections.length / 2]
            + " connections");
    String at = " @" + connections[connections.length / 2];
    int small = bindings[0];
    int large = bindings[bindings.length - 1];
    ratio(
        "P1 locate mail / no match",
        "ours " + small + " locate mail" + at,
        "ours " + small + " no match" + at);
    ratio(
        "P3 locate, large / small",
        "ours " + large + " locate mail" + at,
        "ours " + small + " locate mail" + at);
    ratio(
        "P3 validate, large / small",
        "ours " + large + " validate" + at,
        "ours " + small + " validate" + at);
    ratio(
        "P2 peer / ours, locate DN",
        "peer " + peerBindings + " locate DN" + at,
        "ours " + small + " locate DN" + at);
    ratio(
        "P5 peer / ours, validate",
        "peer " + peerBindings + " validate" + at,
        "ours " + small + " validate" + at);
  }

  private void ratio(String name, String above, String below) {
    if (cpu.containsKey(above) && cpu.containsKey(below)) {
      out.printf("%-34s %8.2f%n", name, cpu.get(above) / cpu.get(below));
    }
  }
}
