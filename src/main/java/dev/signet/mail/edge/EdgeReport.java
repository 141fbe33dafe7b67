package dev.signet.mail.edge;

import dev.signet.mail.smtp.Reply;
import java.util.List;
import java.util.Optional;

/**
 * The one explanation of a decision: log line, metric label, reply and {@code signet mail examine}
 * all show this.
 *
 * @param role which edge: {@code outgoing} or {@code incoming}
 * @param decision in a word: pass, strip, sign, wrap, accept, defer, reject
 * @param finding code of the signature class and its words
 * @param result how RFC 8601 calls it
 * @param identity the authenticated author mailbox or domain
 * @param wouldReject rules that would have refused the message, were it not exempt
 * @param reply of our own, if it is refused
 */
public record EdgeReport(
    String role,
    String decision,
    Ruling ruling,
    String finding,
    ResultWord result,
    Optional<String> identity,
    List<String> wouldReject,
    Optional<Reply> reply) {
  public EdgeReport {
    wouldReject = List.copyOf(wouldReject);
  }
}
