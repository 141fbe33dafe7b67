package dev.signet.policy.dns;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.xbill.DNS.Record;

/** What DNS answered to one question. */
sealed interface DnsAnswer {

  /**
   * DNS has spoken.
   *
   * @param records of the asked type; none when there is no such name or no such record
   * @param isName false when there is no such name (NXDOMAIN)
   * @param ttl how long this holds, as DNS says (of an absence, RFC 2308 section 5)
   */
  record Said(List<Record> records, boolean isName, boolean isSecure, Duration ttl)
      implements DnsAnswer {
    public Said {
      records = List.copyOf(records);
    }

    <R extends Record> Stream<R> of(Class<R> type) {
      return records.stream().filter(type::isInstance).map(type::cast);
    }
  }

  /** Nobody gave an answer that counts. */
  record Silent(String because) implements DnsAnswer {}

  /** Takes the answer apart. */
  default <T> T match(Function<Said, T> said, Function<Silent, T> silent) {
    return this instanceof Said s ? said.apply(s) : silent.apply((Silent) this);
  }
}
