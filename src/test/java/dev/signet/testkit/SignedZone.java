package dev.signet.testkit;

import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.DClass;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.DNSSEC.DNSSECException;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * A small zone that is signed for each answer (RFC 4034, RFC 4035); a script for {@link
 * LoopbackDns}. What is not in it is denied with NSEC records, also signed. Its answers never bear
 * the AD bit: whoever wants to know has to validate.
 */
public final class SignedZone implements LoopbackDns.Script {

  private static final int ECDSA_P256 = 13;
  private static final long TTL = 300;

  private final Name apex;
  private final KeyPair pair = TestKeys.ec();
  private final DNSKEYRecord key;
  private final List<Record> records = new ArrayList<>();
  private volatile boolean forged;

  public SignedZone(String apex) {
    try {
      this.apex = Name.fromConstantString(apex + ".");
      this.key = new DNSKEYRecord(this.apex, DClass.IN, TTL, 257, 3, ECDSA_P256, pair.getPublic());
    } catch (DNSSECException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public SignedZone with(Record record) {
    records.add(record);
    return this;
  }

  /** From now on its signatures are over something else. */
  public void forge() {
    forged = true;
  }

  /** What a validator has to trust, as in a zone file. */
  public String anchor() {
    return key.toString();
  }

  @Override
  public Message answer(Message question) {
    Record asked = question.getQuestion();
    Message answer = new Message(question.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.addRecord(asked, Section.QUESTION);
    List<Record> found = all().stream().filter(r -> isAskedFor(r, asked)).toList();
    if (found.isEmpty()) {
      deny(answer, asked.getName());
    } else {
      add(answer, Section.ANSWER, found);
    }
    return answer;
  }

  private List<Record> all() {
    List<Record> all = new ArrayList<>(records);
    all.add(key);
    return all;
  }

  private static boolean isAskedFor(Record record, Record asked) {
    return record.getName().equals(asked.getName()) && record.getType() == asked.getType();
  }

  private void deny(Message answer, Name name) {
    boolean known = all().stream().anyMatch(record -> record.getName().equals(name));
    add(answer, Section.AUTHORITY, List.of(soa()));
    Name owner = known ? name : apex;
    int[] types = {Type.SOA, Type.NS, Type.DNSKEY, Type.RRSIG, Type.NSEC};
    int[] few = {Type.RRSIG, Type.NSEC};
    NSECRecord denial =
        new NSECRecord(owner, DClass.IN, TTL, apex, owner.equals(apex) ? types : few);
    add(answer, Section.AUTHORITY, List.of(denial));
    answer.getHeader().setRcode(known ? Rcode.NOERROR : Rcode.NXDOMAIN);
  }

  private SOARecord soa() {
    return new SOARecord(apex, DClass.IN, TTL, apex, apex, 1, 3600, 600, 86_400, 120);
  }

  private void add(Message answer, int section, List<Record> set) {
    RRset signed = new RRset();
    set.forEach(signed::addRR);
    set.forEach(record -> answer.addRecord(record, section));
    answer.addRecord(signature(signed), section);
  }

  /** At the time of this machine, for a validator goes by no other. */
  private Record signature(RRset set) {
    try {
      Instant now = Instant.now();
      RRset over = forged && set.getType() == Type.TXT ? other(set) : set;
      return DNSSEC.sign(
          over, key, pair.getPrivate(), now.minusSeconds(3600), now.plusSeconds(3600));
    } catch (DNSSECException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static RRset other(RRset set) {
    return new RRset(new TXTRecord(set.getName(), DClass.IN, set.getTTL(), "something else"));
  }
}
