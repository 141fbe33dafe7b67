package dev.signet.server.edge;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.handling.DecisionLog;
import dev.signet.mail.notice.NoticeBook;
import dev.signet.mail.notice.NoticeDesk;
import dev.signet.mail.notice.NoticeFile;
import dev.signet.mail.notice.NoticeFolder;
import dev.signet.mail.notice.NoticeLimits;
import dev.signet.mail.notice.NoticeLog;
import dev.signet.mail.notice.NoticePost;
import dev.signet.mail.notice.Reporter;
import dev.signet.mail.smtp.ListenAddress;
import dev.signet.mail.smtp.NextHop;
import dev.signet.mail.smtp.client.ClientSettings;
import dev.signet.mail.smtp.client.SmtpClient;
import dev.signet.mail.smtp.client.Waits;
import dev.signet.server.config.EdgeSettings;
import dev.signet.server.config.WrongSetting;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;

/** Notices to other domains, on a thread of their own, so that no mail ever waits for them. */
final class NoticeRoom implements Closeable {
  private static final Logger LOG = System.getLogger("dev.signet.edge.notices");
  private static final long MINUTES = 10;
  private static final Duration WAIT = Duration.ofSeconds(60);

  private final NoticeBook book = new NoticeBook(NoticeLimits.DEFAULT);
  private final NoticeFile file;
  private final NoticeLog log;
  private final NoticeDesk desk;
  private final SmtpClient client;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "signet-edge-notices");
            thread.setDaemon(true);
            return thread;
          });

  private NoticeRoom(EdgeGround ground, Reporter reporter, BiPredicate<DomainName, URI> consents) {
    this.file = new NoticeFile(ground.memory().resolve("notices.txt"));
    this.log = new NoticeLog(book, ground.clock());
    this.client = new SmtpClient(ClientSettings.plain(reporter.name()).with(Waits.of(WAIT)));
    Optional<NoticePost> post =
        Optional.of(ground.settings().notices().next())
            .filter(next -> !next.isEmpty())
            .map(next -> new NoticePost.Means(client, hop(next), consents))
            .map(means -> new NoticePost(means, reporter, ground.clock()));
    this.desk =
        new NoticeDesk(
            new NoticeDesk.Ledger(book, file, NoticeLimits.DEFAULT),
            new NoticeFolder(ground.notices(), reporter),
            post,
            ground.clock());
  }

  /**
   * The room, if notices are on.
   *
   * @param name of this edge
   */
  static Optional<NoticeRoom> of(
      EdgeGround ground, String name, BiPredicate<DomainName, URI> consents) {
    EdgeSettings.Notices wanted = ground.settings().notices();
    return wanted.isDaily()
        ? Optional.of(new NoticeRoom(ground, reporter(name, wanted.contact()), consents).recalled())
        : Optional.empty();
  }

  private static Reporter reporter(String name, String contact) {
    try {
      return new Reporter(name, MailAddress.of(contact.isEmpty() ? "postmaster@" + name : contact));
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting("signet.edge.notice.contact: " + wrong.getMessage(), wrong);
    }
  }

  private static NextHop hop(String next) {
    try {
      return new NextHop(ListenAddress.of(next), false);
    } catch (IllegalArgumentException wrong) {
      throw new WrongSetting("signet.edge.notice.next: " + wrong.getMessage(), wrong);
    }
  }

  DecisionLog log() {
    return log;
  }

  /** What was counted before the restart. */
  private NoticeRoom recalled() {
    try {
      file.restore(book);
    } catch (IOException unreadable) {
      LOG.log(Level.WARNING, "what was counted for notices is lost: {0}", unreadable.toString());
    }
    return this;
  }

  /** Looks at the clock from now on. */
  void open() {
    timer.scheduleWithFixedDelay(this::look, MINUTES, MINUTES, TimeUnit.MINUTES);
  }

  /** Writes and sends what is due. */
  void look() {
    try {
      NoticeDesk.Done done = desk.rollOver();
      if (done.written() > 0) {
        LOG.log(
            Level.INFO,
            "notices: {0} written, {1} left out, {2} messages not counted",
            done.written(),
            done.left(),
            done.uncounted());
      }
      done.sent().forEach(s -> LOG.log(Level.INFO, "notice about {0} {1}", s.domain(), s.words()));
      file.save(book);
    } catch (IOException unwritable) {
      LOG.log(Level.WARNING, "notices were not written: {0}", unwritable.toString());
    } catch (RuntimeException fault) {
      // A timer forgets a task that throws.
      LOG.log(Level.ERROR, "notices failed", fault);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.close();
    try {
      file.save(book);
    } catch (IOException unwritable) {
      LOG.log(Level.WARNING, "what was counted was not saved: {0}", unwritable.toString());
    }
  }
}
