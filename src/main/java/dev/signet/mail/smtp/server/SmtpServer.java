package dev.signet.mail.smtp.server;

import dev.signet.mail.message.Spool;
import dev.signet.mail.net.Service;
import dev.signet.mail.net.Wire;
import dev.signet.mail.smtp.MailService;
import dev.signet.mail.smtp.wire.ReplyText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** SMTP or LMTP over the connections of a {@link dev.signet.mail.net.Listener}. */
public final class SmtpServer implements Service {
  private static final Duration SHORT = Duration.ofSeconds(2);

  private final ServerSettings settings;
  private final MailService service;
  private final Supplier<Spool> spools;
  private final AtomicLong connections = new AtomicLong();

  /**
   * @param spools where content is kept while it is looked at, one each per message
   */
  public SmtpServer(ServerSettings settings, MailService service, Supplier<Spool> spools) {
    this.settings = settings;
    this.service = service;
    this.spools = spools;
  }

  @Override
  public void serve(Wire wire) throws IOException {
    String reference = Long.toString(connections.incrementAndGet(), 36);
    Dialogue dialogue = new Dialogue(wire, settings, service, reference);
    new SmtpSession(wire, settings, dialogue, spools).run();
  }

  @Override
  public void refuse(Wire wire) throws IOException {
    wire.each(SHORT);
    wire.inAll(SHORT);
    byte[] text = ReplyText.of(Replies.FULL, false).getBytes(StandardCharsets.US_ASCII);
    wire.write(ByteBuffer.wrap(text));
  }
}
