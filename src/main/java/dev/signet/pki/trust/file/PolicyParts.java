package dev.signet.pki.trust.file;

import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.algorithm.AlgorithmPolicy.Rule;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.RevocationPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Each part of a policy: what the file says, and where it says nothing, the extended policy. */
final class PolicyParts {

  private PolicyParts() {}

  static PathRules rules(Section said, PathRules otherwise) throws UnusablePolicy {
    return new PathRules(
        said.value("initial-policies", Values::policies, otherwise.initialPolicies()),
        said.value("explicit-policy", Values::isOn, otherwise.explicitPolicy()),
        said.value("inhibit-mapping", Values::isOn, otherwise.inhibitMapping()),
        said.value("inhibit-any-policy", Values::isOn, otherwise.inhibitAnyPolicy()),
        said.value("nested-usage", Values::isOn, otherwise.nestedUsage()),
        said.value("inherited-dsa-parameters", Values::isOn, otherwise.inheritedDsaParameters()),
        said.value("profile", Values.oneOf(PathRules.Profile.class), otherwise.profile()),
        said.value("max-intermediates", Values::numberOrUnlimited, otherwise.maxIntermediates()));
  }

  static RevocationPolicy revocation(Section said, RevocationPolicy otherwise)
      throws UnusablePolicy {
    return new RevocationPolicy(
        said.value("scope", Values.oneOf(RevocationPolicy.Scope.class), otherwise.scope()),
        said.value("unknown", Values.oneOf(RevocationPolicy.Unknown.class), otherwise.unknown()),
        said.value("order", Values.oneOf(RevocationPolicy.Order.class), otherwise.order()),
        said.value("fetch", Values::isOn, otherwise.fetch()),
        said.value("nonce", Values::isOn, otherwise.nonce()),
        said.value("responder-unchecked", Values::isOn, otherwise.responderUnchecked()),
        said.value("oldest", Values::duration, otherwise.oldest()),
        said.value("kept", Values::duration, otherwise.kept()));
  }

  static DiscoveryPolicy discovery(Section said, DiscoveryPolicy otherwise) throws UnusablePolicy {
    return new DiscoveryPolicy(
        said.value("issuer-access", Values::isOn, otherwise.issuerAccess()),
        said.value("subject-access", Values::isOn, otherwise.subjectAccess()),
        said.value("dns", Values::isOn, otherwise.dns()),
        said.value("ldap", Values::isOn, otherwise.ldap()));
  }

  static PathBudget budget(Section said, PathBudget otherwise) throws UnusablePolicy {
    int many = 10_000_000;
    return new PathBudget(
        said.value("path-length", Values.number(1, 1000), otherwise.maxPathLength()),
        said.value("candidates", Values.number(1, many), otherwise.maxCandidates()),
        said.value("signature-checks", Values.number(1, many), otherwise.maxSignatureChecks()),
        said.value("fetches", Values.number(0, 10_000), otherwise.maxFetches()),
        said.value("time", Values::duration, otherwise.time()));
  }

  /** The named set, then each algorithm that has a section of its own. */
  static AlgorithmPolicy algorithms(Definition definition, AlgorithmPolicy otherwise)
      throws UnusablePolicy {
    AlgorithmPolicy base =
        definition
            .text()
            .one("algorithms")
            .value("use", e -> Values.chosen(e, NamedAlgorithms.ALL), otherwise);
    List<Section> own = definition.text().all("algorithm");
    if (own.isEmpty()) {
      return base;
    }
    Map<String, Rule> rules = new LinkedHashMap<>();
    base.rules().forEach(rule -> rules.put(rule.algorithm(), rule));
    Set<String> known = NamedAlgorithms.known();
    for (Section section : own) {
      if (!known.contains(section.label())) {
        throw UnusablePolicy.at(
            section.place(),
            "no algorithm '" + section.label() + "'; there are " + String.join(", ", known));
      }
      rules.remove(section.label());
      if (section.value("admitted", Values::isOn, true)) {
        rules.put(section.label(), rule(section));
      }
    }
    return new AlgorithmPolicy(definition.name(), new ArrayList<>(rules.values()));
  }

  private static Rule rule(Section section) throws UnusablePolicy {
    return new Rule(
        section.label(),
        section.value("least-bits", Values.number(0, 65_536), 0),
        section.value("until", entry -> Optional.of(Values.day(entry)), Optional.<Instant>empty()));
  }
}
