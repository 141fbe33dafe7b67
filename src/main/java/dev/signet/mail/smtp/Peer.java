package dev.signet.mail.smtp;

import java.util.Map;
import java.util.Optional;

/**
 * Who is at the other end, as far as is known now.
 *
 * @param address IP address in text form; {@code unix} for a local socket
 * @param port of the peer; 0 if not known
 * @param name reverse name, if an MTA told us one
 * @param hello argument of HELO, EHLO or LHLO; empty before
 * @param isExtended EHLO or LHLO, not HELO
 * @param tlsVersion of the session with the client; empty without TLS or when not known
 * @param login SASL identity, if an authorised MTA told us one
 * @param forwarded attributes of XFORWARD from an authorised MTA, names in upper case, decoded
 */
public record Peer(
    String address,
    int port,
    Optional<String> name,
    String hello,
    boolean isExtended,
    Optional<String> tlsVersion,
    Optional<String> login,
    Map<String, String> forwarded) {
  public Peer {
    forwarded = Map.copyOf(forwarded);
  }

  /** A peer that has not said anything yet. */
  public static Peer at(String address, int port) {
    return new Peer(
        address, port, Optional.empty(), "", false, Optional.empty(), Optional.empty(), Map.of());
  }

  public Peer greeting(String hello, boolean isExtended) {
    return new Peer(address, port, name, hello, isExtended, tlsVersion, login, forwarded);
  }

  public Peer over(String tls) {
    return new Peer(address, port, name, hello, isExtended, Optional.of(tls), login, forwarded);
  }

  /** Over what the client itself came, whatever lies between it and us. */
  public Peer seenOver(Optional<String> tls) {
    return new Peer(address, port, name, hello, isExtended, tls, login, forwarded);
  }

  public Peer loggedIn(String as) {
    return new Peer(address, port, name, hello, isExtended, tlsVersion, Optional.of(as), forwarded);
  }

  public Peer forwarding(Map<String, String> attributes) {
    return new Peer(address, port, name, hello, isExtended, tlsVersion, login, attributes);
  }
}
