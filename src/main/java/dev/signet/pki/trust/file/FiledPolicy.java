package dev.signet.pki.trust.file;

import dev.signet.pki.certificate.Authority;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import java.util.List;
import java.util.Set;

/**
 * A policy as its file and those that it extends say it, complete.
 *
 * @param title for people
 * @param anchorTerms of anchors for which nothing else is said
 * @param purposes what may be asked for
 * @param lists revocation lists that the operator provides
 * @param fetching where URLs may lead, if they are followed
 * @param isServed whether it is offered to requestors
 * @param lineage its own name, then the names of the policies that it extends, the built-in one
 *     last
 */
public record FiledPolicy(
    String title,
    TrustPolicy terms,
    AnchorTerms anchorTerms,
    Set<Purpose> purposes,
    List<Crl> lists,
    FetchRules fetching,
    boolean isServed,
    List<String> lineage) {

  public FiledPolicy {
    purposes = Set.copyOf(purposes);
    lists = List.copyOf(lists);
    lineage = List.copyOf(lineage);
  }

  public String name() {
    return terms.name();
  }

  /** Whether it trusts nobody, so that nothing can be Valid under it. */
  public boolean isEmpty() {
    return terms.isEmpty();
  }

  /** Whether it is for questions of that purpose at all. */
  public boolean admits(Purpose purpose) {
    return purposes.contains(purpose);
  }

  /** Whether that authority is one of its anchors, by name and key. */
  public boolean trusts(Authority authority) {
    return terms.anchors().stream()
        .filter(anchor -> anchor.terms().issues())
        .anyMatch(
            anchor ->
                anchor.authority().name().equals(authority.name())
                    && anchor.authority().key().equals(authority.key()));
  }
}
