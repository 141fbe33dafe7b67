package dev.signet.mail.notice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A notice as JSON; names as in RFC 8460 section 4.4, where it has them. */
final class NoticeDocument {
  /** What the rules mean, for readers who do not know our numbers. */
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          Map.entry("V-1", "unsigned"),
          Map.entry("V-2", "signed-by-another"),
          Map.entry("V-3", "key-not-listed"),
          Map.entry("V-4", "signed-although-never"),
          Map.entry("V-5", "signature-not-valid"),
          Map.entry("V-6", "signature-cannot-be-judged"),
          Map.entry("V-7", "signature-cannot-be-judged-now"),
          Map.entry("E-1", "not-encrypted"),
          Map.entry("E-2", "encrypted-although-never"),
          Map.entry("E-3", "tls-although-never"));

  private NoticeDocument() {}

  static String of(Notice notice, Reporter reporter) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("organization-name", reporter.name());
    document.put("date-range", range(notice));
    document.put("contact-info", reporter.contact());
    document.put("report-id", notice.id() + "@" + reporter.name());
    document.put("policy-domain", notice.domain());
    document.put("receiving-mx-hostname", reporter.name());
    document.put("total-message-count", notice.total());
    document.put(
        "violations",
        notice.counts().entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList());
    return JsonText.of(document) + "\n";
  }

  private static Map<String, Object> range(Notice notice) {
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("start-datetime", start(notice.firstDay()));
    range.put("end-datetime", notice.lastDay() + "T23:59:59Z");
    return range;
  }

  private static String start(LocalDate day) {
    return day + "T00:00:00Z";
  }

  private static Map<String, Object> row(Breach breach, long count) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("date", breach.day());
    row.put("rule", breach.rule());
    row.put("result-type", MEANINGS.getOrDefault(breach.rule(), "other"));
    row.put("disposition", breach.outcome().name().toLowerCase(Locale.ROOT));
    row.put("sending-mta-ip", breach.source());
    row.put("message-count", count);
    return row;
  }

  /** Name of a file for it: letters, digits, dots and hyphens, and never too long. */
  static String fileName(Notice notice) {
    String domain = notice.domain().value();
    String shown =
        domain.length() <= 200
            ? domain
            : domain.substring(0, 190) + "-" + Integer.toHexString(domain.hashCode());
    return notice.lastDay() + "." + shown + ".json";
  }

  static List<String> summary(Notice notice, Reporter reporter) {
    return List.of(
        notice.total() + " violations of the S/MIME policy of " + notice.domain(),
        "were seen at " + reporter.name(),
        "between " + start(notice.firstDay()) + " and " + notice.lastDay() + "T23:59:59Z.",
        "The attached JSON document counts them by rule and by source address.",
        "It was sent because the policy names this address for notices.");
  }
}
