package dev.signet.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server process under measurement; ends with {@link #close}. */
final class Service implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private final Process process;
  private final int port;

  private Service(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts {@code command} and waits until {@code path} on {@code port} answers anything. */
  static Service start(List<String> command, Map<String, String> environment, int port, String path)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(Files.createTempFile("bench", ".log").toFile());
    Service service = new Service(builder.start(), port);
    service.awaitAnswer(path);
    return service;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  /** CPU time of the process and all its descendants so far. */
  Duration cpu() {
    return processes()
        .map(p -> p.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** Resident memory in MiB, summed over the processes; 0 where /proc is absent. */
  long residentMebibytes() {
    return processes().mapToLong(p -> resident(p.pid())).sum() / 1024;
  }

  private Stream<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants());
  }

  private static long resident(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .sum();
    } catch (IOException absent) {
      return 0;
    }
  }

  private void awaitAnswer(String path) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!answers(path)) {
      if (System.nanoTime() > end || !process.isAlive()) {
        close();
        throw new IOException("the service did not start");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean answers(String path) throws IOException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    try {
      connection.setConnectTimeout(500);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == 200 && drained(connection.getInputStream());
    } catch (IOException notYet) {
      return false;
    } finally {
      connection.disconnect();
    }
  }

  private static boolean drained(InputStream in) throws IOException {
    in.readAllBytes();
    return true;
  }

  @Override
  public void close() {
    List<ProcessHandle> all = processes().toList();
    all.forEach(ProcessHandle::destroy);
    for (ProcessHandle handle : all) {
      try {
        handle.onExit().get(20, TimeUnit.SECONDS);
      } catch (Exception stubborn) { // the benchmark's own door: nothing may be left running
        handle.destroyForcibly();
      }
    }
  }
}
