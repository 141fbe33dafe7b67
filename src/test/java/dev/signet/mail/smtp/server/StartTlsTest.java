package dev.signet.mail.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.Served;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestTls;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** STARTTLS (RFC 3207) with real TLS. */
@Timeout(60)
class StartTlsTest {
  private static final TestAuthority ROOT = TestAuthority.root("mail test root");
  private static final Issued SERVER =
      ROOT.issue(wishes -> wishes.subject("CN=localhost").dns("localhost"));
  private static final String UP_TO_TLS =
      """
      S: 220 test ready
      C: EHLO before.test
      S: 250-edge.test
      S: 250 STARTTLS
      C: STARTTLS
      S: 220 2.0.0 Ready to start TLS
      """;

  private final Served served = Served.with(Served.smtp().with(TestTls.serving(SERVER)));

  @AfterEach
  void stop() {
    served.close();
  }

  @Test
  void goesOnUnderTlsAndForgetsWhatWasSaidBefore() throws IOException {
    served.service().offer("STARTTLS", "REQUIRETLS");
    try (Socket plain = served.connect()) {
      play(plain, UP_TO_TLS);
      try (Socket tls = over(plain)) {
        play(
            tls,
            """
            C: MAIL FROM:<a@example.org>
            S: 503 5.5.1 Say hello first
            C: EHLO after.test
            S: 250-edge.test
            S: 250 REQUIRETLS
            C: STARTTLS
            S: 503 5.5.1 TLS is not available now
            C: MAIL FROM:<a@example.org> REQUIRETLS
            S: 250 2.1.0 sender ok
            C: RCPT TO:<b@example.net>
            S: 250 2.1.5 recipient ok
            C: DATA
            S: 354 ...
            C: x
            C: .
            S: 250 2.0.0 taken for b@example.net
            C: QUIT
            S: 221 2.0.0 Bye
            S.
            """);
      }
    }
    assertThat(served.service().received())
        .singleElement()
        .satisfies(mail -> assertThat(mail.peer().tlsVersion()).hasValueSatisfying(this::isNew));
    assertThat(served.service().events())
        .contains("hello before.test", "hello after.test over TLS");
  }

  private void isNew(String version) {
    assertThat(version).matches("TLSv1\\.[23]");
  }

  @Test
  void commandsInjectedBeforeTlsAreRefused() {
    served.service().offer("STARTTLS");
    served.play(
        """
        S: 220 test ready
        C: EHLO before.test
        S: 250-edge.test
        S: 250 STARTTLS
        C: STARTTLS
        C: MAIL FROM:<injected@example.org>
        S: 503 5.5.1 Wait for the reply to this command
        S.
        """);
    assertThat(served.service().received()).isEmpty();
  }

  @Test
  void withoutACertificateThereIsNone() {
    try (Served plain = Served.with(Served.smtp())) {
      plain.service().offer("STARTTLS", "REQUIRETLS", "DSN");
      plain.play(
          """
          S: 220 test ready
          C: EHLO x
          S: 250-edge.test
          S: 250 DSN
          C: STARTTLS now
          S: 501 5.5.4 No argument here
          C: STARTTLS
          S: 503 5.5.1 TLS is not available now
          """);
    }
  }

  @Test
  void overAUnixSocketThereIsNone(@TempDir Path directory) throws IOException {
    ListenAddress address = ListenAddress.of("unix:" + directory.resolve("s"));
    try (Served local = Served.at(address, Served.smtp().with(TestTls.serving(SERVER)));
        SocketChannel channel = SocketChannel.open(address.socket())) {
      local.service().offer("STARTTLS", "DSN");
      Script.of(
              """
              S: 220 test ready
              C: EHLO x
              S: 250-edge.test
              S: 250 DSN
              C: QUIT
              S: 221 2.0.0 Bye
              S.
              """)
          .playClient(Channels.newInputStream(channel), Channels.newOutputStream(channel));
      assertThat(local.service().events()).contains("open unix");
    }
  }

  @Test
  void whatIsNoHandshakeEndsTheConnection() throws IOException {
    served.service().offer("STARTTLS");
    try (Socket plain = served.connect()) {
      play(plain, UP_TO_TLS);
      plain.getOutputStream().write("EHLO still.plain\r\nMAIL FROM:<a@b.c>\r\n".getBytes("UTF-8"));
      plain.shutdownOutput();
      plain.getInputStream().readAllBytes();
    } catch (IOException reset) {
      // As good an end as any.
    }
    assertThat(served.service().events()).doesNotContain("hello still.plain");
  }

  private static void play(Socket socket, String script) throws IOException {
    Script.of(script).playClient(socket.getInputStream(), socket.getOutputStream());
  }

  private static Socket over(Socket plain) throws IOException {
    SSLSocket tls =
        (SSLSocket)
            TestTls.trusting(ROOT.certificate())
                .getSocketFactory()
                .createSocket(plain, "localhost", plain.getPort(), true);
    tls.startHandshake();
    return tls;
  }
}
