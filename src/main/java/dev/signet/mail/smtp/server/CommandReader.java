package dev.signet.mail.smtp.server;

import dev.signet.mail.net.Wire;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads command lines. Only CRLF ends one; a CR or LF alone, or a NUL, could mean different things
 * to us and to whoever sent it, so nothing is read after it.
 */
final class CommandReader {
  private static final int MOST_DISCARDED = 64 * 1024;

  private final Wire wire;
  private final byte[] line;
  private int length;

  CommandReader(Wire wire, int longest) {
    this.wire = wire;
    this.line = new byte[longest];
  }

  Command read() throws IOException, Refused {
    length = 0;
    for (byte octet = next(); octet != '\r'; octet = next()) {
      if (octet == '\n' || octet == 0 || length > MOST_DISCARDED) {
        throw Refused.forGood(octet == '\n' || octet == 0 ? Replies.STRAY : Replies.LONG_LINE);
      }
      if (length < line.length) {
        line[length] = octet;
      }
      length++;
    }
    if (next() != '\n') {
      throw Refused.forGood(Replies.STRAY);
    }
    if (length > line.length - 2) {
      throw Refused.because(Replies.LONG_LINE);
    }
    return Command.of(text());
  }

  private byte next() throws IOException {
    return wire.input().get();
  }

  private String text() throws Refused {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line, 0, length)).toString();
      if (text.chars().anyMatch(Character::isISOControl)) {
        throw Refused.because(Replies.NO_TEXT);
      }
      return text;
    } catch (CharacterCodingException notUtf8) {
      throw Refused.because(Replies.NO_TEXT);
    }
  }
}
