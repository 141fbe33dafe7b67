package dev.signet.mail.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS over a channel, 1.2 or newer. */
final class TlsLayer {
  private final SSLSocket socket;

  private TlsLayer(SSLSocket socket) {
    this.socket = socket;
  }

  static TlsLayer over(SocketChannel channel, SSLContext context, TlsRole role) throws IOException {
    String host = role.name().orElse("");
    SSLSocket socket =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(channel.socket(), host, channel.socket().getPort(), true);
    socket.setUseClientMode(!role.isServer());
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    if (role.isNameChecked()) {
      // "HTTPS" is the JDK's name for the rules of RFC 2818 and RFC 6125; SMTP has the same.
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      parameters.setServerNames(List.of(new SNIHostName(host)));
    }
    socket.setSSLParameters(parameters);
    return new TlsLayer(socket);
  }

  void handshake() throws IOException {
    socket.startHandshake();
  }

  /** close_notify, so that the other side can tell an end from a cut. */
  void sayGoodbye() throws IOException {
    socket.shutdownOutput();
  }

  String version() {
    return socket.getSession().getProtocol();
  }

  int read(ByteBuffer into) throws IOException {
    int read = socket.getInputStream().read(into.array(), into.position(), into.remaining());
    if (read > 0) {
      into.position(into.position() + read);
    }
    return read;
  }

  int write(ByteBuffer octets) throws IOException {
    int length = octets.remaining();
    byte[] out = new byte[length];
    octets.get(out);
    socket.getOutputStream().write(out);
    return length;
  }
}
