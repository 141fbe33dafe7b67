package dev.signet.cli.judge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signet.cli.judge.cases.Archive;
import dev.signet.cli.judge.cases.UnreadableCase;
import dev.signet.pki.fetch.guard.HostsMap;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The web of an archive, {@code <host>/<port>/<path>}, served on the loopback interface: one server
 * for each host and port.
 */
final class LoopbackWeb implements AutoCloseable {
  /** A server is a socket; no file of cases needs hundreds. */
  private static final int MAX_SITES = 256;

  private final ExecutorService workers =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "signet-judge-web");
            thread.setDaemon(true);
            return thread;
          });
  private final List<HttpServer> servers = new ArrayList<>();
  private final Map<InetSocketAddress, InetSocketAddress> addresses = new HashMap<>();

  LoopbackWeb(Archive archive) throws IOException {
    Map<InetSocketAddress, Map<String, String>> sites = sites(archive);
    if (sites.size() > MAX_SITES) {
      throw new IOException("more than " + MAX_SITES + " hosts and ports to serve");
    }
    for (Map.Entry<InetSocketAddress, Map<String, String>> site : sites.entrySet()) {
      addresses.put(site.getKey(), serve(archive, site.getValue()));
    }
  }

  /** Where each host and port of the archive is really found. */
  Map<InetSocketAddress, InetSocketAddress> addresses() {
    return Map.copyOf(addresses);
  }

  /** The only names that exist: those of the archive, each at its server. */
  HostsMap hosts() {
    Map<String, InetSocketAddress> entries = new HashMap<>();
    addresses.forEach((site, at) -> entries.put(site.getHostString() + ":" + site.getPort(), at));
    return HostsMap.only(entries);
  }

  private static Map<InetSocketAddress, Map<String, String>> sites(Archive archive) {
    Map<InetSocketAddress, Map<String, String>> sites = new HashMap<>();
    for (String name : archive.names()) {
      String[] parts = name.split("/", 3);
      if (parts.length == 3 && parts[1].matches("[0-9]{1,4}|[1-5][0-9]{4}")) {
        InetSocketAddress site =
            InetSocketAddress.createUnresolved(
                parts[0].toLowerCase(Locale.ROOT), Integer.parseInt(parts[1]));
        sites.computeIfAbsent(site, none -> new HashMap<>()).put("/" + parts[2], name);
      }
    }
    return sites;
  }

  private InetSocketAddress serve(Archive archive, Map<String, String> paths) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, archive, paths));
    server.setExecutor(workers);
    server.start();
    servers.add(server);
    return server.getAddress();
  }

  private static void answer(HttpExchange exchange, Archive archive, Map<String, String> paths)
      throws IOException {
    try (exchange) {
      String name = paths.get(exchange.getRequestURI().getPath());
      if (name == null) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] octets = archive.read(name);
      exchange.sendResponseHeaders(200, octets.length == 0 ? -1 : octets.length);
      exchange.getResponseBody().write(octets);
    } catch (UnreadableCase damaged) {
      exchange.sendResponseHeaders(500, -1);
    }
  }

  @Override
  public void close() {
    servers.forEach(server -> server.stop(0));
    workers.shutdownNow();
  }
}
