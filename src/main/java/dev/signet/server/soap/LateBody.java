package dev.signet.server.soap;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * A posted message whose body was not there when its request was: answered by the thread that
 * brings the last of it.
 */
final class LateBody implements BodyArrival.Sequel {
  private static final Logger LOG = System.getLogger("dev.signet.xkms.request");

  /** The container's last resort: longer than any body may take to arrive and be answered. */
  private static final long LAST_RESORT_MILLIS = 600_000;

  private final RequestBody body;
  private final MessageDoor door;
  private final Visit visit;
  private final AsyncContext context;

  private LateBody(RequestBody body, MessageDoor door, Visit visit) {
    this.body = body;
    this.door = door;
    this.visit = visit;
    this.context = visit.request().startAsync(visit.request(), visit.response());
    context.setTimeout(LAST_RESORT_MILLIS);
  }

  /**
   * Lets the calling thread go; the answer is sent when the body has come.
   *
   * @throws Refused 503 if too many others are on their way in
   */
  static void await(RequestBody body, MessageDoor door, Visit visit) throws Refused {
    if (!body.enter()) {
      throw Refused.inWords(
          HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many requests at once; try again.");
    }
    LateBody late = new LateBody(body, door, visit);
    try {
      body.whenThere(visit.request(), late);
    } catch (IOException broken) {
      late.failed(RequestBody.endedEarly());
    }
  }

  @Override
  public void arrived(byte[] octets) {
    body.leave();
    try {
      send(door.answer(octets, visit));
    } catch (Refused refused) {
      send(refused.loggedFor(visit.channel()));
    }
  }

  @Override
  public void failed(Refused refused) {
    body.leave();
    send(refused.loggedFor(visit.channel()));
  }

  private void send(Reply reply) {
    try {
      reply.sendTo(visit.response());
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "the client did not wait for its answer: {0}", gone.getMessage());
    } finally {
      context.complete();
    }
  }
}
