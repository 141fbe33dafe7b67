package dev.signet.pki.fetch.ldap;

import dev.signet.pki.fetch.guard.RefusedByGuard;
import dev.signet.pki.fetch.guard.TargetUri;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.pki.fetch.transfer.FailedTransfer;
import dev.signet.pki.fetch.transfer.Intake;
import dev.signet.pki.fetch.transfer.Trouble;
import dev.signet.pki.fetch.transfer.Watchdog;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Asks directories over LDAP and LDAPS; safe for many threads. */
public final class LdapExchange {

  private final Duration connect;
  private final Optional<SSLContext> tls;
  private final Watchdog watchdog;

  /**
   * @param tls trust for ldaps; empty: the platform's certification authorities
   */
  public LdapExchange(Duration connect, Optional<SSLContext> tls, Watchdog watchdog) {
    this.connect = connect;
    this.tls = tls;
    this.watchdog = watchdog;
  }

  /**
   * Searches once, at the first address that can be connected to.
   *
   * @return certificates one behind the other; of revocation lists the first one
   */
  public Content search(LdapQuestion question, Deadline deadline, Intake intake)
      throws FailedTransfer, RefusedByGuard {
    TargetUri target = question.destination().target();
    LdapQuery query = LdapQuery.of(target.uri(), question.attributes());
    FailedTransfer last = deadline.missed();
    for (InetSocketAddress address : question.destination().addresses()) {
      try (Socket socket = new Socket(Proxy.NO_PROXY);
          Watchdog.Watch watch = watchdog.over(deadline, () -> closeQuietly(socket))) {
        socket.connect(address, (int) connect.toMillis());
        Socket line = target.scheme().equals("ldaps") ? secured(socket, target) : socket;
        line.getOutputStream().write(LdapMessages.search(query, seconds(deadline)));
        return new LdapAnswerReader(intake, line.getInputStream()).read();
      } catch (IOException broken) {
        last = deadline.isOver() ? deadline.missed() : read(broken);
        if (deadline.isOver() || !isNoConnection(broken)) {
          throw last;
        }
      }
    }
    throw last;
  }

  /** TLS for the name of the URL (RFC 4513 section 3.1.3, RFC 6125). */
  private Socket secured(Socket socket, TargetUri target) throws IOException {
    SSLSocket secure =
        (SSLSocket)
            context().getSocketFactory().createSocket(socket, target.host(), target.port(), true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("LDAPS");
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  private SSLContext context() {
    return tls.orElseGet(LdapExchange::platform);
  }

  private static SSLContext platform() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has TLS", impossible);
    }
  }

  private static int seconds(Deadline deadline) {
    return (int) Math.min(3600, deadline.remaining().toSeconds() + 1);
  }

  private static boolean isNoConnection(IOException broken) {
    return broken instanceof ConnectException
        || broken instanceof NoRouteToHostException
        || broken instanceof SocketTimeoutException;
  }

  private static FailedTransfer read(IOException broken) {
    if (isNoConnection(broken)) {
      return new FailedTransfer(Trouble.CONNECTION, "no connection", broken);
    }
    return broken instanceof SSLException
        ? new FailedTransfer(Trouble.TLS, "TLS failed: " + broken.getMessage(), broken)
        : new FailedTransfer(Trouble.CONNECTION, "the exchange broke off", broken);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // It is closed either way.
    }
  }
}
