package dev.signet.mail.smtp.server;

import dev.signet.mail.message.Spool;
import dev.signet.mail.net.DeadlinePassed;
import dev.signet.mail.net.Stopping;
import dev.signet.mail.net.Wire;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.ReplyText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/** One connection from its greeting to its end. */
final class SmtpSession {
  /** Of other protocols: somebody makes a browser or a proxy talk to us. */
  private static final Set<String> FOREIGN =
      Set.of("GET", "POST", "PUT", "HEAD", "OPTIONS", "DELETE", "CONNECT", "PRI", "HOST:");

  private static final Duration LAST_WORD = Duration.ofSeconds(2);

  private final Wire wire;
  private final ServerSettings settings;
  private final CommandReader commands;
  private final Dialogue dialogue;
  private final HelloCommands hello;
  private final EnvelopeCommands envelope;
  private final ContentCommands content;
  private final ProxyCommands proxy;
  private final long end;
  private int errors;

  SmtpSession(Wire wire, ServerSettings settings, Dialogue dialogue, Supplier<Spool> spools) {
    this.wire = wire;
    this.settings = settings;
    this.dialogue = dialogue;
    this.commands = new CommandReader(wire, settings.limits().commandLine());
    this.hello = new HelloCommands(dialogue);
    this.envelope = new EnvelopeCommands(dialogue);
    this.content = new ContentCommands(dialogue, spools);
    this.proxy = new ProxyCommands(dialogue);
    this.end = System.nanoTime() + settings.limits().session().toNanos();
  }

  void run() throws IOException {
    try {
      greet();
      while (!dialogue.isOver()) {
        step();
      }
      wire.closeGently();
    } catch (DeadlinePassed slow) {
      lastWord(Replies.TOO_SLOW);
    } catch (Stopping stopping) {
      lastWord(Replies.CLOSING);
    } finally {
      dialogue.close();
    }
  }

  private void greet() throws IOException {
    boolean isWelcome = settings.peers().has(wire.remoteHost());
    Reply greeting = isWelcome ? dialogue.session().greeting() : Replies.NOT_FOR_YOU;
    dialogue.say(greeting);
    if (greeting.code() != 220) {
      dialogue.end();
    }
  }

  private void lastWord(Reply reply) throws IOException {
    wire.each(LAST_WORD);
    wire.inAll(LAST_WORD);
    byte[] text = ReplyText.of(reply, false).getBytes(StandardCharsets.US_ASCII);
    wire.write(ByteBuffer.wrap(text));
    wire.closeGently();
  }

  private void step() throws IOException {
    wire.each(settings.limits().command());
    wire.inAll(settings.limits().command());
    if (!wire.hasUnread()) {
      dialogue.flush();
      if (!wire.awaitInput()) {
        dialogue.end();
        return;
      }
    }
    if (System.nanoTime() - end > 0 && dialogue.transaction().isEmpty()) {
      dialogue.say(Replies.TOO_OLD);
      return;
    }
    try {
      obey(commands.read());
    } catch (Refused no) {
      refuse(no);
    }
  }

  private void refuse(Refused no) throws IOException {
    dialogue.say(no.reply());
    errors++;
    if (no.isLast()) {
      dialogue.end();
    } else if (errors >= settings.limits().errors()) {
      dialogue.say(Replies.TOO_MANY_ERRORS);
    }
  }

  private void obey(Command command) throws IOException, Refused {
    switch (command.verb()) {
      case "HELO", "EHLO", "LHLO" -> hello.hello(command);
      case "STARTTLS" -> hello.startTls(command);
      case "MAIL" -> envelope.mail(command);
      case "RCPT" -> envelope.recipient(command);
      case "RSET" -> envelope.reset(command);
      case "DATA" -> content.data(command);
      case "BDAT" -> content.chunk(command);
      case "XCLIENT" -> proxy.client(command);
      case "XFORWARD" -> proxy.forward(command);
      case "NOOP" -> dialogue.say(Replies.OK);
      case "HELP" -> dialogue.say(Replies.HELP);
      case "VRFY" -> dialogue.say(Replies.CANNOT_VERIFY);
      case "QUIT" -> dialogue.say(Replies.BYE);
      case "EXPN", "ETRN", "TURN", "AUTH" -> throw Refused.because(Replies.NOT_DONE);
      default -> throw unknown(command.verb());
    }
  }

  private static Refused unknown(String verb) {
    return FOREIGN.contains(verb)
        ? Refused.forGood(Replies.NOT_MAIL)
        : Refused.because(Replies.UNKNOWN);
  }
}
