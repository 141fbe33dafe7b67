package dev.signet.policy.dns;

import dev.signet.entity.DomainName;
import dev.signet.pki.fetch.transfer.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.xbill.DNS.Name;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Type;

/**
 * Finds the key service of a domain by SRV (RFC 2782). The prefixes of XKMS 2.0 Part 2 could not be
 * checked against the Recommendation, hence they are lists that can be set.
 */
public final class DnsKeyServices {

  /** To locate and validate keys. */
  public static final List<String> XKISS = List.of("_XKMS_XKISS_SOAP_HTTP._tcp");

  /** To register keys. */
  public static final List<String> XKRSS = List.of("_XKMS_XKRSS_SOAP_HTTP._tcp");

  /** Where a Signet service is. */
  public static final String PATH = "/xkms";

  private static final int MOST_TARGETS = 8;

  private final DnsQuestions questions;
  private final RandomGenerator random;
  private final String path;

  /**
   * Looks for services at that path.
   *
   * @param random draws among targets of the same priority
   * @param path with the slash at its beginning
   */
  public DnsKeyServices(DnsQuestions questions, RandomGenerator random, String path) {
    this.questions = questions;
    this.random = random;
    this.path = path;
  }

  /** Asks under each prefix in turn until the domain says something, be it that there is none. */
  public KeyServiceFinding of(DomainName domain, List<String> prefixes) {
    Deadline until = questions.begin();
    KeyServiceFinding last = new KeyServiceFinding.Absent(false, false);
    for (String prefix : prefixes) {
      Optional<Name> name = PolicyNames.absolute(prefix + "." + domain.value());
      if (name.isPresent()) {
        last = under(name.get(), domain, until);
      }
      if (!(last instanceof KeyServiceFinding.Absent absent) || absent.isDeclared()) {
        return last;
      }
    }
    return last;
  }

  private KeyServiceFinding under(Name name, DomainName domain, Deadline until) {
    return questions
        .ask(name, Type.SRV, until)
        .match(
            said -> services(domain, said),
            silent -> new KeyServiceFinding.Unavailable(silent.because()));
  }

  private KeyServiceFinding services(DomainName domain, DnsAnswer.Said said) {
    List<SRVRecord> records = said.of(SRVRecord.class).toList();
    if (!records.isEmpty() && records.stream().allMatch(r -> r.getTarget().equals(Name.root))) {
      return new KeyServiceFinding.Absent(true, said.isSecure());
    }
    List<KeyServiceTarget> targets =
        new ServiceOrder(random)
            .of(records).stream()
                .flatMap(record -> target(record, domain, said.isSecure()).stream())
                .limit(MOST_TARGETS)
                .toList();
    return targets.isEmpty()
        ? new KeyServiceFinding.Absent(false, said.isSecure())
        : new KeyServiceFinding.Offered(targets, said.isSecure());
  }

  private Optional<KeyServiceTarget> target(SRVRecord record, DomainName domain, boolean secure) {
    return DomainName.parse(record.getTarget().toString(true))
        .filter(host -> record.getPort() > 0)
        .map(
            host ->
                new KeyServiceTarget(
                    host, record.getPort(), path, secure || isWithin(host, domain)));
  }

  private static boolean isWithin(DomainName host, DomainName domain) {
    return host.equals(domain) || host.value().endsWith("." + domain.value());
  }
}
