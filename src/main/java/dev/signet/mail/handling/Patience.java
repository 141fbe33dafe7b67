package dev.signet.mail.handling;

import dev.signet.mail.message.HeaderField;
import dev.signet.mail.message.MailMessage;
import dev.signet.mail.smtp.Envelope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Since when a message has been waiting because its signature cannot be judged. Known by its
 * Message-ID and envelope sender; of the last {@value #REMEMBERED} such messages, so after a
 * restart or in a flood a message waits longer and is never lost.
 */
public final class Patience {
  private static final int REMEMBERED = 10_000;

  private final Duration longest;
  private final InstantSource clock;
  private final Map<String, Instant> since =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  public Patience(Duration longest, InstantSource clock) {
    this.longest = longest;
    this.clock = clock;
  }

  /** Whether a message that has to wait now has waited long enough; the first time begins it. */
  boolean isOver(MailMessage message, Envelope.Sender sender) {
    Instant now = clock.instant();
    synchronized (since) {
      Instant begun = since.computeIfAbsent(key(message, sender), first -> now);
      return Duration.between(begun, now).compareTo(longest) >= 0;
    }
  }

  private static String key(MailMessage message, Envelope.Sender sender) {
    String id = message.header().first("Message-ID").map(HeaderField::body).orElse("");
    return sender.path() + '\n' + id.substring(0, Math.min(id.length(), 300));
  }
}
