package dev.signet.mail.edge;

import dev.signet.mail.smtp.Reply;
import java.net.URI;
import java.util.Optional;

/**
 * The one place where the edge words its refusals.
 *
 * @param see page of the operator that explains the rules
 */
public record Refusals(Optional<URI> see) {
  public static final Refusals WITHOUT_URL = new Refusals(Optional.empty());

  /**
   * A refusal, such as {@code 550 5.7.1 smime: author domain example.org requires an S/MIME
   * signature (EHLO); rule V-1; see https://...}.
   *
   * @param status basic and enhanced code, such as {@code 550 5.7.1}
   * @param words of our own, with checked names in it at most
   */
  public Reply reply(String status, String words, String rule) {
    int blank = status.indexOf(' ');
    String text =
        "smime: " + words + "; rule " + rule + see.map(page -> "; see " + page).orElse("");
    return Reply.of(
        Integer.parseInt(status.substring(0, blank)),
        status.substring(blank + 1),
        Printable.ascii(text));
  }
}
