package dev.signet.mail.notice;

import dev.signet.entity.MailAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A notice as a mail: a few words and the document, compressed (RFC 6713). It asks for no answer
 * (RFC 3834 section 5) and would rather arrive than be encrypted (RFC 8689 section 5), since it may
 * be about broken TLS.
 */
final class NoticeMessage {
  private static final String BOUNDARY = "=_signet-notice";
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH);
  private static final Base64.Encoder BASE_64 =
      Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

  private final Reporter reporter;

  NoticeMessage(Reporter reporter) {
    this.reporter = reporter;
  }

  /** Its octets, all of them ASCII. */
  byte[] octets(Notice notice, MailAddress to, Instant now) {
    StringBuilder text = new StringBuilder();
    header(notice, to, now).forEach(line -> text.append(line).append("\r\n"));
    text.append("\r\n--").append(BOUNDARY).append("\r\n");
    text.append("Content-Type: text/plain; charset=us-ascii\r\n\r\n");
    NoticeDocument.summary(notice, reporter).forEach(line -> text.append(line).append("\r\n"));
    text.append("\r\n--").append(BOUNDARY).append("\r\n");
    text.append("Content-Type: application/gzip\r\n");
    text.append("Content-Transfer-Encoding: base64\r\n");
    text.append("Content-Disposition: attachment;\r\n filename=\"")
        .append(NoticeDocument.fileName(notice))
        .append(".gz\"\r\n\r\n");
    text.append(BASE_64.encodeToString(compressed(NoticeDocument.of(notice, reporter))));
    text.append("\r\n--").append(BOUNDARY).append("--\r\n");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private List<String> header(Notice notice, MailAddress to, Instant now) {
    return List.of(
        "From: <" + reporter.contact() + ">",
        "To: <" + to + ">",
        "Date: " + DATE.format(now.atOffset(ZoneOffset.UTC)),
        "Message-ID: <notice." + notice.id() + "@" + reporter.name() + ">",
        "Subject: S/MIME policy notice about",
        " " + notice.domain(),
        " from " + reporter.name(),
        "Auto-Submitted: auto-generated",
        "TLS-Required: No",
        "MIME-Version: 1.0",
        "Content-Type: multipart/mixed; boundary=\"" + BOUNDARY + "\"");
  }

  private static byte[] compressed(String document) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
      gzip.write(document.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return octets.toByteArray();
  }
}
