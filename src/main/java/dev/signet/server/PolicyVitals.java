package dev.signet.server;

import dev.signet.pki.revocation.crl.Crl;
import dev.signet.pki.trust.file.FiledPolicy;
import dev.signet.pki.trust.file.PolicyWatch;
import dev.signet.server.evidence.EvidenceRoom;
import dev.signet.server.evidence.EvidenceStatistics;
import dev.signet.server.health.VitalSign;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How the trust policies are doing. Files that are refused are no illness: the former policies
 * answer on.
 */
record PolicyVitals(PolicyWatch.Standing standing, EvidenceRoom evidence, Instant now) {

  VitalSign sign() {
    Map<String, String> data = new TreeMap<>();
    data.put("in-force-since", standing.since().toString());
    standing.book().policies().forEach((name, policy) -> data.put("policy." + name, words(policy)));
    standing
        .book()
        .served()
        .forEach(policy -> data.put("evidence." + policy.name(), gathered(policy)));
    standing
        .refusal()
        .ifPresent(
            refusal -> {
              data.put("refused-at", refusal.at().toString());
              data.put("refused-because", refusal.because());
            });
    return VitalSign.well(data);
  }

  private String gathered(FiledPolicy policy) {
    return evidence.statistics(policy).map(EvidenceStatistics::words).orElse("nothing is fetched");
  }

  static String anchors(FiledPolicy policy) {
    int anchors = policy.terms().anchors().size();
    return anchors == 0 ? "trusts nothing: no anchors" : Integer.toString(anchors);
  }

  private String words(FiledPolicy policy) {
    int anchors = policy.terms().anchors().size();
    return (anchors == 0 ? "trusts nothing: no anchors" : "anchors " + anchors)
        + ", pool "
        + policy.terms().pool().size()
        + ", "
        + lists(policy.lists())
        + ", "
        + String.join(" extends ", policy.lineage())
        + (policy.isServed() ? "" : ", not served");
  }

  /** How old the lists of the operator are: one that is stale says nothing any more. */
  private String lists(List<Crl> lists) {
    Optional<Instant> oldest =
        lists.stream().map(list -> list.thisUpdate()).min(Instant::compareTo);
    long stale = lists.stream().filter(this::isStale).count();
    return "lists "
        + lists.size()
        + oldest.map(made -> " (oldest of " + made + ", stale " + stale + ")").orElse("");
  }

  private boolean isStale(Crl list) {
    return list.nextUpdate().filter(end -> end.isBefore(now)).isPresent();
  }
}
