package dev.signet.pki.trust.file;

import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The policies that need no file and that files extend; none of them trusts anybody. */
final class BuiltIn {

  /** Nobody is trusted under it, and nothing that extends it may name an anchor. */
  static final String EMPTY = "empty";

  /** What is extended by a file that does not say. */
  static final String CAREFUL = "careful";

  private static final Set<Purpose> TLS = Set.of(Purpose.TLS_SERVER, Purpose.TLS_CLIENT);

  private BuiltIn() {}

  /** Every purpose by its name. */
  static Map<String, Purpose> purposes() {
    Map<String, Purpose> purposes = new LinkedHashMap<>();
    for (Purpose purpose :
        List.of(
            Purpose.ANY,
            Purpose.MAIL,
            Purpose.SIGN_MAIL,
            Purpose.ENCRYPT_MAIL,
            Purpose.SIGN_FOR_DOMAIN,
            Purpose.TLS_SERVER,
            Purpose.TLS_CLIENT)) {
      purposes.put(purpose.name(), purpose);
    }
    return purposes;
  }

  static Map<String, FiledPolicy> policies() {
    Map<String, FiledPolicy> policies = new LinkedHashMap<>();
    for (FiledPolicy policy : List.of(rfc5280(), careful(), strict(), webpki(), empty())) {
      policies.put(policy.name(), policy);
    }
    return policies;
  }

  private static FiledPolicy rfc5280() {
    return policy(
        "RFC 5280 section 6.1 and nothing beyond it",
        terms("rfc5280", PathRules.RFC_5280, RevocationPolicy.DEFAULT),
        all());
  }

  private static FiledPolicy careful() {
    return policy(
        "What this service asks for unless told otherwise",
        terms(CAREFUL, PathRules.CAREFUL, RevocationPolicy.DEFAULT),
        all());
  }

  private static FiledPolicy strict() {
    return policy(
        "The duties of issuers are checked, and unknown withdrawal refuses",
        terms("strict", profiled(PathRules.Profile.STRICT), RevocationPolicy.HARD),
        all());
  }

  private static FiledPolicy webpki() {
    return policy(
        "TLS by the rules of the CA/Browser Forum",
        terms("webpki", profiled(PathRules.Profile.WEB), RevocationPolicy.DEFAULT),
        TLS);
  }

  private static FiledPolicy empty() {
    return policy(
        "Trusts nobody", terms(EMPTY, PathRules.CAREFUL, RevocationPolicy.DEFAULT), all());
  }

  private static Set<Purpose> all() {
    return new LinkedHashSet<>(purposes().values());
  }

  private static PathRules profiled(PathRules.Profile profile) {
    PathRules careful = PathRules.CAREFUL;
    return new PathRules(
        careful.initialPolicies(),
        careful.explicitPolicy(),
        careful.inhibitMapping(),
        careful.inhibitAnyPolicy(),
        careful.nestedUsage(),
        careful.inheritedDsaParameters(),
        profile,
        careful.maxIntermediates());
  }

  private static TrustPolicy terms(String name, PathRules rules, RevocationPolicy revocation) {
    return new TrustPolicy(
        name,
        List.of(),
        List.of(),
        rules,
        name.equals("rfc5280") ? NamedAlgorithms.LEGACY : NamedAlgorithms.MODERN,
        revocation,
        DiscoveryPolicy.LOCAL,
        PathBudget.DEFAULT);
  }

  private static FiledPolicy policy(String title, TrustPolicy terms, Set<Purpose> purposes) {
    return new FiledPolicy(title, terms, purposes, List.of(), false, List.of(terms.name()));
  }
}
