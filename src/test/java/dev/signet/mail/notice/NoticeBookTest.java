package dev.signet.mail.notice;

import static dev.signet.mail.notice.NoticeLab.MONDAY;
import static dev.signet.mail.notice.NoticeLab.breach;
import static dev.signet.mail.notice.NoticeLab.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the book counts, how much of it, and that it outlives a restart. */
class NoticeBookTest {
  private static final LocalDate TUESDAY = MONDAY.plusDays(1);

  private final NoticeBook book = new NoticeBook(new NoticeLimits(6, 3, 40, 50, 30));

  @Test
  void countsWhatIsAlikeTogether() {
    book.add(row("example.org", "192.0.2.1"));
    book.add(row("example.org", "192.0.2.2"));
    book.add(row("example.org", "192.0.2.1"));

    Notice notice = book.closeBefore(TUESDAY).notices().get(0);

    assertThat(notice.counts())
        .containsExactly(
            entry(breach(MONDAY, "V-1", "192.0.2.1"), 2L),
            entry(breach(MONDAY, "V-1", "192.0.2.2"), 1L));
    assertThat(notice.total()).isEqualTo(3);
    assertThat(book.size()).isZero();
  }

  @Test
  void aDayIsClosedAndTheNextOneGoesOn() {
    book.add(row("example.org", "192.0.2.1"));
    book.add(
        new NoticeBook.Row(
            NoticeLab.DOMAIN, NoticeLab.TARGET, breach(TUESDAY, "V-5", "192.0.2.1"), 4));

    assertThat(book.closeBefore(MONDAY).notices()).isEmpty();
    assertThat(book.closeBefore(TUESDAY).notices()).hasSize(1);
    assertThat(book.closeBefore(TUESDAY).notices()).isEmpty();
    assertThat(book.rows())
        .singleElement()
        .satisfies(left -> assertThat(left.breach().rule()).isEqualTo("V-5"));
  }

  @Test
  void sourcesBeyondTheLimitOfADomainCountAsOthers() {
    for (int i = 1; i <= 5; i++) {
      book.add(row("example.org", "192.0.2." + i));
    }
    book.add(row("example.org", "192.0.2.1"));

    assertThat(book.size()).isEqualTo(4);
    assertThat(book.closeBefore(TUESDAY).notices().get(0).counts())
        .containsEntry(breach(MONDAY, "V-1", "192.0.2.1"), 2L)
        .containsEntry(breach(MONDAY, "V-1", Breach.OTHERS), 2L)
        .hasSize(4);
  }

  @Test
  void whatFindsNoRoomInTheBookIsANumber() {
    for (int i = 1; i <= 9; i++) {
      book.add(row("d" + i + ".example", "192.0.2.1"));
    }

    assertThat(book.size()).isEqualTo(6);
    NoticeBook.Closing closing = book.closeBefore(TUESDAY);
    assertThat(closing.notices()).hasSize(6);
    assertThat(closing.uncounted()).isEqualTo(3);
    assertThat(book.size()).isZero();
  }

  @Test
  void theLastTargetCountsAndALongOneNever() {
    book.add(row("example.org", "192.0.2.1"));
    book.add(
        new NoticeBook.Row(
            NoticeLab.DOMAIN, URI.create("mailto:new@example.org"), breach(MONDAY, "V-1", "x"), 1));
    book.add(
        new NoticeBook.Row(
            NoticeLab.DOMAIN,
            URI.create("mailto:" + "a".repeat(40) + "@example.org"),
            breach(MONDAY, "V-1", "192.0.2.9"),
            1));

    Notice notice = book.closeBefore(TUESDAY).notices().get(0);
    assertThat(notice.target()).isEqualTo(URI.create("mailto:new@example.org"));
    assertThat(notice.total()).isEqualTo(2);
  }

  @Test
  void outlivesARestart(@TempDir Path folder) throws Exception {
    NoticeFile file = new NoticeFile(folder.resolve("notices.txt"));
    book.add(row("example.org", "192.0.2.1"));
    book.add(row("example.org", "192.0.2.1"));
    book.add(row("example.net", "2001:db8:0:0:0:0:0:1"));
    book.add(row("example.net", Breach.LOCAL));
    book.add(row("example.net", Breach.OTHERS));
    file.save(book);

    NoticeBook later = new NoticeBook(NoticeLimits.DEFAULT);
    file.restore(later);

    assertThat(later.rows()).containsExactlyInAnyOrderElementsOf(book.rows()).hasSize(4);
    assertThat(NoticeLab.files(folder)).containsExactly("notices.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "example.org mailto:a@example.org 2026-03-02 V-1 ACCEPTED 192.0.2.1 5,1",
    "example.org mailto:a@example.org 2026-03-02 V-1 ACCEPTED 192.0.2.1 0,0",
    "example.org mailto:a@example.org 2026-03-02 V-1 ACCEPTED 192.0.2.1 many,0",
    "example.org mailto:a@example.org 2026-13-02 V-1 ACCEPTED 192.0.2.1 5,0",
    "example.org mailto:a@example.org 2026-03-02 V-1 LOST 192.0.2.1 5,0",
    "exa_mple.org mailto:a@example.org 2026-03-02 V-1 ACCEPTED 192.0.2.1 5,0",
    "example.org ma\\ilto 2026-03-02 V-1 ACCEPTED 192.0.2.1 5,0",
    "example.org mailto:a@example.org 2026-03-02 V-1 ACCEPTED 192.0.2.1 5 6,0",
    "nonsense,0"
  })
  void aLineThatCannotBeReadIsLeftOut(String line, int rows, @TempDir Path folder)
      throws Exception {
    Path file = folder.resolve("notices.txt");
    Files.write(file, List.of(line));

    new NoticeFile(file).restore(book);

    assertThat(book.size()).isEqualTo(rows);
  }

  @Test
  void withoutAFileTheBookIsEmpty(@TempDir Path folder) throws Exception {
    new NoticeFile(folder.resolve("notices.txt")).restore(book);
    assertThat(book.size()).isZero();
  }
}
