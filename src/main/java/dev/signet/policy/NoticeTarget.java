package dev.signet.policy;

import dev.signet.entity.MailAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads where notices may go ({@link DomainPolicy#notice}). */
public final class NoticeTarget {
  private static final String MAILTO = "mailto";

  private NoticeTarget() {}

  /** The one mailbox of a mailto URI (RFC 6068); fields after it are passed over. */
  public static Optional<MailAddress> mailbox(URI notice) {
    if (!MAILTO.equalsIgnoreCase(notice.getScheme())) {
      return Optional.empty();
    }
    String address = notice.getRawSchemeSpecificPart().split("\\?", 2)[0];
    try {
      String decoded = URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
      return Optional.of(MailAddress.of(decoded));
    } catch (IllegalArgumentException notOneMailbox) {
      return Optional.empty();
    }
  }
}
