package dev.signet.mail.relay;

import dev.signet.mail.handling.Edge;
import dev.signet.mail.handling.Handled;
import dev.signet.mail.handling.Passage;
import dev.signet.mail.milter.MilterAnswer;
import dev.signet.mail.milter.MilterHandler;
import dev.signet.mail.milter.MilterMessage;
import dev.signet.mail.smtp.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** The edge as a milter of an MTA: one decision for all recipients, before the queue. */
public final class MilterStation implements MilterHandler {
  private final String name;
  private final boolean isAdvertised;
  private final Edge edge;
  private final PublicSessions sessions;

  /**
   * @param name of the listener, for logs and metrics
   * @param isAdvertised the public listener before it says {@code SMIME} to everybody; if false, to
   *     clients of our own fronts only
   */
  public MilterStation(String name, boolean isAdvertised, Edge edge, PublicSessions sessions) {
    this.name = name;
    this.isAdvertised = isAdvertised;
    this.edge = edge;
    this.sessions = sessions;
  }

  @Override
  public MilterAnswer judge(MilterMessage asked) {
    Optional<PublicSessions.Known> front = sessions.of(asked.peer());
    Passage passage =
        new Passage(
            name,
            front.map(PublicSessions.Known::isAdvertised).orElse(isAdvertised),
            front.map(known -> asked.peer().seenOver(known.tlsVersion())).orElse(asked.peer()),
            front.isPresent(),
            asked.envelope(),
            asked.message().content());
    try {
      Handled handled = edge.handle(passage, true);
      return handled
          .lots()
          .get(0)
          .fate()
          .match(
              forward -> new MilterAnswer.Changed(forward.message(), handled),
              refuse -> refused(handled, refuse.reply()));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What was made before the refusal is of no use to anybody. */
  private static MilterAnswer refused(Handled handled, Reply reply) {
    handled.close();
    return new MilterAnswer.Refused(reply);
  }
}
