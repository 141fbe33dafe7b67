package dev.signet.cli.mail;

import dev.signet.mail.message.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The octets of a file, which must not change meanwhile. */
record FileContent(Path file, long length) implements Content {
  @Override
  public InputStream open() throws IOException {
    return Files.newInputStream(file);
  }
}
