package dev.signet.mail.milter;

import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.Spool;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One message on its way in, piece by piece. */
final class Transaction implements Closeable {
  private static final Logger LOG = System.getLogger(Transaction.class.getName());
  private static final Reply TOO_LARGE = Reply.of(552, "5.3.4", "Message too large");
  private static final Reply HEADER_TOO_LARGE = Reply.of(552, "5.3.4", "Message header too large");
  private static final Reply NO_STORAGE = Reply.of(451, "4.3.0", "Message not checked, try again");
  private static final Reply TOO_MANY = Reply.of(452, "4.5.3", "Too many recipients");

  private final MilterLimits limits;
  private final Envelope.Sender sender;
  private final Spool body;
  private final List<Envelope.Recipient> recipients = new ArrayList<>();
  private final List<HeaderField> fields = new ArrayList<>();
  private long headerOctets;
  private Stage stage = Stage.ENVELOPE;
  private Optional<Reply> refusal = Optional.empty();

  /** What has come last; nothing of an earlier stage may follow. */
  enum Stage {
    ENVELOPE,
    HEADER,
    BODY
  }

  Transaction(MilterLimits limits, Envelope.Sender sender, Spool body) {
    this.limits = limits;
    this.sender = sender;
    this.body = body;
  }

  /** Whether something of this stage may come now; if so it is the stage from now on. */
  boolean enter(Stage next) {
    boolean isInOrder = stage.compareTo(next) <= 0;
    stage = isInOrder ? next : stage;
    return isInOrder;
  }

  /** Takes one more recipient, or refuses it. */
  Optional<Reply> add(Envelope.Recipient recipient) {
    if (recipients.size() == limits.recipients()) {
      return Optional.of(TOO_MANY);
    }
    recipients.add(recipient);
    return Optional.empty();
  }

  void add(HeaderField field) {
    headerOctets += field.length();
    if (fields.size() == limits.header().fields()
        || headerOctets > limits.header().headerOctets()) {
      refuse(HEADER_TOO_LARGE);
    } else {
      fields.add(field);
    }
  }

  void add(byte[] octets) {
    if (refusal.isPresent()) {
      return;
    }
    if (body.length() + octets.length > limits.octets()) {
      refuse(TOO_LARGE);
      return;
    }
    try {
      body.out().write(octets);
    } catch (IOException full) {
      LOG.log(Level.ERROR, "a message cannot be stored", full);
      refuse(NO_STORAGE);
    }
  }

  private void refuse(Reply reply) {
    refusal = refusal.or(() -> Optional.of(reply));
  }

  /** Why it cannot be judged, if so. */
  Optional<Reply> refusal() {
    return refusal;
  }

  Envelope envelope() {
    return new Envelope(sender, recipients);
  }

  MailMessage message() {
    return MailMessage.of(new Header(fields), body.content());
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
