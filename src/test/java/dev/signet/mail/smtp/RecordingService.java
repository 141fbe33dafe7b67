package dev.signet.mail.smtp;

import dev.signet.mail.message.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Takes all mail and remembers it; recipients whose name begins with "no" are unknown. */
public final class RecordingService implements MailService {
  /** A message that came. */
  public record Received(Peer peer, Envelope envelope, String content) {}

  private final boolean isLmtp;
  private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private volatile Set<String> offered =
      new LinkedHashSet<>(
          List.of(
              "PIPELINING",
              "SIZE 100000",
              "8BITMIME",
              "SMTPUTF8",
              "ENHANCEDSTATUSCODES",
              "DSN",
              "CHUNKING",
              "STARTTLS",
              "XCLIENT",
              "XFORWARD",
              "REQUIRETLS",
              "SMIME",
              "X-UNKNOWN"));
  private volatile Optional<Reply> beforeContent = Optional.empty();
  private volatile Function<Envelope.Recipient, Reply> replyToMessage =
      to -> Reply.of(250, "2.0.0", "taken for " + to.path());

  public RecordingService(boolean isLmtp) {
    this.isLmtp = isLmtp;
  }

  public List<Received> received() {
    return List.copyOf(received);
  }

  /** What the wire called, in order. */
  public List<String> events() {
    return List.copyOf(events);
  }

  public void offer(String... keywords) {
    offered = new LinkedHashSet<>(List.of(keywords));
  }

  public void refuseContent(Reply reply) {
    beforeContent = Optional.of(reply);
  }

  /** The reply to a message, for each recipient; for SMTP that of the first one counts. */
  public void answerMessages(Function<Envelope.Recipient, Reply> reply) {
    replyToMessage = reply;
  }

  @Override
  public Session open(Peer peer) {
    events.add("open " + peer.address());
    return new Recording(peer);
  }

  private final class Recording implements Session {
    private Peer peer;
    private Envelope.Sender sender = new Envelope.Sender("", List.of());
    private final List<Envelope.Recipient> recipients = new ArrayList<>();

    Recording(Peer peer) {
      this.peer = peer;
    }

    @Override
    public Reply greeting() {
      return Reply.of(220, "", "test ready");
    }

    @Override
    public Set<String> hello(Peer as) {
      events.add("hello " + as.hello() + as.tlsVersion().map(tls -> " over TLS").orElse(""));
      peer = as;
      return offered;
    }

    @Override
    public Reply mail(Peer as, Envelope.Sender from) {
      peer = as;
      sender = from;
      return from.path().startsWith("no")
          ? Reply.of(550, "5.7.1", "sender refused")
          : Reply.of(250, "2.1.0", "sender ok");
    }

    @Override
    public Reply recipient(Envelope.Recipient to) {
      if (to.path().startsWith("fault")) {
        throw new IllegalStateException("on purpose");
      }
      if (to.path().startsWith("no")) {
        return Reply.of(550, "5.1.1", "unknown");
      }
      recipients.add(to);
      return Reply.of(250, "2.1.5", "recipient ok");
    }

    @Override
    public Optional<Reply> beforeContent() {
      return beforeContent;
    }

    @Override
    public List<Reply> message(Content message) {
      try {
        byte[] octets = message.octets(Integer.MAX_VALUE);
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        received.add(new Received(peer, new Envelope(sender, recipients), text));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      List<Reply> replies = recipients.stream().map(replyToMessage).toList();
      return isLmtp ? replies : replies.subList(0, 1);
    }

    @Override
    public void reset() {
      events.add("reset");
      recipients.clear();
    }

    @Override
    public void close() {
      events.add("close");
    }
  }
}
