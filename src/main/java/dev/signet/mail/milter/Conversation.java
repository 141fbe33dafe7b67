package dev.signet.mail.milter;

import dev.signet.mail.milter.Transaction.Stage;
import dev.signet.mail.milter.wire.Agreement;
import dev.signet.mail.milter.wire.Command;
import dev.signet.mail.milter.wire.FieldCoding;
import dev.signet.mail.milter.wire.Fields;
import dev.signet.mail.milter.wire.Frame;
import dev.signet.mail.milter.wire.FrameWriter;
import dev.signet.mail.milter.wire.MalformedFrame;
import dev.signet.mail.milter.wire.Manner;
import dev.signet.mail.milter.wire.Offer;
import dev.signet.mail.smtp.Reply;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * What is said over one connection: an agreement, then one client of the MTA after another, each
 * with its messages. What comes out of order ends it.
 */
final class Conversation implements Closeable {
  private final Intake intake;
  private final Judging judging;
  private final FrameWriter out;
  private final Manner manner;
  private final Macros macros = new Macros();
  private Optional<Agreement> agreement = Optional.empty();
  private Optional<MtaClient> client = Optional.empty();
  private String hello = "";
  private Optional<Transaction> transaction = Optional.empty();

  Conversation(Intake intake, Judging judging, FrameWriter out, Manner manner) {
    this.intake = intake;
    this.judging = judging;
    this.out = out;
    this.manner = manner;
  }

  /** Whether no message is under way. */
  boolean isIdle() {
    return transaction.isEmpty();
  }

  /**
   * Takes a packet, and answers it if that is due.
   *
   * @return false when it was the last
   */
  boolean take(Frame frame) throws IOException {
    Command command =
        Command.of(frame)
            .orElseThrow(() -> new MalformedFrame("no milter command is " + frame.name()));
    if (command == Command.QUIT) {
      return false;
    }
    require((command == Command.NEGOTIATE) != agreement.isPresent(), command);
    Frame answer = answer(command, frame.fields());
    if (agreement.orElseThrow().answers(command)) {
      out.write(answer);
      out.flush();
    }
    return true;
  }

  private Frame answer(Command command, Fields fields) throws IOException {
    return switch (command) {
      case NEGOTIATE -> negotiate(fields);
      case RECIPIENT -> recipient(fields);
      case END_OF_BODY -> endOfBody(fields);
      default -> {
        note(command, fields);
        yield AnswerFrames.CONTINUE;
      }
    };
  }

  private void note(Command command, Fields fields) throws IOException {
    switch (command) {
      case MACROS -> macros.read(fields);
      case CONNECT -> connect(fields);
      case HELO -> helo(fields);
      case MAIL -> mail(fields);
      case HEADER -> header(fields);
      case END_OF_HEADER -> under(Command.END_OF_HEADER, Stage.BODY);
      case BODY -> under(Command.BODY, Stage.BODY).add(fields.rest());
      case ABORT -> endMessage();
      case QUIT_NEW_CONNECTION -> endConnection();
      default -> require(client.isPresent(), command);
    }
  }

  private Frame negotiate(Fields fields) throws MalformedFrame {
    Agreement agreed = Agreement.on(Offer.read(fields), manner);
    agreement = Optional.of(agreed);
    return agreed.frame();
  }

  private void connect(Fields fields) throws MalformedFrame {
    require(client.isEmpty(), Command.CONNECT);
    client = Optional.of(MtaClient.read(fields));
  }

  /** Ends a message that is under way (RFC 5321 section 4.1.4). */
  private void helo(Fields fields) throws IOException {
    require(client.isPresent(), Command.HELO);
    endTransaction();
    hello = fields.text();
    fields.end();
  }

  private void mail(Fields fields) throws IOException {
    require(client.isPresent(), Command.MAIL);
    endTransaction();
    transaction = Optional.of(intake.begin(fields));
  }

  private Frame recipient(Fields fields) throws MalformedFrame {
    return under(Command.RECIPIENT, Stage.ENVELOPE)
        .add(Intake.recipient(fields))
        .map(AnswerFrames::refusal)
        .orElse(AnswerFrames.CONTINUE);
  }

  private void header(Fields fields) throws MalformedFrame {
    Transaction open = under(Command.HEADER, Stage.HEADER);
    open.add(coding().read(fields));
    fields.end();
  }

  private Frame endOfBody(Fields fields) throws IOException {
    Transaction open = under(Command.END_OF_BODY, Stage.BODY);
    open.add(fields.rest());
    try {
      Optional<Reply> refusal = open.refusal();
      return refusal.isPresent()
          ? AnswerFrames.refusal(refusal.get())
          : judging.judge(message(open), coding(), out);
    } finally {
      endMessage();
    }
  }

  private MilterMessage message(Transaction whole) {
    Map<String, String> all = macros.all();
    return new MilterMessage(
        all.getOrDefault("daemon_name", ""),
        client.orElseThrow().peer(hello, all),
        all,
        whole.envelope(),
        whole.message());
  }

  private FieldCoding coding() {
    return new FieldCoding(agreement.orElseThrow().hasLeadingSpace());
  }

  private Transaction under(Command command, Stage stage) throws MalformedFrame {
    require(transaction.isPresent() && transaction.get().enter(stage), command);
    return transaction.get();
  }

  private static void require(boolean isInOrder, Command command) throws MalformedFrame {
    if (!isInOrder) {
      throw new MalformedFrame("the milter command " + command + " is out of place");
    }
  }

  private void endTransaction() throws IOException {
    Optional<Transaction> ending = transaction;
    transaction = Optional.empty();
    if (ending.isPresent()) {
      ending.get().close();
    }
  }

  private void endMessage() throws IOException {
    macros.endOfMessage();
    endTransaction();
  }

  private void endConnection() throws IOException {
    endMessage();
    macros.endOfConnection();
    client = Optional.empty();
    hello = "";
  }

  @Override
  public void close() throws IOException {
    endConnection();
  }
}
