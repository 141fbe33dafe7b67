package dev.signet.mail.milter;

import dev.signet.mail.message.Content;
import dev.signet.mail.milter.change.MessageDifference;
import dev.signet.mail.milter.wire.FieldCoding;
import dev.signet.mail.milter.wire.Frame;
import dev.signet.mail.milter.wire.FrameWriter;
import dev.signet.mail.smtp.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has a message judged, and puts the answer into packets. */
final class Judging {
  private static final Logger LOG = System.getLogger(Judging.class.getName());
  private static final Reply FAULT = Reply.of(451, "4.3.0", "Message not checked, try again later");
  private static final int LONGEST_LOGGED = 64;

  private final MilterHandler handler;
  private final MilterLimits limits;
  private final ScheduledExecutorService clock;

  Judging(MilterHandler handler, MilterLimits limits, ScheduledExecutorService clock) {
    this.handler = handler;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Writes what is to be changed.
   *
   * @return the last word, not written yet
   */
  Frame judge(MilterMessage message, FieldCoding coding, FrameWriter out) throws IOException {
    try {
      return watched(message, out)
          .match(
              unchanged -> AnswerFrames.CONTINUE,
              changed -> change(message, changed, new Output(coding, out)),
              refused -> AnswerFrames.refusal(refused.reply()));
    } catch (Gone gone) {
      throw gone.getCause();
    } catch (RuntimeException | Error fault) {
      LOG.log(Level.ERROR, "message " + queueId(message) + " was not judged; 451", fault);
      return AnswerFrames.refusal(FAULT);
    }
  }

  private MilterAnswer watched(MilterMessage message, FrameWriter out) {
    Watch watch = new Watch(out, limits.judging());
    long every = limits.progress().toNanos();
    Future<?> ticking =
        clock.scheduleWithFixedDelay(watch::tick, every, every, TimeUnit.NANOSECONDS);
    try {
      return handler.judge(message);
    } finally {
      ticking.cancel(false);
      watch.end();
    }
  }

  private static Frame change(MilterMessage message, MilterAnswer.Changed changed, Output output) {
    try (var storage = changed.storage()) {
      MessageDifference difference =
          MessageDifference.between(message.message(), changed.message());
      List<Frame> header =
          difference.header().stream().map(c -> AnswerFrames.of(c, output.coding())).toList();
      header.forEach(output::write);
      if (difference.body().isPresent()) {
        output.write(difference.body().get());
      }
      return AnswerFrames.CONTINUE;
    } catch (IOException unreadable) {
      throw new UncheckedIOException("a changed message cannot be read", unreadable);
    }
  }

  private static String queueId(MilterMessage message) {
    String id = message.macros().getOrDefault("i", "without a queue id");
    return id.substring(0, Math.min(LONGEST_LOGGED, id.length())).replaceAll("[^ -~]", "?");
  }

  /** Where changes go. */
  private record Output(FieldCoding coding, FrameWriter out) {

    void write(Frame frame) {
      try {
        out.write(frame);
      } catch (IOException gone) {
        throw new Gone(gone);
      }
    }

    /** In one run: Postfix takes no body packet after another change. An empty body is a packet. */
    void write(Content body) throws IOException {
      try (InputStream in = body.open()) {
        byte[] chunk = in.readNBytes(FrameWriter.BODY_CHUNK);
        do {
          write(new Frame(AnswerFrames.BODY, chunk));
          chunk = in.readNBytes(FrameWriter.BODY_CHUNK);
        } while (chunk.length > 0);
      }
    }
  }

  /** The MTA does not listen any more; nothing can be said to it. */
  private static final class Gone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final IOException cause;

    Gone(IOException cause) {
      super(cause);
      this.cause = cause;
    }

    @Override
    public synchronized IOException getCause() {
      return cause;
    }
  }
}
