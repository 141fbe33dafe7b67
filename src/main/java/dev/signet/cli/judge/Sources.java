package dev.signet.cli.judge;

import dev.signet.cli.judge.cases.Archive;
import dev.signet.cli.judge.cases.UnreadableCase;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchLimits;
import dev.signet.pki.fetch.GuardedDoor;
import dev.signet.pki.fetch.Outside;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.guard.HostsMap;
import dev.signet.pki.fetch.pace.Pace;
import java.io.IOException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Where the octets of a run come from: the archive of files, and the door to the web if there is
 * one.
 */
final class Sources implements AutoCloseable {
  private final Archive files;
  private final Optional<Archive> pages;
  private final Optional<LoopbackWeb> web;
  private final Optional<GuardedDoor> door;

  /** A recorded web need not be spared; 404 is an answer and no failure of the server. */
  private static final Pace UNHURRIED =
      new Pace(
          64,
          100_000,
          100_000,
          Duration.ZERO,
          Duration.ZERO,
          Integer.MAX_VALUE,
          Duration.ofMinutes(1),
          Duration.ofSeconds(2));

  Sources(Path files, Optional<Path> www, InstantSource clock) throws IOException {
    this.files = open(files);
    this.pages = www.isPresent() ? Optional.of(open(www.get())) : Optional.empty();
    this.web = pages.isPresent() ? Optional.of(new LoopbackWeb(pages.get())) : Optional.empty();
    this.door = web.map(LoopbackWeb::hosts).map(hosts -> door(hosts, clock));
  }

  private static GuardedDoor door(HostsMap hosts, InstantSource clock) {
    Outside outside =
        new Outside(
            (name, within) -> {
              throw new UnknownHostException(name);
            },
            clock,
            Path.of(System.getProperty("java.io.tmpdir")),
            Optional.empty());
    return new GuardedDoor(
        FetchRules.STRICT.withHosts(hosts), FetchLimits.DEFAULT.withPace(UNHURRIED), outside);
  }

  byte[] read(String name) throws UnreadableCase {
    return files.read(name);
  }

  /** Leads to the recorded web and nowhere else. */
  FetchDoor door() {
    return door.<FetchDoor>map(open -> open).orElseGet(FetchDoor::closed);
  }

  private static Archive open(Path file) throws IOException {
    try {
      return new Archive(file);
    } catch (IOException unreadable) {
      throw new IOException("cannot read " + file + " as a zip file: " + unreadable.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    door.ifPresent(GuardedDoor::close);
    web.ifPresent(LoopbackWeb::close);
    if (pages.isPresent()) {
      pages.get().close();
    }
    files.close();
  }
}
