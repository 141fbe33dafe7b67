package dev.signet.mail.notice;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Closes the book when a day is over in UTC: writes the notices and sends them, so that a domain is
 * told once a day at most.
 */
public final class NoticeDesk {
  /** For mail that is being judged at midnight, so that its day is told in one piece. */
  private static final Duration GRACE = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final NoticeFolder folder;
  private final Optional<NoticePost> post;
  private final InstantSource clock;

  /** The book and the file that carries it over a restart. */
  public record Ledger(NoticeBook book, NoticeFile file, NoticeLimits limits) {}

  /**
   * What was done.
   *
   * @param written number of files
   * @param left number of notices beyond the limit of a day
   * @param uncounted messages that found no room in the book
   */
  public record Done(int written, int left, long uncounted, List<NoticePost.Sent> sent) {
    static final Done NOTHING = new Done(0, 0, 0, List.of());

    public Done {
      sent = List.copyOf(sent);
    }
  }

  /**
   * @param post empty if notices are only written
   */
  public NoticeDesk(
      Ledger ledger, NoticeFolder folder, Optional<NoticePost> post, InstantSource clock) {
    this.ledger = ledger;
    this.folder = folder;
    this.post = post;
    this.clock = clock;
  }

  /** To be called every now and then; does something shortly after midnight. */
  public Done rollOver() throws IOException {
    LocalDate today = LocalDate.ofInstant(clock.instant().minus(GRACE), ZoneOffset.UTC);
    NoticeBook.Closing closing = ledger.book().closeBefore(today);
    if (closing.notices().isEmpty()) {
      return Done.NOTHING;
    }
    // Saved before anything is sent: a notice that is lost is better than one that comes twice.
    ledger.file().save(ledger.book());
    folder.removeBefore(today.minusDays(ledger.limits().daysKept()));
    List<Notice> told =
        closing.notices().stream()
            .sorted(
                Comparator.comparingLong(Notice::total)
                    .reversed()
                    .thenComparing(notice -> notice.domain().value()))
            .limit(ledger.limits().notices())
            .toList();
    folder.write(told);
    return new Done(
        told.size(),
        closing.notices().size() - told.size(),
        closing.uncounted(),
        post.map(sender -> sender.send(told)).orElse(List.of()));
  }
}
