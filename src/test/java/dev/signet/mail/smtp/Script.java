package dev.signet.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation as text. Each line is one of
 *
 * <ul>
 *   <li>{@code C: text} a line that the client sends, CRLF added; lines that follow each other go
 *       in one write
 *   <li>{@code C| text} octets that the client sends as they are
 *   <li>{@code S: text} a line that the server sends
 *   <li>{@code S| text} octets that the server sends as they are
 *   <li>{@code C.} or {@code S.} that side hangs up
 * </ul>
 *
 * <p>In what is sent {@code \r \n \0 \\ \xNN} stand for octets; in what is expected a line may end
 * with {@code ...} for anything. Octets are read as UTF-8.
 */
public final class Script {
  private final List<String> steps;

  private Script(List<String> steps) {
    this.steps = steps;
  }

  public static Script of(String text) {
    return new Script(text.lines().filter(line -> !line.isBlank()).toList());
  }

  /** Plays the client's part and checks the server's. */
  public void playClient(InputStream in, OutputStream out) throws IOException {
    play('C', in, out);
  }

  /** Plays the server's part and checks the client's. */
  public void playServer(InputStream in, OutputStream out) throws IOException {
    play('S', in, out);
  }

  private void play(char me, InputStream in, OutputStream out) throws IOException {
    ByteArrayOutputStream group = new ByteArrayOutputStream();
    List<String> so = new ArrayList<>();
    for (String step : steps) {
      if (step.charAt(0) == me) {
        say(step, group);
        if (step.charAt(1) == '.') {
          send(group, out);
          return;
        }
      } else {
        send(group, out);
        expect(step, in, so);
      }
      so.add(step);
    }
    send(group, out);
  }

  private static void say(String step, ByteArrayOutputStream group) {
    String text = step.length() > 3 ? step.substring(3) : "";
    group.writeBytes(octets(text));
    if (step.charAt(1) == ':') {
      group.writeBytes(new byte[] {'\r', '\n'});
    }
  }

  private static void send(ByteArrayOutputStream group, OutputStream out) throws IOException {
    if (group.size() > 0) {
      out.write(group.toByteArray());
      out.flush();
      group.reset();
    }
  }

  private static void expect(String step, InputStream in, List<String> so) throws IOException {
    String came = line(in);
    if (step.charAt(1) == '.') {
      assertThat(came).as("end after %s", so).isEqualTo("<end>");
      return;
    }
    String expected = step.length() > 3 ? step.substring(3) : "";
    if (expected.endsWith("...")) {
      String start = expected.substring(0, expected.length() - 3);
      assertThat(came).as("after %s", so).startsWith(start);
    } else {
      assertThat(came).as("after %s", so).isEqualTo(expected);
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        return line.size() == 0 ? "<end>" : line.toString(StandardCharsets.UTF_8) + "<end>";
      }
      line.write(octet);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text + "<no CR>";
  }

  /** The octets that a text with escapes stands for. */
  public static byte[] octets(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '\\') {
        int point = text.codePointAt(at);
        out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
        at += Character.charCount(point) - 1;
        continue;
      }
      char escape = text.charAt(++at);
      switch (escape) {
        case 'r' -> out.write('\r');
        case 'n' -> out.write('\n');
        case '0' -> out.write(0);
        case '\\' -> out.write('\\');
        case 'x' -> {
          out.write(Integer.parseInt(text.substring(at + 1, at + 3), 16));
          at += 2;
        }
        default -> throw new IllegalArgumentException("no escape: " + escape);
      }
    }
    return out.toByteArray();
  }
}
