package dev.signet.cli.domain;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.policy.text.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of one policy record in a file; a line end at its end does not count. */
final class PolicyFile {

  private PolicyFile() {}

  /** Reads a little more than may be in it, so that too much is noticed. */
  static String text(Path file) throws UnusableFile {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] octets = in.readNBytes(PolicyReader.MAX_OCTETS * 2);
      return new String(octets, StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException unreadable) {
      throw new UnusableFile(
          "cannot read " + file + " (" + unreadable.getClass().getSimpleName() + ")");
    }
  }
}
