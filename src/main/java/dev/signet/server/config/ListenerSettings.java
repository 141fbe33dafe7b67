package dev.signet.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One listener of the mail edge.
 *
 * @param next where mail goes on to, {@code lmtp:} before it for LMTP; empty for a milter
 * @param isAdvertised this listener, or the public one before it, says {@code SMIME}
 * @param peers networks of those who may connect
 * @param normalises lone CR and LF become line ends; otherwise such mail is refused
 * @param believesReceived the login stands in the topmost Received field
 */
public record ListenerSettings(
    String name,
    Role role,
    Protocol protocol,
    String address,
    String next,
    boolean isAdvertised,
    List<String> peers,
    Optional<Path> tls,
    boolean normalises,
    boolean believesReceived) {

  /** What is done with mail here. */
  public enum Role {
    OUTGOING,
    INCOMING,
    DELIVERY,
    FRONT
  }

  /** How mail comes in. */
  public enum Protocol {
    SMTP,
    LMTP,
    MILTER
  }

  /** What a listener of the default is, where nothing else is set. */
  record Preset(String role, String protocol, String address, String next) {
    static final Preset NONE = new Preset("", "", "", "");
    private static final Map<String, Preset> KNOWN =
        Map.of(
            "out", new Preset("outgoing", "lmtp", "127.0.0.1:10024", "127.0.0.1:10027"),
            "in", new Preset("incoming", "milter", "127.0.0.1:10030", ""),
            "delivery", new Preset("delivery", "lmtp", "127.0.0.1:10026", "lmtp:127.0.0.1:10029"),
            "front", new Preset("front", "smtp", "127.0.0.1:10025", "127.0.0.1:10028"));

    static Preset of(String listener) {
      return KNOWN.getOrDefault(listener, NONE);
    }
  }

  public ListenerSettings {
    peers = List.copyOf(peers);
    if (protocol == Protocol.MILTER && believesReceived) {
      throw new WrongSetting(
          EdgeKeys.LISTENER_LOGIN.of(name)
              + " cannot be received: an MTA does not show its own Received field to a milter, and"
              + " anybody may write the one below; use xclient");
    }
    if (protocol == Protocol.MILTER && role != Role.INCOMING && role != Role.OUTGOING) {
      throw wrong(name, "a milter is incoming or outgoing");
    }
    if (role == Role.FRONT && protocol != Protocol.SMTP) {
      throw wrong(name, "a front speaks smtp");
    }
    if (protocol != Protocol.MILTER && next.isEmpty()) {
      throw wrong(name, "without a next hop mail cannot go on; set .next");
    }
  }

  /**
   * A filter relays for every peer, so it must not have all the world as peers.
   *
   * @param isLocal nothing but this machine can reach its address
   */
  public void refuseOpenRelay(boolean isLocal) {
    boolean isFilter = role != Role.FRONT && protocol != Protocol.MILTER;
    if (isFilter && !isLocal && peers.stream().anyMatch(peer -> peer.endsWith("/0"))) {
      throw wrong(
          name,
          "at "
              + address
              + " this filter would relay mail for everybody; name your mail servers in .peers, or"
              + " listen on the loopback");
    }
  }

  private static WrongSetting wrong(String name, String because) {
    return new WrongSetting("signet.edge.listen." + name + ": " + because);
  }
}
