package dev.signet.cli.domain;

import dev.signet.cli.keys.UnusableFile;
import dev.signet.policy.text.PolicyReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets))
          .toString()
          .stripTrailing();
    } catch (CharacterCodingException otherEncoding) {
      throw new UnusableFile(file + " is not UTF-8");
    } catch (IOException unreadable) {
      throw new UnusableFile(
          "cannot read " + file + " (" + unreadable.getClass().getSimpleName() + ")");
    }
  }
}
