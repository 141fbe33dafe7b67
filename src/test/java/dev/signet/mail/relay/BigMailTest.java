package dev.signet.mail.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.edge.outgoing.NextHopSupport;
import dev.signet.mail.edge.outgoing.OutgoingSettings;
import dev.signet.mail.handling.IncomingTerms;
import dev.signet.mail.message.Content;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.MessageReader;
import dev.signet.mail.message.Spool;
import dev.signet.mail.net.AddressRanges;
import dev.signet.mail.net.Listener;
import dev.signet.mail.net.ListenerSettings;
import dev.signet.mail.smime.Smime;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.Peer;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.server.ServerSettings;
import dev.signet.mail.smtp.server.SmtpLimits;
import dev.signet.mail.smtp.server.SmtpServer;
import dev.signet.policy.AuthenticationPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message larger than the heap, and one for many, through both sides of the edge. */
class BigMailTest {
  private static final int MEGABYTES = 100;

  @TempDir private Path folder;

  @Test
  void aHundredMegabytesAndAThousandRecipientsNeedLittleMemory() throws Exception {
    Path output = folder.resolve("output");
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                Files.createDirectory(folder.resolve("spool")).toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(child.waitFor(240, TimeUnit.SECONDS)).isTrue();
      assertThat(Files.readString(output))
          .isEqualTo(
              """
              1 of 1 recipients, 1 messages: smime=pass removed, same
              1000 of 1000 recipients, 2 messages: smime=pass removed, same
              """);
    } finally {
      child.destroyForcibly();
    }
  }

  /** The process with the small heap: an MTA, an outgoing edge, an incoming one, and a store. */
  static final class Child {
    private final Path folder;
    private final Store store = new Store();

    private Child(Path folder) {
      this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
      new Child(Path.of(arguments[0])).run();
    }

    private void run() throws Exception {
      try (EdgeLab lab = new EdgeLab(folder);
          SmtpClient mta = new SmtpClient(ClientSettings.plain("mta.test"));
          Listener behind = listener(store);
          Listener in =
              listener(
                  new FilterStation(
                      station(behind, true),
                      lab.incoming(IncomingTerms.usual(true).afterQueue()),
                      lab.client()));
          Listener out =
              listener(
                  new FilterStation(
                      station(in, false),
                      lab.outgoing(AuthenticationPolicy.EHLO, OutgoingSettings.DEFAULT),
                      lab.client()))) {
        lab.nextHop("copes.example", NextHopSupport.KNOWN_ALL);
        lab.nextHop("plain.example", NextHopSupport.KNOWN_NONE);
        send(mta, out, MEGABYTES * 1_000_000L, List.of("bob@copes.example"));
        send(
            mta,
            out,
            10_000,
            IntStream.range(0, 1000)
                .mapToObj(i -> "r" + i + (i % 2 == 0 ? "@copes.example" : "@plain.example"))
                .toList());
      }
    }

    private static Station station(Listener next, boolean isAdvertised) {
      return new Station("big", isAdvertised, new NextHop(next.address(), true), 1L << 30);
    }

    private Listener listener(MailService service) throws IOException {
      AddressRanges here = AddressRanges.of(List.of("127.0.0.0/8"));
      ServerSettings settings =
          ServerSettings.plain("edge.test", true)
              .trusting(here, here)
              .with(SmtpLimits.DEFAULT.withMessageOctets(1L << 30));
      return Listener.open(
          ListenAddress.of("127.0.0.1:0"),
          ListenerSettings.DEFAULT.withGrace(Duration.ofSeconds(5)),
          new SmtpServer(settings, service, () -> new Spool(folder, Spool.IN_MEMORY)));
    }

    private void send(SmtpClient mta, Listener edge, long octets, List<String> to)
        throws Exception {
      store.forget();
      Envelope envelope =
          new Envelope(
              new Envelope.Sender("alice@example.org", List.of()),
              to.stream().map(path -> new Envelope.Recipient(path, List.of())).toList());
      Peer peer =
          Peer.at("127.0.0.1", 0).forwarding(Map.of("ADDR", "127.0.0.1", "SOURCE", "LOCAL"));
      try (Spool spool = new Spool(folder, Spool.IN_MEMORY)) {
        fill(spool.out(), octets);
        NextHop hop = new NextHop(edge.address(), true);
        long taken =
            mta.deliver(hop, peer, envelope, spool.content()).stream()
                .filter(outcome -> outcome.isDelivered())
                .count();
        System.out.printf(
            "%d of %d recipients, %d messages: %s, %s%n",
            taken, store.recipients, store.messages, store.found, sameAs(spool.content()));
      }
    }

    private String sameAs(Content sent) throws Exception {
      return store.sums.equals(Set.of(Store.sum(Store.read(sent).body()))) ? "same" : "another";
    }

    private static void fill(OutputStream out, long octets) throws IOException {
      String head = "Content-Type: application/x\nContent-Transfer-Encoding: base64\n\n";
      out.write((Smime.HEADER + head).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] line = ("QUJD".repeat(19) + "\r\n").getBytes(StandardCharsets.US_ASCII);
      for (long done = 0; done < octets; done += line.length) {
        out.write(line);
      }
    }
  }

  /** Takes everything and keeps a sum. */
  private static final class Store implements MailService {
    private final Set<Long> sums = new java.util.TreeSet<>();
    private int recipients;
    private int messages;
    private String found = "";

    void forget() {
      sums.clear();
      recipients = 0;
      messages = 0;
      found = "";
    }

    static MailMessage read(Content content) throws Exception {
      return new MessageReader(MessageLimits.DEFAULT).read(content);
    }

    static long sum(Content content) throws IOException {
      CRC32C sum = new CRC32C();
      byte[] piece = new byte[16 * 1024];
      try (InputStream in = content.open()) {
        for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
          sum.update(piece, 0, got);
        }
      }
      return sum.getValue();
    }

    @Override
    public Session open(Peer peer) {
      return new Taking();
    }

    synchronized void take(Content content, int forSoMany) {
      try {
        MailMessage message = read(content);
        messages++;
        recipients += forSoMany;
        sums.add(sum(message.body()));
        String results = message.header().fields().get(0).body();
        if (results.contains("smime=pass")) {
          found = "smime=pass " + (results.contains("smime-handling=removed") ? "removed" : "kept");
        }
      } catch (Exception unreadable) {
        throw new UncheckedIOException(new IOException(unreadable));
      }
    }

    private final class Taking implements Session {
      private final List<Envelope.Recipient> named = new ArrayList<>();

      @Override
      public Reply greeting() {
        return Reply.of(220, "", "store");
      }

      @Override
      public Set<String> hello(Peer peer) {
        return Set.of("PIPELINING", "8BITMIME");
      }

      @Override
      public Reply mail(Peer peer, Envelope.Sender sender) {
        return Reply.of(250, "2.1.0", "Ok");
      }

      @Override
      public Reply recipient(Envelope.Recipient recipient) {
        named.add(recipient);
        return Reply.of(250, "2.1.5", "Ok");
      }

      @Override
      public Optional<Reply> beforeContent() {
        return Optional.empty();
      }

      @Override
      public List<Reply> message(Content content) {
        take(content, named.size());
        return named.stream().map(to -> Reply.of(250, "2.0.0", "Ok")).toList();
      }

      @Override
      public void reset() {
        named.clear();
      }

      @Override
      public void close() {
        named.clear();
      }
    }
  }
}
