package dev.signet.policy.dns;

import dev.signet.entity.DomainName;
import dev.signet.pki.fetch.transfer.Deadline;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.PolicyLookup;
import dev.signet.policy.memory.TimedFinding;
import dev.signet.policy.memory.TimedLookup;
import dev.signet.policy.text.PolicyForm;
import dev.signet.policy.text.PolicyReader;
import dev.signet.policy.text.PolicyReading;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * Looks for the one TXT record at {@code _smimepolicy.<domain>} that is a policy. Records of other
 * kinds at that name, such as those of a wildcard, do not count.
 */
public final class DnsPolicyLookup implements PolicyLookup, TimedLookup {

  /** Where a policy stands unless something else is agreed upon. */
  public static final String PREFIX = "_smimepolicy";

  private final DnsQuestions questions;
  private final String prefix;
  private final boolean walksUp;

  /**
   * Looks where the settings say.
   *
   * @param prefix one label or several, without a dot at the end
   * @param walksUp also at the domains above, as far as RFC 9989 section 4.10 goes
   */
  public DnsPolicyLookup(DnsQuestions questions, String prefix, boolean walksUp) {
    this.questions = questions;
    this.prefix = prefix;
    this.walksUp = walksUp;
  }

  public DnsPolicyLookup(DnsQuestions questions) {
    this(questions, PREFIX, false);
  }

  @Override
  public PolicyFinding of(DomainName domain) {
    return timed(domain).finding();
  }

  @Override
  public TimedFinding timed(DomainName domain) {
    Deadline until = questions.begin();
    TimedFinding own = at(domain, domain, until);
    if (!walksUp || !isAbsent(own)) {
      return own;
    }
    List<DomainName> ways = PolicyNames.upwards(domain);
    for (DomainName above : ways.subList(1, ways.size())) {
      TimedFinding found = at(domain, above, until);
      if (!isAbsent(found)) {
        return found;
      }
    }
    return own;
  }

  private static boolean isAbsent(TimedFinding found) {
    return found.finding() instanceof PolicyFinding.Absent;
  }

  private TimedFinding at(DomainName domain, DomainName place, Deadline until) {
    return PolicyNames.absolute(prefix + "." + place.value())
        .map(name -> questions.ask(name, Type.TXT, until))
        .map(
            answer ->
                answer.match(
                    said -> new Answered(domain, place, said).finding(),
                    silent ->
                        unread(
                            new PolicyFinding.Unavailable(domain, silent.because()),
                            Duration.ZERO)))
        .orElseGet(() -> unread(new PolicyFinding.Absent(domain, false), Duration.ofDays(1)));
  }

  private static TimedFinding unread(PolicyFinding finding, Duration ttl) {
    return new TimedFinding(finding, ttl, "");
  }

  /** One answer, about one domain. */
  private record Answered(DomainName domain, DomainName place, DnsAnswer.Said said) {

    TimedFinding finding() {
      List<byte[]> texts =
          said.of(TXTRecord.class).map(Answered::joined).filter(Answered::isPolicy).toList();
      if (texts.isEmpty()) {
        return unread(new PolicyFinding.Absent(domain, said.isSecure()), said.ttl());
      }
      if (texts.size() > 1) {
        return unusable("there are " + texts.size() + " policy records, and only one may be");
      }
      return read(texts.get(0));
    }

    private TimedFinding read(byte[] octets) {
      return PolicyReader.read(octets)
          .match(
              read -> new TimedFinding(published(read), said.ttl(), decoded(octets)),
              malformed -> unusable(malformed.because()));
    }

    private PolicyFinding published(PolicyReading.Read read) {
      List<String> warnings = new ArrayList<>(read.warnings());
      if (!place.equals(domain)) {
        warnings.add(0, "It is the policy of " + place + ", which is above");
      }
      return new PolicyFinding.Published(domain, read.policy(), said.isSecure(), false, warnings);
    }

    private TimedFinding unusable(String because) {
      return unread(new PolicyFinding.Unusable(domain, because), said.ttl());
    }

    /** The strings of one record belong together without anything between them. */
    private static byte[] joined(TXTRecord txt) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      txt.getStringsAsByteArrays().forEach(all::writeBytes);
      return all.toByteArray();
    }

    private static boolean isPolicy(byte[] octets) {
      Optional<PolicyForm> form = PolicyForm.of(decoded(octets));
      return form.isPresent();
    }

    private static String decoded(byte[] octets) {
      return new String(octets, StandardCharsets.UTF_8);
    }
  }
}
