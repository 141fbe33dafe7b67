package dev.signet.mail.handling;

import dev.signet.entity.DomainName;
import dev.signet.mail.edge.incoming.IncomingSettings;
import dev.signet.mail.edge.stripping.StrippingSettings;
import dev.signet.mail.net.AddressRanges;
import java.util.Set;

/**
 * What an operator has decided about incoming mail.
 *
 * @param isEnforced policies are carried out, not only monitored
 * @param enforcedFor author domains for which they are, whatever {@code isEnforced} says
 * @param monitoredFor author domains for which they are not
 * @param isAfterQueue nothing may be refused any more, because that would become a bounce
 * @param verifies false: nobody looks at signatures, all are removed
 * @param trustedRelays own exchangers, by address
 * @param publishesKeyService our own domain publishes a key service by SRV
 * @param forwarders whose DKIM or ARC result, by us, exempts
 */
public record IncomingTerms(
    boolean isEnforced,
    Set<DomainName> enforcedFor,
    Set<DomainName> monitoredFor,
    boolean isAfterQueue,
    boolean verifies,
    AddressRanges trustedRelays,
    Set<DomainName> forwarders,
    Addressees exempt,
    boolean publishesKeyService,
    IncomingSettings incoming,
    StrippingSettings stripping) {
  /** Everything at its default, policies carried out or only monitored. */
  public static IncomingTerms usual(boolean isEnforced) {
    return new IncomingTerms(
        isEnforced,
        Set.of(),
        Set.of(),
        false,
        true,
        AddressRanges.NONE,
        Set.of(),
        new Addressees(Set.of()),
        false,
        IncomingSettings.DEFAULT,
        StrippingSettings.DEFAULT);
  }

  public IncomingTerms {
    enforcedFor = Set.copyOf(enforcedFor);
    monitoredFor = Set.copyOf(monitoredFor);
    forwarders = Set.copyOf(forwarders);
  }

  /** The same terms in a stage after the queue. */
  public IncomingTerms afterQueue() {
    return new IncomingTerms(
        isEnforced,
        enforcedFor,
        monitoredFor,
        true,
        verifies,
        trustedRelays,
        forwarders,
        exempt,
        publishesKeyService,
        incoming,
        stripping);
  }

  boolean enforces(DomainName author) {
    return enforcedFor.contains(author) || isEnforced && !monitoredFor.contains(author);
  }
}
