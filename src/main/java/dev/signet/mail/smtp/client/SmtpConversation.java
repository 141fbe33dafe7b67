package dev.signet.mail.smtp.client;

import dev.signet.mail.message.Content;
import dev.signet.mail.net.Watchdog;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Keywords;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.ContentEncoder;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection with a next hop, command by command. Each command is answered by the next hop, or by
 * us when it cannot be said there; a {@link NextHopFailure} ends the conversation.
 *
 * <p>For one thread at a time.
 */
public final class SmtpConversation implements Closeable {
  /** As many commands fit any socket's buffers, and so do their replies. */
  private static final int GROUP = 50;

  private final NextHop hop;
  private final Waits waits;
  private final Opening opening;
  private final ClientWire wire;
  private Keywords keywords;
  private int recipients;
  private boolean isClean = true;
  private boolean isUsable = true;

  private SmtpConversation(NextHop hop, Waits waits, Opening opening, Opening.Opened opened) {
    this.hop = hop;
    this.waits = waits;
    this.opening = opening;
    this.wire = opened.wire();
    this.keywords = opened.keywords();
  }

  /** Connects and says hello. */
  public static SmtpConversation open(NextHop hop, ClientSettings settings, Watchdog watchdog)
      throws NextHopFailure {
    Opening opening = new Opening(hop, settings, watchdog);
    return new SmtpConversation(hop, settings.waits(), opening, opening.open());
  }

  public NextHop hop() {
    return hop;
  }

  /** What the next hop offers now. */
  public Keywords keywords() {
    return keywords;
  }

  /** TLS version; empty without TLS. */
  public Optional<String> tlsVersion() {
    return wire.tlsVersion();
  }

  /** Whether another command makes sense. */
  public boolean isUsable() {
    return isUsable;
  }

  /** Whether no transaction is open, and no reply waits that would answer a later command. */
  boolean isClean() {
    return isClean && !wire.hasUnread();
  }

  /** Says hello again, in another name. */
  public Keywords hello(String name) throws NextHopFailure {
    keywords = attempt(() -> opening.hello(wire, name));
    return keywords;
  }

  /**
   * Names the client in whose place we speak, with XCLIENT, and says hello for it.
   *
   * @return the next hop's greeting or refusal; {@link #keywords} are those for that client
   */
  public Reply become(Peer peer) throws NextHopFailure {
    Reply reply = ask(ProxyAttributes.xclient(peer, keywords), waits.greeting());
    if (reply.code() == 220 && !peer.hello().isEmpty()) {
      keywords =
          attempt(
              () ->
                  peer.isExtended() || hop.isLmtp()
                      ? opening.hello(wire, peer.hello())
                      : opening.plainHello(wire, peer.hello()));
    }
    return reply;
  }

  /** Tells what an MTA told us with XFORWARD, if the next hop takes it; for the next mail. */
  public void forward(Map<String, String> attributes) throws NextHopFailure {
    for (String command : ProxyAttributes.xforward(attributes, keywords)) {
      ask(command, waits.command());
    }
  }

  /** MAIL, with the parameters that the next hop has. */
  public Reply mail(Envelope.Sender sender) throws NextHopFailure {
    Fitting fitting = new Fitting(keywords);
    Optional<Reply> refusal = fitting.refusal(sender);
    return refusal.isPresent() ? refusal.get() : begin(ask(mailLine(fitting.fit(sender))));
  }

  /** RCPT, with the parameters that the next hop has. */
  public Reply recipient(Envelope.Recipient recipient) throws NextHopFailure {
    Fitting fitting = new Fitting(keywords);
    Optional<Reply> refusal = fitting.refusal(recipient);
    return refusal.isPresent() ? refusal.get() : add(ask(rcptLine(fitting.fit(recipient))));
  }

  /** DATA; 354 or a refusal: another yes would stand for a message that was never sent. */
  public Reply data() throws NextHopFailure {
    Reply reply = ask("DATA", waits.data());
    return reply.code() == 354 ? reply : sane(reply);
  }

  /**
   * The message, after 354.
   *
   * @return one outcome for SMTP; for LMTP one for each accepted recipient, in their order. If the
   *     message cannot go there, nothing of it is sent and the conversation is over.
   */
  public List<Outcome> content(Content content) throws NextHopFailure {
    ContentTraits traits = attempt(() -> ContentTraits.of(content));
    Optional<Reply> unfit = new Fitting(keywords).refusal(traits);
    if (unfit.isPresent()) {
      abandon();
      return Collections.nCopies(due(), Outcome.unfit(unfit.get()));
    }
    return send(content);
  }

