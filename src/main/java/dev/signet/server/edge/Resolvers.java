package dev.signet.server.edge;

import dev.signet.policy.dns.DnsSettings;
import dev.signet.policy.dns.NameServer;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.EdgeSettings.Dns.Security;
import dev.signet.server.config.WrongSetting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Whom this server asks about names, and whom it believes. */
public final class Resolvers {
  private static final int DNS_PORT = 53;

  /** The root's key-signing keys of 2017 and 2024 (IANA, root-anchors.xml). */
  private static final String ROOT =
      ". IN DS 20326 8 2 E06D44B80B8F1D39A95C0B0D7C65D08458E880409BBC683457104237C7F8EC8D\n"
          + ". IN DS 38696 8 2 683D2D0ACB8C9B712A1948B27F741219298D0A450D612C483AF444A4C0FB2B16\n";

  private Resolvers() {}

  /**
   * As it is set; what the machine itself asks, where nothing is.
   *
   * @throws WrongSetting if a resolver or the anchors cannot be read
   */
  public static DnsSettings of(EdgeSettings.Dns wanted) {
    DnsSettings plain =
        DnsSettings.of(
            servers(wanted).stream()
                .map(at -> new NameServer(at, isBelieved(at, wanted.security())))
                .toList());
    return wanted.security() == Security.OURSELVES
        ? plain.validating(anchors(wanted.anchors()))
        : plain;
  }

  private static List<InetSocketAddress> servers(EdgeSettings.Dns wanted) {
    return wanted.resolvers().isEmpty()
        ? DnsSettings.ofThisMachine()
            .orElseThrow(
                () -> new WrongSetting("signet.edge.dns.resolvers: this machine names none"))
            .servers()
            .stream()
            .map(NameServer::address)
            .toList()
        : wanted.resolvers().stream().map(Resolvers::server).toList();
  }

  private static boolean isBelieved(InetSocketAddress server, Security security) {
    return security == Security.RESOLVER && NameServer.of(server).isTrusted();
  }

  private static InetSocketAddress server(String text) {
    int colon = text.lastIndexOf(':');
    boolean hasPort = colon > 0 && text.indexOf(':') == colon || text.contains("]:");
    String host = hasPort ? text.substring(0, colon) : text;
    try {
      return new InetSocketAddress(
          host, hasPort ? Integer.parseInt(text.substring(colon + 1)) : DNS_PORT);
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting(
          "signet.edge.dns.resolvers: '" + text + "' must be like 192.0.2.1 or 192.0.2.1:5300",
          wrong);
    }
  }

  private static String anchors(Optional<Path> file) {
    if (file.isEmpty()) {
      return ROOT;
    }
    try {
      return Files.readString(file.get());
    } catch (IOException unreadable) {
      throw new WrongSetting(
          "signet.edge.dns.anchors: " + file.get() + " cannot be read", unreadable);
    }
  }
}
