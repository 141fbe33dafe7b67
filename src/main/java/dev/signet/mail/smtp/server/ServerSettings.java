package dev.signet.mail.smtp.server;

import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.smtp.wire.BareLineEnds;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How a listener speaks.
 *
 * @param name of this host, in the EHLO reply
 * @param isLmtp LMTP and not SMTP
 * @param bare what becomes of stray CR and LF in a message
 * @param limits for one client
 * @param tls our certificate, if STARTTLS may be offered
 * @param peers who may connect
 * @param fronts who may use XCLIENT
 * @param forwarders who may use XFORWARD
 */
public record ServerSettings(
    String name,
    boolean isLmtp,
    BareLineEnds bare,
    SmtpLimits limits,
    Optional<SSLContext> tls,
    AddressRanges peers,
    AddressRanges fronts,
    AddressRanges forwarders) {

  /** SMTP or LMTP for everybody, stray line ends refused, no TLS, no trust in anybody. */
  public static ServerSettings plain(String name, boolean isLmtp) {
    return new ServerSettings(
        name,
        isLmtp,
        BareLineEnds.REJECT,
        SmtpLimits.DEFAULT,
        Optional.empty(),
        AddressRanges.of(List.of("0.0.0.0/0", "::/0", "unix")),
        AddressRanges.NONE,
        AddressRanges.NONE);
  }

  public ServerSettings with(BareLineEnds other) {
    return new ServerSettings(name, isLmtp, other, limits, tls, peers, fronts, forwarders);
  }

  public ServerSettings with(SmtpLimits other) {
    return new ServerSettings(name, isLmtp, bare, other, tls, peers, fronts, forwarders);
  }

  public ServerSettings with(SSLContext ours) {
    return new ServerSettings(
        name, isLmtp, bare, limits, Optional.of(ours), peers, fronts, forwarders);
  }

  /** Who may connect. */
  public ServerSettings forPeers(AddressRanges only) {
    return new ServerSettings(name, isLmtp, bare, limits, tls, only, fronts, forwarders);
  }

  /** Whose XCLIENT and whose XFORWARD are believed. */
  public ServerSettings trusting(AddressRanges xclient, AddressRanges xforward) {
    return new ServerSettings(name, isLmtp, bare, limits, tls, peers, xclient, xforward);
  }
}
