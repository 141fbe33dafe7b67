package dev.signet.mail.smtp.client;

import dev.signet.mail.net.Watchdog;
import dev.signet.mail.smtp.Keywords;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Reply;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Connects, waits for the greeting, says hello, and begins TLS where it is wanted. */
final class Opening {
  private static final Reply NO_TLS =
      Reply.of(451, "4.7.5", "TLS is required, but the next hop cannot do it");

  private final NextHop hop;
  private final ClientSettings settings;
  private final Watchdog watchdog;

  Opening(NextHop hop, ClientSettings settings, Watchdog watchdog) {
    this.hop = hop;
    this.settings = settings;
    this.watchdog = watchdog;
  }

  /** A wire on which hello was said, under TLS or not, and what was answered to that hello. */
  record Opened(ClientWire wire, Keywords keywords) {}

  Opened open() throws NextHopFailure {
    ClientTls.Use use = settings.tls().use();
    try {
      return open(use);
    } catch (SSLException failed) {
      if (use == ClientTls.Use.REQUIRED) {
        throw NextHopFailure.unfit(NO_TLS);
      }
      return openWithoutTls();
    } catch (NextHopFailure known) {
      throw known;
    } catch (IOException lost) {
      throw NextHopFailure.lost(lost, false);
    }
  }

  private Opened openWithoutTls() throws NextHopFailure {
    try {
      return open(ClientTls.Use.OFF);
    } catch (NextHopFailure known) {
      throw known;
    } catch (IOException lost) {
      throw NextHopFailure.lost(lost, false);
    }
  }

  private Opened open(ClientTls.Use use) throws IOException {
    ClientWire wire = connect();
    try {
      greet(wire);
      Keywords keywords = hello(wire, settings.name());
      return new Opened(wire, startTls(wire, keywords, use));
    } catch (IOException failed) {
      wire.close();
      throw failed;
    }
  }

  private ClientWire connect() throws NextHopFailure {
    try {
      return ClientWire.connect(hop, settings.waits().connect(), watchdog);
    } catch (IOException away) {
      throw NextHopFailure.away(away);
    }
  }

  private void greet(ClientWire wire) throws IOException {
    Reply greeting = wire.read(settings.waits().greeting());
    if (greeting.code() != 220) {
      throw NextHopFailure.refused(SmtpConversation.sane(greeting));
    }
  }

  /** Only what was offered under TLS counts (RFC 3207 section 4.2). */
  private Keywords startTls(ClientWire wire, Keywords keywords, ClientTls.Use use)
      throws IOException {
    if (use == ClientTls.Use.OFF) {
      return keywords;
    }
    boolean isReady =
        keywords.has("STARTTLS") && wire.ask("STARTTLS", settings.waits().command()).code() == 220;
    if (!isReady) {
      if (use == ClientTls.Use.REQUIRED) {
        throw NextHopFailure.unfit(NO_TLS);
      }
      return keywords;
    }
    if (wire.hasUnread()) {
      throw new SSLException("replies were injected before TLS");
    }
    ClientTls tls = settings.tls();
    wire.startTls(tls.context().orElseThrow(), tls.role(), settings.waits().connect());
    return hello(wire, settings.name());
  }

  /** EHLO, or HELO where that is not known; LHLO for LMTP. */
  Keywords hello(ClientWire wire, String name) throws IOException {
    Reply reply = wire.ask((hop.isLmtp() ? "LHLO " : "EHLO ") + name, settings.waits().command());
    if (reply.code() == 250) {
      return keywords(reply);
    }
    if (hop.isLmtp() || !reply.isPermanent()) {
      throw NextHopFailure.refused(SmtpConversation.sane(reply));
    }
    return plainHello(wire, name);
  }

  Keywords plainHello(ClientWire wire, String name) throws IOException {
    Reply plain = wire.ask("HELO " + name, settings.waits().command());
    if (plain.code() != 250) {
      throw NextHopFailure.refused(SmtpConversation.sane(plain));
    }
    return new Keywords(Map.of());
  }

  static Keywords keywords(Reply reply) {
    Map<String, String> keywords = new LinkedHashMap<>();
    for (String line : reply.lines().subList(1, reply.lines().size())) {
      String[] words = line.strip().split("[ =]", 2);
      // A few servers repeat AUTH as AUTH=; the first line is the one of the standard.
      keywords.putIfAbsent(
          words[0].toUpperCase(java.util.Locale.ROOT), words.length == 2 ? words[1].strip() : "");
    }
    return new Keywords(keywords);
  }
}
