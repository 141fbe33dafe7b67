package dev.signet.conformance.peer;

import dev.signet.cli.judge.cases.Archive;
import dev.signet.cli.judge.cases.PathCase;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What the peers said about every case, kept in a file because some of them take minutes and one is
 * not installed everywhere.
 */
public final class Peers {
  /** The order of the columns. */
  public static final List<String> NAMES = List.of("jdk", "bc", "openssl");

  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Path FILE = Path.of("src/test/resources/conformance/paths-peers.tsv");

  private final Map<String, List<String>> answers = new LinkedHashMap<>();
  private final List<String> versions = new ArrayList<>();

  private Peers() {}

  /** The kept answers. */
  public static Peers kept() {
    Peers peers = new Peers();
    try {
      for (String line : Files.readAllLines(FILE)) {
        if (line.startsWith("#= ")) {
          peers.versions.add(line.substring(3));
        } else if (!line.startsWith("#")) {
          List<String> parts = List.of(line.split("\t"));
          peers.answers.put(parts.get(0) + "\t" + parts.get(1), parts.subList(2, parts.size()));
        }
      }
      return peers;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Name and version of each, as they were when they were asked. */
  public List<String> versions() {
    return List.copyOf(versions);
  }

  /** What a peer said, in the words of {@link Peer.Answer}; empty if it was never asked. */
  public Optional<String> answer(String peer, String corpus, String id) {
    return Optional.ofNullable(answers.get(corpus + "\t" + id))
        .map(row -> row.get(NAMES.indexOf(peer)));
  }

  /** Asks them all again and writes the file. */
  public static void write() throws Exception {
    Path work = Files.createTempDirectory("signet-peers");
    String jdk = Runtime.version().feature() + " (" + Runtime.version() + ")";
    List<Peer> peers =
        List.of(
            new PkixPeer("jdk", "JDK " + jdk, Security.getProvider("SUN")),
            new PkixPeer("bc", "Bouncy Castle " + TestKeys.BC.getVersionStr(), TestKeys.BC),
            new OpenSslPeer("openssl", OpenSslPeer.installedVersion(), work));
    StringBuilder text = new StringBuilder("# Written by CorpusTest -Dsignet.peers=write.\n");
    peers.forEach(peer -> text.append("#= " + peer.name() + ": " + peer.version() + "\n"));
    for (Corpus corpus : Corpus.all()) {
      append(corpus, peers, text);
    }
    Files.writeString(FILE, text);
  }

  private static void append(Corpus corpus, List<Peer> peers, StringBuilder text) throws Exception {
    Optional<Archive> www =
        corpus.www().isPresent() ? Optional.of(new Archive(corpus.www().get())) : Optional.empty();
    try (Archive archive = corpus.archive()) {
      for (PathCase asked : corpus.pathCases()) {
        Material material = Material.of(asked, archive, www);
        text.append(corpus.name()).append('\t').append(asked.id());
        for (Peer peer : peers) {
          text.append('\t').append(inTime(() -> peer.judge(asked, material)));
        }
        text.append('\n');
      }
    }
    if (www.isPresent()) {
      www.get().close();
    }
  }

  /** A peer that does not heed an interruption would take the time of those that come after it. */
  @SuppressWarnings("removal")
  private static Peer.Answer inTime(Callable<Peer.Answer> question) throws InterruptedException {
    FutureTask<Peer.Answer> answer = new FutureTask<>(question);
    Thread thread = new Thread(answer, "peer");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      thread.stop();
      return Peer.Answer.TIMEOUT;
    } catch (ExecutionException fault) {
      return Peer.Answer.FAULT;
    }
  }
}
