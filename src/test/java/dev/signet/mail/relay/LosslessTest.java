package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.message.Content;
import dev.signet.mail.net.Listener;
import dev.signet.mail.service.KeyVerdict;
import dev.signet.mail.smime.Examination.Shape;
import dev.signet.mail.smime.SignatureLayer;
import dev.signet.mail.smime.SignerFinding.Integrity;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Script;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.Outcome;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.client.Waits;
import dev.signet.policy.AuthenticationPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An MTA with a queue, an edge whose key service comes and goes, and a next hop that does anything:
 * no message gets lost, and nobody gets what is not his. {@code -Dsignet.lossless=N} for more
 * messages, {@code -Dsignet.lossless.seed=S} for other bad luck.
 */
class LosslessTest {
  private static final int MESSAGES = Integer.getInteger("signet.lossless", 200);
  private static final long SEED = Long.getLong("signet.lossless.seed", 4);
  private static final int SENDERS = 8;
  private static final Peer SUBMITTED =
      Peer.at("127.0.0.1", 0).forwarding(Map.of("ADDR", "127.0.0.1", "SOURCE", "LOCAL"));
  private static final String HALF_A_MESSAGE =
      "S: 220 ...\nC: LHLO mta.test\n"
          + "S: 250-...\n".repeat(9)
          + """
          S: 250 ...
          C: MAIL FROM:<alice@example.org>
          S: 250 ...
          C: RCPT TO:<half@plain.example>
          S: 250 ...
          C: DATA
          S: 354 ...
          C: Subject: half
          """;

  /** A message in the queue, for those who have not got it yet. */
  private record Letter(int number, List<String> recipients) {
    static Letter of(int number) {
      List<String> recipients = new ArrayList<>();
      for (String domain : List.of("copes", "plain", "sometimes", "plain", "copes")) {
        if ((number >> recipients.size()) % 2 == 0 || recipients.isEmpty()) {
          recipients.add("m" + number + "r" + recipients.size() + "@" + domain + ".example");
        }
      }
      return new Letter(number, recipients);
    }

    boolean isAskedFor() {
      return number % 10 == 3;
    }

    /** It has gone in circles, and the edge refuses it. */
    boolean isLooping() {
      return number % 25 == 7;
    }

    boolean isSignedFor(String recipient) {
      return isAskedFor() || !recipient.endsWith("plain.example");
    }

    String plain() {
      return (isLooping() ? "Received: from a by b; now\r\n".repeat(60) : "")
          + "From: Alice <alice@example.org>\r\nTo: all of you\r\nSubject: "
          + number
          + "\r\nMessage-ID: <"
          + number
          + "@example.org>\r\n\r\n.Letter "
          + number
          + "\r\n..\r\n";
    }

