package dev.signet.mail.signing;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who logged in, as our own Postfix says in the Received field that it puts on top: a folded line
 * of its own, {@code (Authenticated sender: alice)}, before the line that names Postfix itself.
 *
 * <p>Whoever talks to Postfix can choose the text of other fields and parts of other lines of this
 * one, but cannot begin a line in it. Every other shape says nothing.
 */
final class ReceivedLogin {
  private static final Pattern SENDER =
      Pattern.compile("[ \\t]+\\(Authenticated sender: ([^()\\s]{1,320})\\)[ \\t]*");
  private static final int MAX_OCTETS = 8192;

  private ReceivedLogin() {}

  /**
   * @param by the host name that our MTA writes after {@code by}
   */
  static Optional<String> in(Header header, String by) {
    return header
        .first("Received")
        .filter(field -> field.length() <= MAX_OCTETS)
        .flatMap(field -> login(lines(field), by));
  }

  private static Optional<String> login(List<String> lines, String by) {
    Optional<String> login = Optional.empty();
    for (String line : lines.subList(1, lines.size())) {
      if (isBy(line)) {
        return isBy(line, by) ? login : Optional.empty();
      }
      Matcher sender = SENDER.matcher(line);
      if (sender.matches()) {
        if (login.isPresent()) {
          return Optional.empty();
        }
        login = Optional.of(sender.group(1));
      }
    }
    return Optional.empty();
  }

  private static boolean isBy(String line) {
    return line.stripLeading().startsWith("by ");
  }

  private static boolean isBy(String line, String host) {
    return line.strip().regionMatches(true, 0, "by " + host + " ", 0, host.length() + 4);
  }

  private static List<String> lines(HeaderField field) {
    return List.of(new String(field.octets(), StandardCharsets.UTF_8).split("\r?\n", -1));
  }
}
