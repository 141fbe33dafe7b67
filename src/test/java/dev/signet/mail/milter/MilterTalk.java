package dev.signet.mail.milter;

import dev.signet.mail.message.Content;
import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.message.MessageLimits;
import dev.signet.mail.message.Spool;
import dev.signet.mail.milter.wire.Frame;
import dev.signet.mail.milter.wire.FrameReader;
import dev.signet.mail.milter.wire.FrameWriter;
import dev.signet.mail.milter.wire.MalformedFrame;
import dev.signet.mail.milter.wire.Manner;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * A conversation without sockets, with a handler that changes header and body of each message.
 *
 * @param judged messages that the handler saw
 * @param answers commands of the filter's packets
 * @param because why it ended; empty if the MTA was done
 */
public record MilterTalk(List<MilterMessage> judged, List<Character> answers, String because) {
  private static final int PACKET = 4096;

  /** Lets an MTA say these octets. */
  public static MilterTalk of(byte[] octets, MessageLimits header) throws IOException {
    List<MilterMessage> judged = new ArrayList<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScheduledThreadPoolExecutor never = new ScheduledThreadPoolExecutor(0);
    MilterLimits limits =
        MilterLimits.DEFAULT.withHeader(header).withOctets(1000).withRecipients(3);
    Judging judging = new Judging(message -> change(message, judged), limits, never);
    Intake intake = new Intake(limits, () -> new Spool(Path.of("."), 2000));
    String because = "";
    try (Conversation conversation =
        new Conversation(intake, judging, new FrameWriter(out), Manner.TERSE)) {
      run(conversation, new FrameReader(new ByteArrayInputStream(octets), PACKET));
    } catch (MalformedFrame | EOFException refused) {
      because = String.valueOf(refused.getMessage());
    } finally {
      never.shutdownNow();
    }
    return new MilterTalk(judged, commands(out.toByteArray()), because);
  }

  private static void run(Conversation conversation, FrameReader in) throws IOException {
    Optional<Frame> frame = in.next();
    while (frame.isPresent() && conversation.take(frame.get())) {
      frame = in.next();
    }
  }

  private static MilterAnswer change(MilterMessage message, List<MilterMessage> judged) {
    judged.add(message);
    MailMessage before = message.message();
    return new MilterAnswer.Changed(
        MailMessage.of(
            before.header().under(HeaderField.of("Results", "ours")),
            Content.of(new byte[] {'x'})));
  }

  private static List<Character> commands(byte[] out) throws IOException {
    List<Character> commands = new ArrayList<>();
    FrameReader reader = new FrameReader(new ByteArrayInputStream(out), PACKET);
    for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      commands.add(frame.get().command());
    }
    return commands;
  }
}
