package dev.signet.mail.smtp.client;

import dev.signet.mail.smtp.Envelope;
import dev.signet.mail.smtp.Keywords;
import dev.signet.mail.smtp.Reply;
import dev.signet.mail.smtp.wire.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes parameters fit what a next hop offers: what only adds comfort is left out, what the message
 * needs is insisted on. What is rare and means something is passed on for the next hop to refuse.
 */
final class Fitting {
  /** Parameters that may be left out, and the keyword that allows them. */
  private static final Map<String, String> DISPENSABLE =
      Map.ofEntries(
          Map.entry("SIZE", "SIZE"),
          Map.entry("BODY", "8BITMIME"),
          Map.entry("SMTPUTF8", "SMTPUTF8"),
          Map.entry("RET", "DSN"),
          Map.entry("ENVID", "DSN"),
          Map.entry("NOTIFY", "DSN"),
          Map.entry("ORCPT", "DSN"),
          Map.entry("AUTH", "AUTH"),
          Map.entry("MT-PRIORITY", "MT-PRIORITY"),
          Map.entry("MTRK", "MTRK"),
          Map.entry("SOLICIT", "NO-SOLICITING"),
          Map.entry("SUBMITTER", "SUBMITTER"));

  private static final Reply NO_SMTPUTF8 =
      Reply.of(553, "5.6.7", "SMTPUTF8 is needed, but the next hop has it not");
  private static final Reply NO_8BITMIME =
      Reply.of(554, "5.6.3", "8BITMIME is needed, but the next hop has it not");
  private static final Reply NO_REQUIRETLS =
      Reply.of(550, "5.7.30", "REQUIRETLS is needed, but the next hop has it not");
  private static final Reply TOO_LARGE =
      Reply.of(552, "5.3.4", "Message larger than the next hop takes");

  private final Keywords keywords;

  Fitting(Keywords keywords) {
    this.keywords = keywords;
  }

  /** Why this sender cannot be named there. */
  Optional<Reply> refusal(Envelope.Sender sender) {
    Parameters parameters = Parameters.of(sender.parameters());
    if (parameters.has("REQUIRETLS") && !keywords.has("REQUIRETLS")) {
      return Optional.of(NO_REQUIRETLS);
    }
    return isBeyondSize(parameters.size().orElse(0)) ? Optional.of(TOO_LARGE) : path(sender.path());
  }

  /** Why this recipient cannot be named there. */
  Optional<Reply> refusal(Envelope.Recipient recipient) {
    return path(recipient.path());
  }

  private Optional<Reply> path(String path) {
    boolean isAscii = path.chars().allMatch(c -> c < 128);
    return isAscii || keywords.has("SMTPUTF8") ? Optional.empty() : Optional.of(NO_SMTPUTF8);
  }

  /** Why this content cannot go there. */
  Optional<Reply> refusal(ContentTraits content) {
    if (isBeyondSize(content.octets())) {
      return Optional.of(TOO_LARGE);
    }
    if (content.isHeaderEightBit() && !keywords.has("SMTPUTF8") && !keywords.has("8BITMIME")) {
      return Optional.of(NO_SMTPUTF8);
    }
    return content.isEightBit() && !keywords.has("8BITMIME")
        ? Optional.of(NO_8BITMIME)
        : Optional.empty();
  }

  /** The same for a sender that has declared SMTPUTF8. */
  Optional<Reply> refusal(Envelope.Sender sender, ContentTraits content) {
    boolean isInternational = Parameters.of(sender.parameters()).has("SMTPUTF8");
    return isInternational && content.isHeaderEightBit() && !keywords.has("SMTPUTF8")
        ? Optional.of(NO_SMTPUTF8)
        : refusal(content);
  }

  private boolean isBeyondSize(long octets) {
    String most = keywords.parameter("SIZE").orElse("");
    return most.matches("[0-9]{1,18}") && Long.parseLong(most) > 0 && octets > Long.parseLong(most);
  }

  /** The sender as it can be named there. */
  Envelope.Sender fit(Envelope.Sender sender) {
    return new Envelope.Sender(sender.path(), fit(sender.parameters()));
  }

  /** The same when the content is known: with its size, and BODY as it is. */
  Envelope.Sender fit(Envelope.Sender sender, ContentTraits content) {
    List<String> parameters = new ArrayList<>(sender.parameters());
    parameters.removeIf(written -> List.of("SIZE", "BODY").contains(Parameters.nameOf(written)));
    parameters.add("SIZE=" + content.octets());
    if (content.isEightBit()) {
      parameters.add("BODY=8BITMIME");
    }
    return new Envelope.Sender(sender.path(), fit(parameters));
  }

  Envelope.Recipient fit(Envelope.Recipient recipient) {
    return new Envelope.Recipient(recipient.path(), fit(recipient.parameters()));
  }

  private List<String> fit(List<String> parameters) {
    return parameters.stream().filter(this::isAllowed).toList();
  }

  private boolean isAllowed(String written) {
    String keyword = DISPENSABLE.get(Parameters.nameOf(written));
    return keyword == null || keywords.has(keyword);
  }
}
