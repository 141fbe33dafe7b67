package dev.signet.server.soap;

import dev.signet.xkms.exchange.Channel;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * A request that is turned away at the door, with the reply that says so and the words for the log.
 */
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger("dev.signet.xkms.request");

  private final transient Reply reply;

  Refused(Reply reply, @Nullable String because) {
    super(because);
    this.reply = reply;
  }

  /** A refusal whose reply is its reason as a line of text. */
  static Refused inWords(int status, String because) {
    return new Refused(Reply.text(status, because), because);
  }

  /** The reply, after one line in the log about why. */
  Reply loggedFor(Channel channel) {
    LOG.log(
        getCause() == null ? Level.INFO : Level.ERROR,
        new DoorLine(channel, this).toString(),
        getCause());
    return reply;
  }

  Reply reply() {
    return reply;
  }
}
