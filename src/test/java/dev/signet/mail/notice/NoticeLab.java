package dev.signet.mail.notice;

import dev.signet.entity.DomainName;
import dev.signet.entity.MailAddress;
import dev.signet.mail.notice.Breach.Outcome;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** What tests of notices share. */
final class NoticeLab {
  static final Reporter REPORTER =
      new Reporter("edge.example.net", MailAddress.of("postmaster@example.net"));
  static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
  static final DomainName DOMAIN = DomainName.of("example.org");
  static final URI TARGET = URI.create("mailto:security@example.org");

  private NoticeLab() {}

  static Breach breach(LocalDate day, String rule, String source) {
    return new Breach(day, rule, Outcome.ACCEPTED, source);
  }

  /** One unsigned message of the domain on Monday. */
  static NoticeBook.Row row(String domain, String source) {
    return new NoticeBook.Row(
        DomainName.of(domain),
        URI.create("mailto:security@" + domain),
        breach(MONDAY, "V-1", source),
        1);
  }

  static Notice notice(String domain, String target) {
    NoticeBook book = new NoticeBook(NoticeLimits.DEFAULT);
    book.add(
        new NoticeBook.Row(
            DomainName.of(domain), URI.create(target), breach(MONDAY, "V-1", "192.0.2.1"), 7));
    return book.closeBefore(MONDAY.plusDays(1)).notices().get(0);
  }

  static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** Names of the files in a folder, in order. */
  static List<String> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
