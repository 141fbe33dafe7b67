package dev.signet.mail.capability;

import dev.signet.mail.net.TlsRole;
import dev.signet.mail.net.Watchdog;
import dev.signet.mail.net.Wire;
import dev.signet.mail.smtp.Keywords;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.ReplyReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks over SMTP: EHLO, STARTTLS, EHLO, QUIT (RFC 5321 section 4.1.1.1, RFC 3207). One limit is for
 * all of it, so that a host that drips its replies gains nothing.
 */
public final class SmtpEhloQuestion implements EhloQuestion {
  private static final Duration LAST_WORD = Duration.ofSeconds(1);
  private static final int MAX_WORDS = 200;

  private final String name;
  private final Watchdog watchdog;

  /**
   * @param name of this host, as it says EHLO
   */
  public SmtpEhloQuestion(String name, Watchdog watchdog) {
    this.name = name;
    this.watchdog = watchdog;
  }

  @Override
  public Heard ask(InetSocketAddress host, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try (Wire wire = Wire.connect(new ListenAddress(host), limit, watchdog)) {
      Duration left = Duration.ofNanos(Math.max(1, end - System.nanoTime()));
      wire.each(left);
      wire.inAll(left);
      return talk(wire);
    } catch (IOException silent) {
      String because = String.valueOf(silent.getMessage());
      return new Heard.Silent(because.substring(0, Math.min(MAX_WORDS, because.length())));
    }
  }

  private Heard talk(Wire wire) throws IOException {
    Reply greeting = new ReplyReader(wire.in()).read();
    if (greeting.code() != 220) {
      return refused(wire, greeting);
    }
    Reply hello = command(wire, "EHLO " + name);
    if (hello.code() != 250) {
      // A host that is too old for EHLO has no keywords; one that cannot answer now says 4xx.
      return hello.isPermanent()
          ? answered(wire, new Keywords(java.util.Map.of()), Optional.empty())
          : refused(wire, hello);
    }
    Keywords keywords = Keywords.of(hello);
    return keywords.has("STARTTLS") ? encrypted(wire) : answered(wire, keywords, Optional.empty());
  }

  /** Only what is offered under TLS counts; where TLS fails, nobody knows (RFC 3207 section 6). */
  private Heard encrypted(Wire wire) throws IOException {
    Reply ready = command(wire, "STARTTLS");
    if (ready.code() != 220) {
      return refused(wire, ready);
    }
    if (wire.hasUnread()) {
      return new Heard.Silent("replies were injected before TLS");
    }
    NotedCertificate noted = new NotedCertificate();
    wire.startTls(noted.context(), TlsRole.client());
    Reply hello = command(wire, "EHLO " + name);
    return hello.code() == 250
        ? answered(wire, Keywords.of(hello), Optional.of(wire.tlsVersion().orElse("TLS") + noted))
        : refused(wire, hello);
  }

  private static Heard answered(Wire wire, Keywords keywords, Optional<String> tls) {
    quit(wire);
    return new Heard.Answered(keywords, tls);
  }

  private static Heard refused(Wire wire, Reply reply) {
    quit(wire);
    String words = reply.toString();
    return new Heard.Silent(
        "the host answered " + words.substring(0, Math.min(MAX_WORDS, words.length())));
  }

  private static Reply command(Wire wire, String line) throws IOException {
    wire.write(ByteBuffer.wrap((line + "\r\n").getBytes(StandardCharsets.US_ASCII)));
    return new ReplyReader(wire.in()).read();
  }

  private static void quit(Wire wire) {
    try {
      wire.inAll(LAST_WORD);
      command(wire, "QUIT");
    } catch (IOException gone) {
      // Nobody needs the reply.
    }
  }
}