    Content content() {
      String text = (isAskedFor() ? "SMIME-Request: sign\r\n" : "") + plain();
      return Content.of(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  @TempDir private Path folder;
  private final Queue<Letter> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> bounced = ConcurrentHashMap.newKeySet();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Timeout(value = 10, unit = TimeUnit.MINUTES)
  void everyMessageArrivesOrComesBack(boolean isLmtp) throws Exception {
    for (int number = 0; number < MESSAGES; number++) {
      queue.add(Letter.of(number));
      waiting.incrementAndGet();
    }
    try (UnreliableHop hop = UnreliableHop.open(isLmtp, SEED);
        EdgeLab lab = new EdgeLab(folder);
        SmtpClient mta = new SmtpClient(hasty())) {
      lab.nextHop("plain.example", NextHopSupport.KNOWN_NONE);
      lab.nextHop("copes.example", NextHopSupport.KNOWN_ALL);
      Listener listener =
          lab.listen(
              new FilterStation(
                  new Station("lossless", false, hop.asNextHop(), 1 << 20),
                  lab.outgoing(AuthenticationPolicy.EHLO, OutgoingSettings.DEFAULT),
                  lab.client()),
              true);
      sendAll(lab, mta, listener);
      for (int number = 0; number < MESSAGES; number++) {
        check(Letter.of(number), hop);
      }
      assertThat(hop.taken("half@plain.example")).isEmpty();
    }
  }

  private static ClientSettings hasty() {
    return ClientSettings.plain("mta.test").with(Waits.of(Duration.ofSeconds(60)));
  }

  private void sendAll(EdgeLab lab, SmtpClient mta, Listener edge) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        all.add(senders.submit(() -> send(lab, mta, edge)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      senders.shutdownNow();
    }
  }

  private Void send(EdgeLab lab, SmtpClient mta, Listener edge) throws Exception {
    while (waiting.get() > 0) {
      Letter letter = queue.poll();
      if (letter == null) {
        Thread.sleep(1);
        continue;
      }
      int attempt = attempts.incrementAndGet();
      assertThat(attempt).as("tries of all messages").isLessThan(100 * MESSAGES);
      weather(lab, attempt);
      if (attempt % 20 == 0) {
        breakOff(edge);
      }
      List<String> left = sent(letter, mta, new NextHop(edge.address(), true));
      if (left.isEmpty()) {
        waiting.decrementAndGet();
      } else {
        queue.add(new Letter(letter.number(), left));
      }
    }
    return null;
  }

  /** The key service is away for a while, and so are the mail hosts of one domain. */
  private static void weather(EdgeLab lab, int attempt) {
    lab.key(
        EdgeLab.DOMAIN_KEY,
        attempt % 30 < 8 ? new KeyVerdict.Unavailable("away") : new KeyVerdict.Good("registered"));
    lab.nextHop(
        "sometimes.example",
        attempt % 40 < 10 ? NextHopSupport.UNKNOWN : NextHopSupport.KNOWN_SOME);
  }

  /** A sender that dies in the middle of a message. */
  private static void breakOff(Listener edge) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect((InetSocketAddress) edge.address().socket());
      socket.setSoTimeout(20_000);
      Script.of(HALF_A_MESSAGE).playClient(socket.getInputStream(), socket.getOutputStream());
    }
  }

  /** Sends and says who has to be tried again. */
  private List<String> sent(Letter letter, SmtpClient mta, NextHop edge) {
    Envelope envelope =
        new Envelope(
            new Envelope.Sender("alice@example.org", List.of()),
            letter.recipients().stream().map(to -> new Envelope.Recipient(to, List.of())).toList());
    List<Outcome> outcomes = mta.deliver(edge, SUBMITTED, envelope, letter.content());
    List<String> left = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      String to = letter.recipients().get(i);
      Outcome outcome = outcomes.get(i);
      assertThat(outcome.fate()).as("%s", outcome).isEqualTo(Outcome.Fate.ANSWERED);
      if (outcome.isDelivered()) {
        acknowledged.add(to);
      } else if (outcome.reply().isPermanent()) {
        bounced.add(to);
      } else {
        left.add(to);
      }
    }
    return left;
  }

  private void check(Letter letter, UnreliableHop hop) {
    for (String to : letter.recipients()) {
      List<String> copies = hop.taken(to);
      assertThat(acknowledged.contains(to)).as(to).isNotEqualTo(bounced.contains(to));
      if (acknowledged.contains(to)) {
        assertThat(copies).as(to).hasSizeBetween(1, 1 + hop.doubts(to));
      } else {
        assertThat(copies).as(to).hasSizeLessThanOrEqualTo(hop.doubts(to));
        assertThat(letter.isLooping() || hop.hasRefused(to)).as(to).isTrue();
      }
      assertThat(letter.isLooping() && !copies.isEmpty()).as(to).isFalse();
      copies.forEach(copy -> checkForm(letter, to, copy));
    }
  }

  private static void checkForm(Letter letter, String to, String copy) {
    if (!letter.isSignedFor(to)) {
      assertThat(copy).as(to).isEqualTo(letter.plain());
      return;
    }
    var found = Smime.examine(Smime.read(copy.getBytes(StandardCharsets.ISO_8859_1)));
    assertThat(found.shape()).as(to).isEqualTo(Shape.SIGNED);
    SignatureLayer layer = found.layers().get(0);
    assertThat(layer.signers().get(0).integrity()).isEqualTo(Integrity.HOLDS);
    assertThat(Smime.text(layer.signed())).contains(".Letter " + letter.number() + "\r\n..\r\n");
  }
}