  List<Outcome> send(Content content) throws NextHopFailure {
    byte[] end = attempt(() -> ContentEncoder.write(content, patient()));
    List<Outcome> outcomes = new ArrayList<>();
    int due = due();
    try {
      wire.allow(waits.block());
      wire.wire().write(ByteBuffer.wrap(end));
      while (outcomes.size() < due) {
        outcomes.add(Outcome.answered(taken(noted(wire.read(waits.finalDot())))));
      }
      isClean = true;
      recipients = 0;
    } catch (IOException lost) {
      abandon();
      Outcome doubt = NextHopFailure.lost(lost, true).outcome();
      outcomes.addAll(Collections.nCopies(due - outcomes.size(), doubt));
    }
    return List.copyOf(outcomes);
  }

  private int due() {
    return hop.isLmtp() ? recipients : 1;
  }

  /** Each block has its time. */
  private OutputStream patient() {
    OutputStream out = wire.wire().out();
    return new OutputStream() {
      @Override
      public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int from, int length) throws IOException {
        wire.allow(waits.block());
        out.write(octets, from, length);
      }
    };
  }

  /** RSET; whether the next hop agrees. */
  public boolean reset() throws NextHopFailure {
    isClean = ask("RSET").code() == 250;
    recipients = 0;
    return isClean;
  }

  /**
   * MAIL and all RCPT, in groups where the next hop allows that.
   *
   * @return the reply to MAIL, then those to the recipients; only the former if it is a refusal
   */
  List<Reply> envelope(Envelope.Sender sender, List<Envelope.Recipient> to) throws NextHopFailure {
    List<String> commands =
        Stream.concat(Stream.of(mailLine(sender)), to.stream().map(SmtpConversation::rcptLine))
            .toList();
    int group = keywords.has("PIPELINING") ? GROUP : 1;
    List<Reply> replies = new ArrayList<>();
    for (int from = 0; from < commands.size(); from += group) {
      List<String> some = commands.subList(from, Math.min(from + group, commands.size()));
      attempt(() -> sent(some));
      for (int i = 0; i < some.size(); i++) {
        Reply reply = attempt(() -> noted(wire.read(waits.command())));
        replies.add(replies.isEmpty() ? begin(reply) : add(reply));
      }
      if (!replies.get(0).isPositive()) {
        return replies.subList(0, 1);
      }
    }
    return replies;
  }

  private boolean sent(List<String> commands) throws IOException {
    wire.send(commands, waits.command());
    return true;
  }

  private Reply begin(Reply answer) {
    Reply reply = taken(answer);
    isClean = !reply.isPositive();
    recipients = 0;
    return reply;
  }

  private Reply add(Reply answer) {
    Reply reply = taken(answer);
    recipients += reply.isPositive() ? 1 : 0;
    return reply;
  }

  /** Only 2xx says yes to MAIL, RCPT and the final dot. */
  private static Reply taken(Reply reply) {
    return reply.code() / 100 == 3 ? sane(reply) : reply;
  }

  /** A yes where none can be meant is a no, but not for good. */
  static Reply sane(Reply reply) {
    return reply.isPositive() ? new Reply(451, "4.5.0", reply.lines()) : reply;
  }

  int recipients() {
    return recipients;
  }

  private static String mailLine(Envelope.Sender sender) {
    return line("MAIL FROM:<" + sender.path() + ">", sender.parameters());
  }

  private static String rcptLine(Envelope.Recipient recipient) {
    return line("RCPT TO:<" + recipient.path() + ">", recipient.parameters());
  }

  private static String line(String command, List<String> parameters) {
    String line = parameters.isEmpty() ? command : command + " " + String.join(" ", parameters);
    if (line.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("control characters in an envelope");
    }
    return line;
  }

  private Reply ask(String command) throws NextHopFailure {
    return ask(command, waits.command());
  }

  private Reply ask(String command, Duration within) throws NextHopFailure {
    return attempt(() -> noted(wire.ask(command, within)));
  }

  /** After 421 the next hop hangs up (RFC 5321 section 3.8). */
  private Reply noted(Reply reply) {
    isUsable &= reply.code() != 421;
    return reply;
  }

  private interface Step<T> {
    T take() throws IOException;
  }

  private <T> T attempt(Step<T> step) throws NextHopFailure {
    try {
      return step.take();
    } catch (NextHopFailure known) {
      abandon();
      throw known;
    } catch (IOException lost) {
      abandon();
      throw NextHopFailure.lost(lost, false);
    }
  }

  /** Hangs up without a word: the next hop forgets what was begun. */
  void abandon() {
    isUsable = false;
    wire.close();
  }

  /** Says QUIT, if that is still possible. */
  @Override
  public void close() {
    if (isUsable) {
      isUsable = false;
      try {
        wire.ask("QUIT", waits.quit());
      } catch (IOException gone) {
        // It was the last word anyway.
      }
    }
    wire.close();
  }
}
