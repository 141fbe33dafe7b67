package dev.signet.mail.smtp;

import dev.signet.mail.message.Content;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What stands behind a listener; the wire calls it, one session per connection. */
public interface MailService {

  /** Begins a session; called once per connection and again after XCLIENT. */
  Session open(Peer peer);

  /**
   * One client's session. The wire checks syntax, order and limits, answers NOOP, HELP, VRFY and
   * the like by itself, and calls only what is in order. A method that throws makes the wire answer
   * 451 4.3.0 and log; nothing is lost by that.
   */
  interface Session extends AutoCloseable {

    /** 220, or 421 or 554 to refuse the connection. */
    Reply greeting();

    /**
     * The client said HELO, EHLO or LHLO; called again after STARTTLS.
     *
     * @return keywords to offer; the wire offers those among them that it can keep (see {@link
     *     Keywords})
     */
    Set<String> hello(Peer peer);

    /** MAIL FROM; 250 or a refusal. */
    Reply mail(Peer peer, Envelope.Sender sender);

    /** RCPT TO; 250 or a refusal of this recipient. */
    Reply recipient(Envelope.Recipient recipient);

    /** DATA or the first BDAT; a refusal before any content, or nothing to go on. */
    Optional<Reply> beforeContent();

    /**
     * The whole message, dots and line ends as RFC 5321 has them. The wire frees the content when
     * this returns.
     *
     * @return one reply for SMTP; for LMTP one for each accepted recipient, in their order
     */
    List<Reply> message(Content message);

    /** RSET, a new MAIL, or the end of a transaction. */
    void reset();

    /** The connection is over. */
    @Override
    void close();
  }
}
