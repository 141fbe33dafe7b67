package dev.signet.mail.milter;

import dev.signet.mail.milter.wire.Fields;
import dev.signet.mail.milter.wire.MalformedFrame;
import dev.signet.mail.smtp.Peer;
import java.util.Map;
import java.util.Optional;

/**
 * The MTA's client, as the MTA tells of it when the client connects.
 *
 * @param name reverse name, if it has one
 */
record MtaClient(Optional<String> name, String address, int port) {
  private static final String IPV6 = "IPv6:";
  private static final char NO_ADDRESS = 'U';
  private static final char LOCAL = 'L';

  static MtaClient read(Fields fields) throws MalformedFrame {
    String name = fields.text();
    Optional<String> known =
        Optional.of(name).filter(n -> !n.equals("unknown") && !n.isEmpty() && !n.startsWith("["));
    char family = fields.letter();
    if (family == NO_ADDRESS) {
      return new MtaClient(known, "unknown", 0);
    }
    int port = fields.two();
    String address = fields.text();
    fields.end();
    return family == LOCAL
        ? new MtaClient(known, "unix", 0)
        : new MtaClient(known, withoutPrefix(address), port);
  }

  private static String withoutPrefix(String address) {
    return address.regionMatches(true, 0, IPV6, 0, IPV6.length())
        ? address.substring(IPV6.length())
        : address;
  }

  /**
   * With what came later.
   *
   * @param hello argument of HELO or EHLO, empty if there was none
   */
  Peer peer(String hello, Map<String, String> macros) {
    return new Peer(
        address,
        port,
        name,
        hello,
        Macros.of(macros, "r").map(protocol -> protocol.contains("ESMTP")).orElse(true),
        Macros.of(macros, "tls_version"),
        Macros.of(macros, "auth_authen"),
        Map.of());
  }
}
