package dev.signet.mail.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;

/** A socket: {@code 127.0.0.1:10024}, {@code [::1]:10024} or {@code unix:/run/signet/edge.sock}. */
public record ListenAddress(SocketAddress socket) {
  private static final String UNIX = "unix:";

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException that says what is wrong
   */
  public static ListenAddress of(String text) {
    if (text.startsWith(UNIX)) {
      return new ListenAddress(UnixDomainSocketAddress.of(Path.of(text.substring(UNIX.length()))));
    }
    int colon = text.lastIndexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("'" + text + "' is neither host:port nor unix:/path");
    }
    String host = text.substring(0, colon).replaceAll("^\\[(.*)]$", "$1");
    return new ListenAddress(new InetSocketAddress(address(host), port(text, colon)));
  }

  private static InetAddress address(String host) {
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException("'" + host + "' has no address", unknown);
    }
  }

  private static int port(String text, int colon) {
    String port = text.substring(colon + 1);
    if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
      throw new IllegalArgumentException("'" + text + "' does not end with a port, 0 to 65535");
    }
    return Integer.parseInt(port);
  }

  public boolean isUnix() {
    return socket instanceof UnixDomainSocketAddress;
  }

  /** Whether nothing but this machine can reach it. */
  public boolean isLocal() {
    return socket instanceof InetSocketAddress inet ? inet.getAddress().isLoopbackAddress() : true;
  }

  @Override
  public String toString() {
    if (socket instanceof InetSocketAddress inet) {
      String host = inet.getAddress().getHostAddress();
      return (host.contains(":") ? "[" + host + "]" : host) + ":" + inet.getPort();
    }
    return UNIX + socket;
  }
}
