package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.results.ArcSealer;
import dev.signet.mail.edge.results.ResultsReader;
import dev.signet.mail.message.Header;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Believes the DKIM and ARC verifiers that run before us on this site and write under its own ids
 * (RFC 8601 section 2.7.1, RFC 8617 section 7.1). It is they who must remove forged fields of these
 * ids: without such a verifier no forwarder may be trusted.
 */
public final class ResultsForwarders implements Forwarders {
  private final List<ResultsReader> readers;

  public ResultsForwarders(Set<String> ids) {
    this.readers = ids.stream().map(ResultsReader::new).toList();
  }

  @Override
  public boolean vouchFor(Header header, Set<DomainName> trusted) {
    return !trusted.isEmpty()
        && readers.stream().anyMatch(reader -> vouchesFor(reader, header, trusted));
  }

  private static boolean vouchesFor(ResultsReader reader, Header header, Set<DomainName> trusted) {
    return !Collections.disjoint(reader.signedBy(header), trusted)
        || reader.isSealed(header) && ArcSealer.of(header).filter(trusted::contains).isPresent();
  }
}
