package dev.signet.mail.smtp.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The parameters of MAIL or RCPT by name.
 *
 * <p>Those that are known are taken whether they were offered or not: Postfix sends what its own
 * client sent to a filter that offered nothing.
 */
public final class Parameters {
  private static final Map<String, String> OF_MAIL =
      Map.ofEntries(
          Map.entry("SIZE", "=[0-9]{1,20}"), // RFC 1870
          Map.entry("BODY", "=(?i:7BIT|8BITMIME)"), // RFC 6152
          Map.entry("SMTPUTF8", ""), // RFC 6531
          Map.entry("RET", "=(?i:FULL|HDRS)"), // RFC 3461
          Map.entry("ENVID", "=.{1,100}"), // RFC 3461
          Map.entry("AUTH", "=.{1,500}"), // RFC 4954
          Map.entry("REQUIRETLS", ""), // RFC 8689
          Map.entry("MT-PRIORITY", "=-?[0-9]"), // RFC 6710
          Map.entry("BY", "=-?[0-9]{1,9};(?i:[NR]T?)"), // RFC 2852
          Map.entry("MTRK", "=.+"), // RFC 3885
          Map.entry("HOLDFOR", "=[0-9]{1,9}"), // RFC 4865
          Map.entry("HOLDUNTIL", "=.+"), // RFC 4865
          Map.entry("SOLICIT", "=.+"), // RFC 3865
          Map.entry("SUBMITTER", "=.+")); // RFC 4405

  private static final Map<String, String> OF_RCPT =
      Map.of(
          "NOTIFY", "=(?i:NEVER|(SUCCESS|FAILURE|DELAY)(,(SUCCESS|FAILURE|DELAY)){0,2})",
          "ORCPT", "=[A-Za-z0-9-]+;.{1,500}", // RFC 3461
          "RRVS", "=.+"); // RFC 7293

  private static final Set<String> DSN = Set.of("RET", "ENVID", "NOTIFY", "ORCPT");

  private final Map<String, String> values = new LinkedHashMap<>();

  private Parameters(List<String> written) {
    written.forEach(word -> values.putIfAbsent(name(word), word));
  }

  public static Parameters of(List<String> written) {
    return new Parameters(written);
  }

  private static String name(String word) {
    return word.replaceFirst("=.*", "").toUpperCase(Locale.ROOT);
  }

  /** Those of MAIL that are unknown (555) or malformed (501). */
  public static Optional<Wrong> wrongOfMail(List<String> written) {
    return wrong(written, OF_MAIL);
  }

  /** Those of RCPT. */
  public static Optional<Wrong> wrongOfRcpt(List<String> written) {
    return wrong(written, OF_RCPT);
  }

  /**
   * A parameter that cannot be taken.
   *
   * @param isKnown only its value is wrong, or it was given twice
   */
  public record Wrong(String name, boolean isKnown) {}

  private static Optional<Wrong> wrong(List<String> written, Map<String, String> known) {
    Parameters all = of(written);
    for (String word : written) {
      String name = name(word);
      if (!known.containsKey(name)) {
        return Optional.of(new Wrong(name, false));
      }
      boolean isTwice = !word.equals(all.values.get(name));
      if (isTwice || !word.substring(name.length()).matches(known.get(name))) {
        return Optional.of(new Wrong(name, true));
      }
    }
    return all.values.size() == written.size()
        ? Optional.empty()
        : Optional.of(new Wrong("a parameter given twice", true));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value; empty text if there is none. */
  public Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name))
        .map(word -> word.contains("=") ? word.substring(word.indexOf('=') + 1) : "");
  }

  /** SIZE, if it was declared (RFC 1870); what does not fit is as large as can be. */
  public OptionalLong size() {
    Optional<String> size = value("SIZE").filter(text -> text.matches("[0-9]+"));
    if (size.isEmpty()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(size.get().length() > 18 ? Long.MAX_VALUE : Long.parseLong(size.get()));
  }

  /** Whether a parameter belongs to delivery status notifications (RFC 3461). */
  public static boolean isDsn(String written) {
    return DSN.contains(name(written));
  }

  /** The name of a parameter, in upper case. */
  public static String nameOf(String written) {
    return name(written);
  }
}
