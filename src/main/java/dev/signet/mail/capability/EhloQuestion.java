package dev.signet.mail.capability;

import dev.signet.mail.smtp.Keywords;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Asks a mail host what it can do; the outside world begins here. */
public interface EhloQuestion {

  /**
   * Connects, says EHLO, STARTTLS where it is offered and EHLO again, then QUIT; never throws for
   * what the other side does. A certificate is noted and not judged: it has no bearing on a
   * keyword.
   *
   * @param limit for all of it
   */
  Heard ask(InetSocketAddress host, Duration limit);

  /** What came of it. */
  sealed interface Heard {

    /**
     * The keywords that count: those after STARTTLS, where it was offered.
     *
     * @param tls what was noted about TLS, for a person; empty without TLS
     */
    record Answered(Keywords keywords, Optional<String> tls) implements Heard {}

    /**
     * No EHLO reply that counts: no connection, a refusal, or STARTTLS offered that then failed.
     */
    record Silent(String because) implements Heard {}

    /** Takes it apart. */
    default <T> T match(Function<Answered, T> answered, Function<Silent, T> silent) {
      if (this instanceof Answered a) {
        return answered.apply(a);
      }
      return silent.apply((Silent) this);
    }
  }
}
