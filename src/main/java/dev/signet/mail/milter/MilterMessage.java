package dev.signet.mail.milter;

import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Peer;
import java.util.Map;

/**
 * A message as an MTA shows it to a filter.
 *
 * @param listener the MTA's {@code {daemon_name}}, by which its listeners are told apart
 * @param peer the MTA's client: address, HELO, {@code {tls_version}}, {@code {auth_authen}}
 * @param macros all that the MTA told, without braces; of those told for each recipient the last
 */
public record MilterMessage(
    String listener,
    Peer peer,
    Map<String, String> macros,
    Envelope envelope,
    MailMessage message) {
  public MilterMessage {
    macros = Map.copyOf(macros);
  }
}
