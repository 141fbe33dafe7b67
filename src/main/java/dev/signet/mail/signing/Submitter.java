package dev.signet.mail.signing;

import dev.signet.mail.message.Header;
import dev.signet.mail.network.Network;
import dev.signet.mail.smtp.Peer;
import java.net.InetAddress;
import java.util.Optional;

/**
 * Who handed a message in, as far as our own MTA vouches for it.
 *
 * @param login SASL identity (RFC 4954)
 * @param address of the client
 * @param isLocal handed in on the MTA's own machine, without SMTP
 */
public record Submitter(Optional<String> login, Optional<InetAddress> address, boolean isLocal) {
  private static final int MAX_LOGIN = 320;

  /** Nobody is vouched for. */
  public static final Submitter NOBODY = new Submitter(Optional.empty(), Optional.empty(), false);

  /**
   * Which of a session's words about the client count.
   *
   * @param isForwarded the peer is an MTA of ours that hands on mail: what counts is what it says
   *     by XFORWARD, never its own address; after XCLIENT the peer is the client itself
   * @param receivedBy our MTA's own name, if it says in the Received field who logged in (Postfix:
   *     {@code smtpd_sasl_authenticated_header = yes}); empty: that field is not looked at
   */
  public record Believed(boolean isForwarded, Optional<String> receivedBy) {
    /** A listener that clients talk to themselves. */
    public static final Believed SESSION_ONLY = new Believed(false, Optional.empty());
  }

  /** Reads it from the session and, where that is configured, from the topmost Received field. */
  public static Submitter of(Peer peer, Header header, Believed believed) {
    Optional<String> login =
        peer.login()
            .or(() -> forwarded(peer, "LOGIN", believed))
            .or(() -> believed.receivedBy().flatMap(by -> ReceivedLogin.in(header, by)))
            .filter(Submitter::isSound);
    boolean isLocal =
        forwarded(peer, "SOURCE", believed).filter("LOCAL"::equalsIgnoreCase).isPresent();
    Optional<String> address =
        believed.isForwarded() ? forwarded(peer, "ADDR", believed) : Optional.of(peer.address());
    return new Submitter(login, address.flatMap(Submitter::literal), isLocal);
  }

  private static Optional<String> forwarded(Peer peer, String name, Believed believed) {
    return believed.isForwarded()
        ? Optional.ofNullable(peer.forwarded().get(name)).filter(Submitter::isSound)
        : Optional.empty();
  }

  /** As Postfix writes them: IPv6 may begin with {@code IPV6:}; no address is in brackets. */
  private static Optional<InetAddress> literal(String text) {
    boolean isMarked = text.regionMatches(true, 0, "IPV6:", 0, 5);
    return Network.literal(isMarked ? text.substring(5) : text);
  }

  /** Postfix writes what it does not know in square brackets. */
  private static boolean isSound(String word) {
    return !word.isBlank()
        && word.length() <= MAX_LOGIN
        && !word.equals("[UNAVAILABLE]")
        && !word.equals("[TEMPUNAVAIL]")
        && word.chars().noneMatch(Character::isISOControl);
  }

  /** For logs. */
  @Override
  public String toString() {
    return login
        .map(name -> "login " + name)
        .or(() -> isLocal ? Optional.of("local") : Optional.empty())
        .or(() -> address.map(one -> "network " + one.getHostAddress()))
        .orElse("nobody");
  }
}
