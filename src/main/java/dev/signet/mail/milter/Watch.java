package dev.signet.mail.milter;

import dev.signet.mail.milter.wire.FrameWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;

/**
 * Looks after a thread that judges: tells the MTA now and then that it is at work, and interrupts
 * it when its time is over or the MTA has gone. The MTA is told nothing more after that, so that it
 * gives up by itself if the thread does not.
 */
final class Watch {
  private static final Logger LOG = System.getLogger(Watch.class.getName());

  private final Thread judge = Thread.currentThread();
  private final long begun = System.nanoTime();
  private final FrameWriter out;
  private final Duration longest;
  private boolean isOver;
  private boolean isInterrupted;

  Watch(FrameWriter out, Duration longest) {
    this.out = out;
    this.longest = longest;
  }

  synchronized void tick() {
    if (isOver || isInterrupted) {
      return;
    }
    if (System.nanoTime() - begun >= longest.toNanos()) {
      interrupt("a message is not judged within " + longest.toSeconds() + " s");
      return;
    }
    try {
      out.write(AnswerFrames.PROGRESS);
      out.flush();
    } catch (IOException gone) {
      interrupt("the MTA does not wait for its answer any more");
    }
  }

  private void interrupt(String why) {
    LOG.log(Level.WARNING, why);
    isInterrupted = true;
    judge.interrupt();
  }

  /** From now on the thread is left alone, and not interrupted if it was by this. */
  synchronized void end() {
    isOver = true;
    if (isInterrupted) {
      Thread.interrupted();
    }
  }
}
