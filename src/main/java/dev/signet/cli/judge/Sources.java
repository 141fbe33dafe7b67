package dev.signet.cli.judge;

import dev.signet.cli.judge.cases.Archive;
import dev.signet.cli.judge.cases.UnreadableCase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the octets of a run come from: the archive of files, and the web if there is one. */
final class Sources implements AutoCloseable {
  private final Archive files;
  private final Optional<Archive> pages;
  private final Optional<LoopbackWeb> web;

  Sources(Path files, Optional<Path> www) throws IOException {
    this.files = open(files);
    this.pages = www.isPresent() ? Optional.of(open(www.get())) : Optional.empty();
    this.web = pages.isPresent() ? Optional.of(new LoopbackWeb(pages.get())) : Optional.empty();
  }

  byte[] read(String name) throws UnreadableCase {
    return files.read(name);
  }

  Optional<LoopbackWeb> web() {
    return web;
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
    web.ifPresent(LoopbackWeb::close);
    if (pages.isPresent()) {
      pages.get().close();
    }
    files.close();
  }
}
