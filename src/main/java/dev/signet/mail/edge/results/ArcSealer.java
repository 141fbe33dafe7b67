package dev.signet.mail.edge.results;

import dev.signet.entity.DomainName;
import dev.signet.mail.message.Header;
import dev.signet.mail.message.HeaderField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Who put the last ARC seal on a message (RFC 8617 section 4.1.3). */
public final class ArcSealer {
  private static final int MOST_INSTANCES = 50;
  private static final Pattern TAG = Pattern.compile("\\s*([A-Za-z]+)\\s*=\\s*([^\\s]*)\\s*");

  private ArcSealer() {}

  /**
   * The domain of the seal with the highest number; empty if there are none or two of it. Whether
   * the seal holds is what {@link ResultsReader#isSealed} tells.
   */
  public static Optional<DomainName> of(Header header) {
    int highest = 0;
    Optional<DomainName> sealer = Optional.empty();
    for (HeaderField field : header.all("ARC-Seal")) {
      int instance = instance(field);
      if (instance >= highest && instance > 0) {
        boolean isTwice = instance == highest;
        sealer = isTwice ? Optional.empty() : tag(field, "d").flatMap(DomainName::parse);
        highest = instance;
      }
    }
    return sealer;
  }

  private static int instance(HeaderField field) {
    int number =
        tag(field, "i").filter(i -> i.matches("[0-9]{1,2}")).map(Integer::valueOf).orElse(0);
    return number <= MOST_INSTANCES ? number : 0;
  }

  private static Optional<String> tag(HeaderField field, String name) {
    for (String tag : field.body().split(";")) {
      Matcher parts = TAG.matcher(tag);
      if (parts.matches() && parts.group(1).equals(name)) {
        return Optional.of(parts.group(2));
      }
    }
    return Optional.empty();
  }
}
