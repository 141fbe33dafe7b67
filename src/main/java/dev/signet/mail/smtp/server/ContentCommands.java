package dev.signet.mail.smtp.server;

import dev.signet.mail.message.Spool;
import dev.signet.mail.net.Wire;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.ContentDecoder;
import dev.signet.mail.smtp.wire.ContentRules;
import dev.signet.mail.smtp.wire.Flaw;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DATA and BDAT (RFC 5321 section 4.1.1.4, RFC 3030 section 2, RFC 2033 section 4.2). */
final class ContentCommands {
  private static final Logger LOG = System.getLogger(ContentCommands.class.getName());
  private static final Pattern CHUNK = Pattern.compile("([0-9]{1,18})( +LAST)?");

  private final Dialogue dialogue;
  private final Supplier<Spool> spools;

  ContentCommands(Dialogue dialogue, Supplier<Spool> spools) {
    this.dialogue = dialogue;
    this.spools = spools;
  }

  void data(Command command) throws IOException, Refused {
    if (!command.argument().isEmpty()) {
      throw Refused.because(Replies.NO_ARGUMENT);
    }
    Transaction transaction = withRecipients();
    if (transaction.isChunked()) {
      throw Refused.because(Replies.IN_CHUNKS);
    }
    dialogue.demandSilence();
    Optional<Reply> refusal = dialogue.session().beforeContent();
    if (refusal.isPresent()) {
      dialogue.say(refusal.get());
      return;
    }
    dialogue.say(Replies.GO_AHEAD);
    receive(transaction);
  }

  private void receive(Transaction transaction) throws IOException {
    Spool spool = spools.get();
    try {
      ContentDecoder decoder = ContentDecoder.dotted(rules(), spool.out());
      allowTime();
      Wire wire = dialogue.wire();
      while (!decoder.accept(wire.input())) {
        // The decoder has taken what there was.
      }
      finish(transaction, new Transaction.Chunks(spool, decoder));
    } finally {
      Transaction.free(spool);
    }
  }

  void chunk(Command command) throws IOException, Refused {
    Matcher chunk = CHUNK.matcher(command.argument().toUpperCase(Locale.ROOT));
    if (!chunk.matches()) {
      // How many octets follow that are no commands?
      throw Refused.forGood(Replies.BAD_CHUNK);
    }
    long octets = Long.parseLong(chunk.group(1));
    boolean isLast = chunk.group(2) != null;
    allowTime();
    Optional<Reply> refusal = chunkRefusal();
    if (refusal.isPresent()) {
      swallow(octets);
      refuse(refusal.get(), isLast);
      return;
    }
    Transaction transaction = withRecipients();
    take(octets, begun(transaction).decoder());
    finish(transaction, octets, isLast);
  }

  /** Why a chunk is of no use; the octets that were announced with it come all the same. */
  private Optional<Reply> chunkRefusal() {
    try {
      Transaction transaction = withRecipients();
      if (transaction.isSpoilt()) {
        return Optional.of(Replies.SPOILT);
      }
      Optional<Reply> refusal =
          transaction.isChunked() ? Optional.empty() : dialogue.session().beforeContent();
      if (refusal.isPresent()) {
        transaction.spoil();
      }
      return refusal;
    } catch (Refused out) {
      return Optional.of(out.reply());
    }
  }

  private Transaction.Chunks begun(Transaction transaction) {
    if (transaction.chunks().isEmpty()) {
      Spool spool = spools.get();
      transaction.begin(
          new Transaction.Chunks(spool, ContentDecoder.chunked(rules(), spool.out())));
    }
    return transaction.chunks().orElseThrow();
  }

  private void finish(Transaction transaction, long octets, boolean isLast) throws IOException {
    Transaction.Chunks chunks = transaction.chunks().orElseThrow();
    if (isLast) {
      chunks.decoder().finish();
      finish(transaction, chunks);
    } else if (chunks.decoder().flaw().isPresent()) {
      Reply reply = refusal(chunks.decoder());
      transaction.spoil();
      dialogue.say(reply);
    } else {
      dialogue.say(Reply.of(250, "2.0.0", octets + " octets received"));
    }
  }

  private void refuse(Reply reply, boolean isLast) throws IOException, Refused {
    if (dialogue.transaction().isEmpty()) {
      throw Refused.because(reply);
    }
    int due = isLast ? due(dialogue.transaction().get()) : 1;
    dialogue.sayAtOnce(Collections.nCopies(Math.max(due, 1), reply));
    if (isLast) {
      dialogue.reset();
    }
  }

  /** All octets are here: the message goes on, or not, and the client is told first of all. */
  private void finish(Transaction transaction, Transaction.Chunks chunks) throws IOException {
    int due = due(transaction);
    dialogue.flush();
    List<Reply> replies =
        chunks.decoder().flaw().isPresent()
            ? Collections.nCopies(due, refusal(chunks.decoder()))
            : dialogue.session().message(chunks.spool().content(), due);
    try {
      dialogue.sayAtOnce(replies);
    } finally {
      dialogue.reset();
    }
  }

  private int due(Transaction transaction) {
    return dialogue.settings().isLmtp() ? transaction.recipients() : 1;
  }

  private static Reply refusal(ContentDecoder decoder) {
    decoder.cause().ifPresent(failed -> LOG.log(Level.ERROR, "a message was not stored", failed));
    return Replies.of(decoder.flaw().orElse(Flaw.NOT_STORED));
  }

  private void take(long octets, ContentDecoder decoder) throws IOException {
    for (long left = octets; left > 0; ) {
      ByteBuffer some = some(left);
      left -= some.remaining();
      decoder.accept(some);
    }
  }

  private void swallow(long octets) throws IOException {
    for (long left = octets; left > 0; ) {
      left -= some(left).remaining();
    }
  }

  /** Some of the unread octets, at most so many, taken from the wire. */
  private ByteBuffer some(long most) throws IOException {
    ByteBuffer input = dialogue.wire().input();
    int count = (int) Math.min(most, input.remaining());
    ByteBuffer some = input.slice(input.position(), count);
    input.position(input.position() + count);
    return some;
  }

  private Transaction withRecipients() throws Refused {
    Transaction transaction =
        dialogue.transaction().orElseThrow(() -> Refused.because(Replies.NO_MAIL));
    if (transaction.recipients() == 0) {
      throw Refused.because(Replies.NO_RECIPIENT);
    }
    return transaction;
  }

  private ContentRules rules() {
    return new ContentRules(
        dialogue.messageOctets(),
        dialogue.settings().limits().contentLine(),
        dialogue.settings().bare());
  }

  private void allowTime() throws IOException {
    dialogue.flush();
    dialogue.wire().each(dialogue.settings().limits().block());
    dialogue.wire().inAll(dialogue.settings().limits().content());
  }
}
