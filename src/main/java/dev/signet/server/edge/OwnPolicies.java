package dev.signet.server.edge;

import dev.signet.entity.DomainName;
import dev.signet.policy.AuthenticationPolicy;
import dev.signet.policy.DomainPolicy;
import dev.signet.policy.PolicyDifference;
import dev.signet.policy.PolicyFinding;
import dev.signet.policy.PolicyLookup;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares what our own domains publish about S/MIME with what this edge does for them. */
final class OwnPolicies {
  private final Map<DomainName, AuthenticationPolicy> own;
  private final PolicyLookup published;

  OwnPolicies(Map<DomainName, AuthenticationPolicy> own, PolicyLookup published) {
    this.own = own;
    this.published = published;
  }

  /** One line for each difference, and for each record that cannot be had; asks DNS. */
  List<String> complaints() {
    Map<String, AuthenticationPolicy> sorted = new TreeMap<>();
    own.forEach((domain, policy) -> sorted.put(domain.value(), policy));
    return sorted.entrySet().stream()
        .flatMap(entry -> about(DomainName.of(entry.getKey()), entry.getValue()))
        .toList();
  }

  private Stream<String> about(DomainName domain, AuthenticationPolicy wanted) {
    PolicyFinding finding = published.of(domain);
    return finding.match(
        found -> differences(domain, found.policy(), wanted),
        absent -> differences(domain, DomainPolicy.UNDEFINED, wanted),
        unusable ->
            Stream.of(domain + ": the published policy cannot be used: " + unusable.because()),
        unavailable ->
            Stream.of(
                domain + ": the published policy cannot be looked up: " + unavailable.because()));
  }

  /** Only of authentication with S/MIME: nothing else is this edge's to do. */
  private static Stream<String> differences(
      DomainName domain, DomainPolicy found, AuthenticationPolicy wanted) {
    return PolicyDifference.between(
            onlySmime(found.authentication(DomainPolicy.SMIME)), onlySmime(wanted))
        .stream()
        .map(difference -> domain + ": " + difference);
  }

  private static DomainPolicy onlySmime(AuthenticationPolicy policy) {
    DomainPolicy none = DomainPolicy.UNDEFINED;
    return new DomainPolicy(
        none.keys(), Map.of(DomainPolicy.SMIME, policy), Map.of(), false, none.notice());
  }
}
