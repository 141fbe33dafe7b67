package dev.signet.server.notification;

import dev.signet.xkms.exchange.later.notice.ResultNotifier;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/**
 * Sends notices by the ways that the operator has opened.
 *
 * @param mail empty if no mail is sent
 * @param http empty if no HTTP requests are sent
 */
public record OutsideNotifier(Optional<MailNotices> mail, Optional<HttpNotices> http)
    implements ResultNotifier {

  @Override
  public void mail(String address, Notice notice) throws IOException {
    if (mail.isEmpty()) {
      NONE.mail(address, notice);
    } else {
      mail.get().send(address, notice);
    }
  }

  @Override
  public void post(URI target, Notice notice) throws IOException {
    if (http.isEmpty()) {
      NONE.post(target, notice);
    } else {
      http.get().send(target, notice);
    }
  }
}
