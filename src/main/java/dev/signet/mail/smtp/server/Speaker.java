package dev.signet.mail.smtp.server;

import dev.signet.mail.net.Wire;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.ReplyText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Says replies: one write each, or one for those to a group of pipelined commands (RFC 2920 section
 * 3.2).
 */
final class Speaker {
  private static final int MUCH = 8 * 1024;

  private final Wire wire;
  private final Duration time;
  private final StringBuilder pending = new StringBuilder();

  Speaker(Wire wire, Duration time) {
    this.wire = wire;
    this.time = time;
  }

  /** Says it when the client waits for it. */
  void say(Reply reply, boolean isInternational) throws IOException {
    pending.append(ReplyText.of(reply, isInternational));
    if (!wire.hasUnread() || pending.length() > MUCH) {
      flush();
    }
  }

  /** Holds it back for the ones that follow at once. */
  void prepare(Reply reply, boolean isInternational) {
    pending.append(ReplyText.of(reply, isInternational));
  }

  void flush() throws IOException {
    if (pending.length() > 0) {
      byte[] octets = pending.toString().getBytes(StandardCharsets.UTF_8);
      pending.setLength(0);
      wire.each(time);
      wire.inAll(time);
      wire.write(ByteBuffer.wrap(octets));
    }
  }
}
