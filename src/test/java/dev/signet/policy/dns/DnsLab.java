package dev.signet.policy.dns;

import dev.signet.testkit.LoopbackDns;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** Records, scripts and settings for look-ups. */
final class DnsLab {

  private DnsLab() {}

  /** Settings that a failing test does not wait long for. */
  static DnsSettings asking(NameServer... servers) {
    return new DnsSettings(
        List.of(servers), Optional.empty(), Duration.ofSeconds(2), Duration.ofSeconds(6));
  }

  static DnsQuestions asking(LoopbackDns... servers) {
    return new DnsQuestions(
        asking(
            Arrays.stream(servers)
                .map(dns -> NameServer.of(dns.address()))
                .toArray(NameServer[]::new)));
  }

  static DnsQuestions asking(InetSocketAddress server, Duration timeout) {
    return new DnsQuestions(
        new DnsSettings(
            List.of(NameServer.of(server)), Optional.empty(), timeout, timeout.multipliedBy(3)));
  }

  /** Answers as a resolver that knows these records, and follows one alias. */
  static LoopbackDns.Script zone(Record... records) {
    return question -> {
      Name name = question.getQuestion().getName();
      int type = question.getQuestion().getType();
      List<Record> found = new ArrayList<>(at(name, type, records));
      for (Record alias : at(name, Type.CNAME, records)) {
        found.add(alias);
        found.addAll(at(((CNAMERecord) alias).getTarget(), type, records));
      }
      boolean known = Arrays.stream(records).anyMatch(r -> r.getName().equals(name));
      return known
          ? LoopbackDns.answer(question, found.toArray(Record[]::new))
          : absent(question, 900);
    };
  }

  private static List<Record> at(Name name, int type, Record... records) {
    return Arrays.stream(records)
        .filter(record -> record.getName().equals(name) && record.getType() == type)
        .toList();
  }

  /** There is no such name, and that holds so long. */
  static Message absent(Message question, long seconds) {
    Message answer = LoopbackDns.failure(question, Rcode.NXDOMAIN);
    Name zone = name("example.org");
    answer.addRecord(
        new SOARecord(zone, DClass.IN, 86_400, zone, zone, 1, 3600, 600, 86_400, seconds),
        Section.AUTHORITY);
    return answer;
  }

  static Name name(String text) {
    return Name.fromConstantString(text + ".");
  }

  static TXTRecord txt(String owner, String... strings) {
    return new TXTRecord(name(owner), DClass.IN, 600, List.of(strings));
  }

  static MXRecord mx(String owner, int preference, String target) {
    Name host = target.equals(".") ? Name.root : name(target);
    return new MXRecord(name(owner), DClass.IN, 600, preference, host);
  }

  static SRVRecord srv(String owner, int[] numbers, String target) {
    Name host = target.equals(".") ? Name.root : name(target);
    return new SRVRecord(name(owner), DClass.IN, 600, numbers[0], numbers[1], numbers[2], host);
  }

  static Record address(String owner, String literal) {
    try {
      InetAddress address = InetAddress.getByName(literal);
      return literal.contains(":")
          ? new AAAARecord(name(owner), DClass.IN, 600, address)
          : new ARecord(name(owner), DClass.IN, 600, address);
    } catch (UnknownHostException notALiteral) {
      throw new IllegalArgumentException(notALiteral);
    }
  }
}
