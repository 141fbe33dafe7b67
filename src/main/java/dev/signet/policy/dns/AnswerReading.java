package dev.signet.policy.dns;

import java.time.Duration;
import java.util.List;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Reads one message of a resolver. */
final class AnswerReading {

  private static final int ALIASES = 8;

  private final Name asked;
  private final int type;
  private final Message message;

  AnswerReading(Name asked, int type, Message message) {
    this.asked = asked;
    this.type = type;
    this.message = message;
  }

  DnsAnswer answer(boolean believesAdBit) {
    int code = message.getRcode();
    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
      return new DnsAnswer.Silent("the resolver answered " + Rcode.string(code) + reason());
    }
    if (message.getHeader().getFlag(Flags.TC)) {
      return new DnsAnswer.Silent("the resolver cut its answer short");
    }
    boolean secure = believesAdBit && message.getHeader().getFlag(Flags.AD);
    return said(code == Rcode.NOERROR, secure);
  }

  /** Records of the name itself, or of the name that it is an alias of. */
  private DnsAnswer said(boolean isName, boolean secure) {
    Name name = asked;
    long ttl = Long.MAX_VALUE;
    for (int followed = 0; followed <= ALIASES; followed++) {
      List<Record> wanted = at(name, type);
      List<Record> aliases = at(name, Type.CNAME);
      if (!wanted.isEmpty() || aliases.isEmpty()) {
        long shortest = wanted.stream().mapToLong(Record::getTTL).min().orElse(absenceSeconds());
        return new DnsAnswer.Said(
            wanted, isName, secure, Duration.ofSeconds(Math.min(ttl, shortest)));
      }
      ttl = Math.min(ttl, aliases.get(0).getTTL());
      name = ((CNAMERecord) aliases.get(0)).getTarget();
    }
    return new DnsAnswer.Silent("more than " + ALIASES + " aliases");
  }

  private List<Record> at(Name name, int wanted) {
    return message.getSection(Section.ANSWER).stream()
        .filter(record -> record.getName().equals(name) && record.getType() == wanted)
        .toList();
  }

  /** RFC 2308 section 5; without an SOA record an absence is not to be remembered. */
  private long absenceSeconds() {
    return message.getSection(Section.AUTHORITY).stream()
        .filter(SOARecord.class::isInstance)
        .map(SOARecord.class::cast)
        .mapToLong(soa -> Math.min(soa.getTTL(), soa.getMinimum()))
        .findFirst()
        .orElse(0);
  }

  /** Why validation failed, where it was done here. */
  private String reason() {
    return message.getSection(Section.ADDITIONAL).stream()
        .filter(record -> record.getDClass() == ValidatingResolver.VALIDATION_REASON_QCLASS)
        .filter(TXTRecord.class::isInstance)
        .map(TXTRecord.class::cast)
        .map(record -> ": " + String.join("", record.getStrings()))
        .findFirst()
        .orElse("");
  }
}
