package dev.signet.mail.notice;

import static dev.signet.mail.notice.NoticeLab.MONDAY;
import static dev.signet.mail.notice.NoticeLab.json;
import static dev.signet.mail.notice.NoticeLab.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.mail.service.MovableClock;
import dev.signet.testkit.Requirement;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a day. */
class NoticeDeskTest {
  private final NoticeBook book = new NoticeBook(NoticeLimits.DEFAULT);
  private final MovableClock clock = new MovableClock(Instant.parse("2026-03-02T23:59:00Z"));
  @TempDir private Path folder;
  private Path notices;
  private NoticeFile file;
  private NoticeDesk desk;

  @BeforeEach
  void openTheDesk() {
    notices = folder.resolve("notices");
    file = new NoticeFile(folder.resolve("notices.txt"));
    desk =
        new NoticeDesk(
            new NoticeDesk.Ledger(book, file, NoticeLimits.DEFAULT),
            new NoticeFolder(notices, NoticeLab.REPORTER),
            Optional.empty(),
            clock);
  }

  @Requirement("E2E-N04")
  @Test
  void aDomainIsToldOnceADayAfterMidnight() throws IOException {
    book.add(row("example.org", "192.0.2.1"));

    assertThat(desk.rollOver()).isEqualTo(NoticeDesk.Done.NOTHING);
    clock.pass(Duration.ofMinutes(5));
    assertThat(desk.rollOver())
        .as("four minutes after midnight")
        .isEqualTo(NoticeDesk.Done.NOTHING);
    clock.pass(Duration.ofMinutes(1));
    assertThat(desk.rollOver().written()).isEqualTo(1);

    book.add(
        new NoticeBook.Row(
            NoticeLab.DOMAIN,
            NoticeLab.TARGET,
            NoticeLab.breach(MONDAY.plusDays(1), "V-1", "192.0.2.1"),
            1));
    clock.pass(Duration.ofHours(23));
    assertThat(desk.rollOver()).isEqualTo(NoticeDesk.Done.NOTHING);
    clock.pass(Duration.ofHours(1));
    assertThat(desk.rollOver().written()).isEqualTo(1);
    assertThat(NoticeLab.files(notices))
        .containsExactly("2026-03-02.example.org.json", "2026-03-03.example.org.json");
  }

  @Requirement("E2E-N03")
  @Test
  void theDocumentIsAnAggregateInJson() throws IOException {
    book.add(row("example.org", "192.0.2.1"));
    book.add(row("example.org", "192.0.2.1"));
    book.add(row("example.org", Breach.OTHERS));
    clock.pass(Duration.ofHours(1));
    desk.rollOver();

    JsonObject document = json(Files.readString(notices.resolve("2026-03-02.example.org.json")));

    assertThat(document)
        .isEqualTo(
            json(
                """
                {"organization-name": "edge.example.net",
                 "date-range": {"start-datetime": "2026-03-02T00:00:00Z",
                                "end-datetime": "2026-03-02T23:59:59Z"},
                 "contact-info": "postmaster@example.net",
                 "report-id": "2026-03-02.example.org@edge.example.net",
                 "policy-domain": "example.org",
                 "receiving-mx-hostname": "edge.example.net",
                 "total-message-count": 3,
                 "violations": [
                   {"date": "2026-03-02", "rule": "V-1", "result-type": "unsigned",
                    "disposition": "accepted", "sending-mta-ip": "192.0.2.1",
                    "message-count": 2},
                   {"date": "2026-03-02", "rule": "V-1", "result-type": "unsigned",
                    "disposition": "accepted", "sending-mta-ip": "others",
                    "message-count": 1}]}
                """));
  }

  @Requirement("E2E-N04")
  @Test
  void fiftyDomainsAreToldThoseWithMostMessagesFirst() throws IOException {
    for (int i = 10; i < 70; i++) {
      book.add(row("d" + i + ".example", "192.0.2.1"));
    }
    book.add(row("d69.example", "192.0.2.2"));
    clock.pass(Duration.ofHours(1));

    NoticeDesk.Done done = desk.rollOver();

    assertThat(done.written()).isEqualTo(50);
    assertThat(done.left()).isEqualTo(10);
    assertThat(NoticeLab.files(notices))
        .hasSize(50)
        .contains("2026-03-02.d69.example.json", "2026-03-02.d58.example.json")
        .doesNotContain("2026-03-02.d59.example.json");
  }

  @Test
  void whatWasToldIsNotToldAgainAfterARestart() throws IOException {
    book.add(row("example.org", "192.0.2.1"));
    file.save(book);
    clock.pass(Duration.ofHours(1));
    desk.rollOver();

    NoticeBook later = new NoticeBook(NoticeLimits.DEFAULT);
    file.restore(later);

    assertThat(later.size()).isZero();
  }

  @Test
  void oldFilesGoAndForeignOnesStay() throws IOException {
    Files.createDirectories(notices);
    for (String name :
        new String[] {
          "2026-01-01.example.org.json", "2026-02-01.example.org.json", "2025-01-01.txt", "a.json"
        }) {
      Files.createFile(notices.resolve(name));
    }
    book.add(row("example.org", "192.0.2.1"));
    clock.pass(Duration.ofHours(1));

    desk.rollOver();

    assertThat(NoticeLab.files(notices))
        .containsExactly(
            "2025-01-01.txt",
            "2026-02-01.example.org.json",
            "2026-03-02.example.org.json",
            "a.json");
  }

  @Test
  void theLongestDomainHasAFileToo() throws IOException {
    String label = "a".repeat(61);
    book.add(row(label + "." + label + "." + label + "." + label + ".net", "192.0.2.1"));
    clock.pass(Duration.ofHours(1));

    assertThat(desk.rollOver().written()).isEqualTo(1);
  }

  @Test
  void textIsEscaped() {
    assertThat(json(JsonText.of(Map.of("a", "\"\\\u0007\u00e9\ud83d\ude00"))).getString("a"))
        .isEqualTo("\"\\\u0007\u00e9\ud83d\ude00");
  }
}
