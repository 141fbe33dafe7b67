package dev.signet.mail.smtp.server;

import dev.signet.mail.message.Spool;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.wire.ContentDecoder;
import dev.signet.mail.smtp.wire.Parameters;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** One mail from MAIL to the end of its content (RFC 5321 section 3.3). */
final class Transaction implements Closeable {
  private static final Logger LOG = System.getLogger(Transaction.class.getName());

  private final boolean isInternational;
  private int recipients;
  private Optional<Chunks> chunks = Optional.empty();
  private boolean isSpoilt;

  Transaction(Envelope.Sender sender) {
    this.isInternational = Parameters.of(sender.parameters()).has("SMTPUTF8");
  }

  /** A message that comes in chunks, as far as it has come. */
  record Chunks(Spool spool, ContentDecoder decoder) {}

  boolean isInternational() {
    return isInternational;
  }

  int recipients() {
    return recipients;
  }

  void addRecipient() {
    recipients++;
  }

  /** Whether a BDAT has come; nothing but BDAT and RSET goes on from there. */
  boolean isChunked() {
    return chunks.isPresent() || isSpoilt;
  }

  Optional<Chunks> chunks() {
    return chunks;
  }

  void begin(Chunks first) {
    chunks = Optional.of(first);
  }

  /** A chunk failed: the message cannot come to a good end any more (RFC 3030 section 2). */
  void spoil() {
    isSpoilt = true;
    close();
  }

  boolean isSpoilt() {
    return isSpoilt;
  }

  @Override
  public void close() {
    chunks.ifPresent(open -> free(open.spool()));
    chunks = Optional.empty();
  }

  static void free(Spool spool) {
    try {
      spool.close();
    } catch (IOException failed) {
      LOG.log(Level.WARNING, "a spool was not freed", failed);
    }
  }
}
