package dev.signet.mail.milter;

import dev.signet.mail.message.Spool;
import dev.signet.mail.milter.wire.Frame;
import dev.signet.mail.milter.wire.FrameReader;
import dev.signet.mail.milter.wire.FrameWriter;
import dev.signet.mail.milter.wire.MalformedFrame;
import dev.signet.mail.milter.wire.Manner;
import dev.signet.mail.net.Service;
import dev.signet.mail.net.Stopping;
import dev.signet.mail.net.Wire;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Supplier;

/**
 * Serves MTAs as a filter, each connection in a thread of its own.
 *
 * <p>Nothing is lost here: an MTA whose connection ends before the last word, defers the mail.
 */
public final class MilterService implements Service, Closeable {
  private static final Logger LOG = System.getLogger(MilterService.class.getName());
  private static final int OUTPUT = 64 * 1024;

  private final MilterLimits limits;
  private final Intake intake;
  private final Judging judging;
  private final ScheduledThreadPoolExecutor clock;

  /**
   * A filter.
   *
   * @param storage an empty one for each body
   */
  public MilterService(MilterHandler handler, MilterLimits limits, Supplier<Spool> storage) {
    this.limits = limits;
    this.intake = new Intake(limits, storage);
    this.clock = new ScheduledThreadPoolExecutor(1, MilterService::clockThread);
    this.clock.setRemoveOnCancelPolicy(true);
    this.judging = new Judging(handler, limits, clock);
  }

  private static Thread clockThread(Runnable work) {
    Thread thread = new Thread(work, "signet-milter-progress");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void serve(Wire wire) throws IOException {
    FrameReader in = new FrameReader(wire.in(), limits.packet());
    FrameWriter out = new FrameWriter(new BufferedOutputStream(wire.out(), OUTPUT));
    Manner manner = wire.remote() instanceof InetSocketAddress ? Manner.STEP_BY_STEP : Manner.TERSE;
    try (Conversation conversation = new Conversation(intake, judging, out, manner)) {
      boolean goesOn = true;
      while (goesOn && await(wire, conversation)) {
        goesOn = take(wire, in.next(), conversation);
      }
    } catch (MalformedFrame refused) {
      LOG.log(Level.WARNING, "milter connection ended: " + refused.getMessage());
    } catch (Stopping closing) {
      LOG.log(Level.DEBUG, "milter connection ended: " + closing.getMessage());
    }
  }

  private boolean await(Wire wire, Conversation conversation) throws IOException {
    wire.each(limits.idle());
    wire.inAll(limits.idle());
    boolean isThere = conversation.isIdle() ? wire.awaitInput() : wire.input().hasRemaining();
    wire.each(limits.packetTime());
    wire.inAll(limits.packetTime());
    return isThere;
  }

  private boolean take(Wire wire, Optional<Frame> frame, Conversation conversation)
      throws IOException {
    wire.inAll(limits.judging().plus(limits.idle()));
    return frame.isPresent() && conversation.take(frame.get());
  }

  /** Milters have no word for it: the MTA sees the connection end, and defers. */
  @Override
  public void refuse(Wire wire) {
    wire.close();
  }

  /** Ends the signs of life; to be called when no listener serves with it any more. */
  @Override
  public void close() {
    clock.shutdownNow();
  }
}
