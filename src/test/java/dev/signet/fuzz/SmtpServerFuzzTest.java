package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.mail.smtp.Served;
import dev.signet.mail.smtp.wire.BareLineEnds;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Whatever a client sends, it sends no more messages than it ends, and gets an end itself. */
class SmtpServerFuzzTest {
  /** Stands for a wait for what the server says. */
  private static final String WAIT = "\u001e";

  private static final Pattern END = Pattern.compile("(?=\r\n\\.\r\n)|(?i: LAST\r\n)");

  @FuzzTest(maxDuration = "10s")
  void takesNoMoreMessagesThanWereEnded(byte[] octets) throws IOException {
    BugDetectors.allowNetworkConnections();
    for (BareLineEnds bare : BareLineEnds.values()) {
      try (Served served = Served.with(Served.smtp().with(bare))) {
        String sent = send(served, octets);
        assertThat(served.service().received().size())
            .isLessThanOrEqualTo((int) END.matcher(sent).results().count());
        served
            .service()
            .received()
            .forEach(
                mail ->
                    assertThat(mail.content().replace("\r\n", ""))
                        .doesNotContain("\r", "\n", "\0"));
      }
    }
  }

  private static String send(Served served, byte[] octets) throws IOException {
    String all = new String(octets, StandardCharsets.ISO_8859_1);
    try (Socket socket = served.connect()) {
      for (String part : all.split(WAIT, 20)) {
        socket.getOutputStream().write(part.getBytes(StandardCharsets.ISO_8859_1));
        hear(socket);
      }
      socket.shutdownOutput();
      socket.setSoTimeout(20_000);
      socket.getInputStream().readAllBytes();
    } catch (SocketException hungUp) {
      // It may: what it has taken is what counts.
    }
    return all.replace(WAIT, "");
  }

  private static void hear(Socket socket) throws IOException {
    socket.setSoTimeout(50);
    try {
      socket.getInputStream().read(new byte[8192]);
    } catch (SocketTimeoutException nothing) {
      // It had nothing to say.
    }
  }
}
