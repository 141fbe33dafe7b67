package dev.signet.server;

import dev.signet.entity.MailAddress;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.client.Waits;
import dev.signet.server.config.ExchangeKeys;
import dev.signet.server.config.ExchangeSettings;
import dev.signet.server.config.WrongSetting;
import dev.signet.server.notification.HttpNotices;
import dev.signet.server.notification.MailNotices;
import dev.signet.server.notification.OutsideNotifier;
import dev.signet.server.soap.Reception.Sources;
import java.time.Duration;
import java.util.Optional;

/**
 * Who tells requestors that their results are ready, by the ways that the operator has opened.
 *
 * @param client hands mail over; empty where none is sent
 */
record Notifiers(Optional<SmtpClient> client, OutsideNotifier notifier) implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static Notifiers of(ExchangeSettings.Later wanted, Sources sources) {
    Optional<HttpNotices> http =
        wanted.rules().notices().origins().isEmpty()
            ? Optional.empty()
            : Optional.of(new HttpNotices(HttpNotices.USUAL_PATIENCE));
    if (wanted.mailServer().isEmpty()) {
      return new Notifiers(Optional.empty(), new OutsideNotifier(Optional.empty(), http));
    }
    MailAddress from = author(wanted.mailFrom());
    NextHop hop = hop(wanted.mailServer());
    SmtpClient client =
        new SmtpClient(
            ClientSettings.plain(from.domain().value())
                .with(Waits.of(PATIENCE))
                .keeping(0, Duration.ZERO));
    MailNotices mail =
        new MailNotices(
            new MailNotices.Means(client, hop, from), sources.random(), sources.clock());
    return new Notifiers(Optional.of(client), new OutsideNotifier(Optional.of(mail), http));
  }

  private static MailAddress author(String address) {
    return MailAddress.parse(address)
        .filter(MailAddress::isAscii)
        .orElseThrow(
            () ->
                new WrongSetting(
                    ExchangeKeys.NOTICE_MAIL_FROM.name()
                        + " must be a mail address, not '"
                        + address
                        + "'"));
  }

  private static NextHop hop(String server) {
    try {
      return new NextHop(ListenAddress.of(server), false);
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting(
          ExchangeKeys.NOTICE_MAIL_SERVER.name() + ": " + wrong.getMessage(), wrong);
    }
  }

  @Override
  public void close() {
    client.ifPresent(SmtpClient::close);
  }
}
