package dev.signet.mail.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signet.mail.smtp.Served;
import dev.signet.mail.smtp.wire.BareLineEnds;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SMTP smuggling, against both protocols and both policies. */
@Timeout(60)
class LineDisciplineTest {
  private static final Path CORPUS = Path.of("../shared/corpora/smtp-smuggling/cases.json");
  private static final Pattern STREAM = Pattern.compile("\"stream\": \"((?:[^\"\\\\]|\\\\.)*)\"");

  @ParameterizedTest
  @CsvSource({"false,REJECT", "false,NORMALISE", "true,REJECT", "true,NORMALISE"})
  void theCorpusIsOneMessageOrNone(boolean isLmtp, BareLineEnds bare) throws IOException {
    assumeTrue(Files.exists(CORPUS), "the corpus of smuggling cases is not here");
    List<String> streams = streams();
    assertThat(streams).hasSizeGreaterThanOrEqualTo(9);
    for (String stream : streams) {
      check(stream, isLmtp, bare);
    }
  }

  @ParameterizedTest
  @CsvSource({"false,REJECT", "false,NORMALISE", "true,REJECT", "true,NORMALISE"})
  void noFakeEndIsAnEnd(boolean isLmtp, BareLineEnds bare) throws IOException {
    String[] parts = {"\r", "\n", ".", "\r\n", "\0"};
    for (int n = 0; n < 625; n++) {
      String fake = parts[n % 5] + parts[n / 5 % 5] + parts[n / 25 % 5] + parts[n / 125];
      if (!("\r\n" + fake + "M").contains("\r\n.\r\n") && fake.contains(".")) {
        check("a\r\n" + fake + "MAIL FROM:<evil@example.org>\r\n.\r\n", isLmtp, bare);
      }
    }
  }

  /** The stream comes, then QUIT: whatever happens, there is one mail at most, and no stray end. */
  private static void check(String stream, boolean isLmtp, BareLineEnds bare) throws IOException {
    try (Served served = Served.with((isLmtp ? Served.lmtp() : Served.smtp()).with(bare));
        Socket socket = served.connect()) {
      String replies = exchange(socket, isLmtp, stream);
      assertThat(served.service().received()).as(stream).hasSizeLessThanOrEqualTo(1);
      assertThat(replies).as(stream).containsOnlyOnce("\r\n354 ").endsWith("221 2.0.0 Bye\r\n");
      served
          .service()
          .received()
          .forEach(
              mail ->
                  assertThat(mail.content().replace("\r\n", "")).doesNotContain("\r", "\n", "\0"));
      boolean hasStray = stream.replace("\r\n", "").matches("(?s).*[\r\n].*");
      if (bare == BareLineEnds.REJECT && hasStray) {
        assertThat(served.service().received()).isEmpty();
        assertThat(replies).containsPattern("\r\n550 5\\.(5\\.2|6\\.0) ");
      }
    }
  }

  private static String exchange(Socket socket, boolean isLmtp, String stream) throws IOException {
    InputStream in = socket.getInputStream();
    StringBuilder replies = new StringBuilder();
    say(socket, (isLmtp ? "LHLO" : "EHLO") + " evil\r\n");
    readUntil(in, replies, "250 SMIME\r\n");
    say(socket, "MAIL FROM:<a@example.org>\r\nRCPT TO:<b@example.net>\r\nDATA\r\n");
    readUntil(in, replies, "354 End data with <CR><LF>.<CR><LF>\r\n");
    say(socket, stream + "QUIT\r\n");
    readUntil(in, replies, "221 2.0.0 Bye\r\n");
    return replies.toString();
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void readUntil(InputStream in, StringBuilder so, String end) throws IOException {
    while (!so.toString().endsWith(end)) {
      int octet = in.read();
      assertThat(octet).as("more after: %s", so).isNotNegative();
      so.append((char) octet);
    }
  }

  private static List<String> streams() throws IOException {
    List<String> streams = new ArrayList<>();
    Matcher found = STREAM.matcher(Files.readString(CORPUS));
    while (found.find()) {
      streams.add(unescaped(found.group(1)));
    }
    return streams;
  }

  private static String unescaped(String json) {
    Matcher escape = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|.)").matcher(json);
    return escape.replaceAll(
        found -> {
          String what = found.group(1);
          return Matcher.quoteReplacement(
              switch (what.charAt(0)) {
                case 'r' -> "\r";
                case 'n' -> "\n";
                case 't' -> "\t";
                case 'u' -> String.valueOf((char) Integer.parseInt(what.substring(1), 16));
                default -> what;
              });
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOOP\\n", "NOOP\\rNOOP\\r\\n", "NO\\0OP\\r\\n", "\\n", "NOOP\\r\\r\\n"})
  void strayLineEndsAndNulInCommandsEndTheConnection(String octets) {
    for (BareLineEnds bare : BareLineEnds.values()) {
      try (Served served = Served.with(Served.smtp().with(bare))) {
        served.play("S: 220 test ready\nC| " + octets + "\nS: 500 5.5.2 ...\nS.\n");
      }
    }
  }

  @Test
  void oddCommandsAreRefusedButNotTheClient() {
    try (Served served = Served.with(Served.smtp())) {
      served.play(
          "S: 220 test ready\nC: "
              + "x".repeat(2046)
              + "\nS: 500 5.5.2 Unknown command\nC: "
              + "x".repeat(5000)
              + "\nS: 500 5.5.2 Command line too long\n"
              + """
              C: \\xFF\\xFE
              S: 500 5.5.2 Neither ...
              C: NOOP \\x1B
              S: 500 5.5.2 Neither ...
              C:
              S: 500 5.5.2 Unknown command
              C: EXPN list
              S: 502 5.5.1 ...
              C: ETRN x
              S: 502 5.5.1 ...
              C: TURN
              S: 502 5.5.1 ...
              C: VRFY me
              S: 252 2.0.0 ...
              C: HELP
              S: 214 2.0.0 ...
              C: noop with words
              S: 250 2.0.0 Ok
              C: EHLO
              S: 501 5.5.4 Say your name
              C: MAIL FROM:<a@example.org>
              S: 503 5.5.1 Say hello first
              """);
    }
  }

  @Test
  void browsersAreSentAway() {
    try (Served served = Served.with(Served.smtp())) {
      served.play("S: 220 test ready\nC: GET / HTTP/1.1\nS: 500 5.5.2 This is a mail ...\nS.\n");
    }
  }
}
