package dev.signet.pki.path.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.pki.Octets;
import dev.signet.pki.algorithm.AlgorithmPolicy;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.PathRules.Profile;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.TestKeys;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.InetAddress;
import java.security.PublicKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules alone over the paths that others made, revocation left out. */
class RuleCorpusTest {

  private static final int MAX_PATH = 12;
  private static final int MAX_TRIES = 2000;

  private final SignatureCheck signatures = new SignatureCheck(TestKeys.BC);

  private record Outcome(boolean valid, List<String> why, Set<String> policies) {}

  @Test
  void judgesThePathsOfPkits() throws Exception {
    PathCases pkits = PathCases.of("pkits");
    List<String> wrong = new ArrayList<>();
    int counted = 0;
    for (JsonObject one : pkits.cases()) {
      String category = one.getString("category");
      boolean revocation =
          category.startsWith("4.4") || category.startsWith("4.14") || category.startsWith("4.15");
      boolean expected = one.getString("expected").equals("VALID");
      if (revocation && !expected) {
        continue;
      }
      counted++;
      Outcome outcome = judged(pkits, one, PathRules.RFC_5280, AnchorTerms.PLAIN);
      note(one, outcome, wrong);
      JsonValue policies = one.get("expectedUserConstrainedPolicySet");
      if (policies != null
          && policies.getValueType() == JsonValue.ValueType.ARRAY
          && outcome.valid) {
        Set<String> wanted = strings(one, "expectedUserConstrainedPolicySet");
        if (!outcome.policies.equals(wanted)) {
          wrong.add(one.getString("id") + " policies " + outcome.policies + " not " + wanted);
        }
      }
    }
    System.out.println("pkits " + counted + " wrong " + wrong.size());
    wrong.forEach(System.out::println);
    assertThat(wrong).isEmpty();
  }

  @Test
  void judgesThePathsOfBoringSsl() throws Exception {
    run("bssl-chains", one -> true);
  }

  @Test
  void judgesThePathsOfLimbo() throws Exception {
    run("limbo", one -> !one.getBoolean("revocation"));
  }

  @Test
  void judgesThePathsOfX509test() throws Exception {
    run("x509test", one -> true);
  }

  private void run(String corpus, Predicate<JsonObject> wanted) throws Exception {
    PathCases cases = PathCases.of(corpus);
    List<String> wrong = new ArrayList<>();
    Map<String, Integer> counts = new TreeMap<>();
    for (JsonObject one : cases.cases()) {
      if (!wanted.test(one)) {
        continue;
      }
      String kind = one.getString("applicability");
      counts.merge(kind, 1, Integer::sum);
      int before = wrong.size();
      try {
        note(one, judged(cases, one, rules(one), terms(one)), wrong);
      } catch (IllegalArgumentException unreadable) {
        if (one.getString("expected").equals("VALID")) {
          wrong.add(one.getString("id") + " " + unreadable);
        }
      }
      counts.merge(kind + " wrong", wrong.size() - before, Integer::sum);
    }
    System.out.println(corpus + " " + counts);
    wrong.forEach(System.out::println);
    assertThat(wrong).isEmpty();
  }

  private static void note(JsonObject one, Outcome outcome, List<String> wrong) {
    String expected = one.getString("expected");
    if (!expected.equals("VARIES") && outcome.valid != expected.equals("VALID")) {
      wrong.add(
          one.getString("applicability")
              + " "
              + one.getString("id")
              + " should be "
              + expected
              + ": "
              + outcome.why);
    }
  }

  private static PathRules rules(JsonObject one) {
    String kind = one.getString("applicability");
    String purpose = one.getString("keyPurpose", "");
    boolean web = purpose.contains("STRICT") || purpose.isEmpty() && kind.equals("webpki");
    Profile profile =
        web
            ? Profile.WEB
            : kind.equals("profile") || one.getString("lastCertTrust", "").contains("REQUIRE_BASIC")
                ? Profile.STRICT
                : Profile.BASIC;
    return new PathRules(
        Set.of(PathRules.ANY_POLICY), false, false, false, true, false, profile, depth(one));
  }

  private static OptionalInt depth(JsonObject one) {
    return one.containsKey("maxDepth") && !one.isNull("maxDepth")
        ? OptionalInt.of(one.getInt("maxDepth"))
        : OptionalInt.empty();
  }

  private static AnchorTerms terms(JsonObject one) {
    String trust = one.getString("lastCertTrust", "");
    boolean limbo = one.getString("applicability").equals("anchor") && trust.isEmpty();
    boolean leaf = trust.contains("LEAF");
    return new AnchorTerms(
        !trust.startsWith("TRUSTED_LEAF"),
        leaf,
        limbo || trust.contains("CONSTRAINTS"),
        trust.contains("EXPIRATION"));
  }

  private Outcome judged(PathCases cases, JsonObject one, PathRules rules, AnchorTerms terms)
      throws Exception {
    List<Certificate> anchors = cases.certificates(one, "trustAnchors");
    Certificate leaf = cases.certificates(one, "leaf").get(0);
    List<CandidatePath> candidates = new ArrayList<>();
    if (one.containsKey("path")) {
      List<Certificate> path = new ArrayList<>(cases.certificates(one, "path"));
      java.util.Collections.reverse(path);
      Anchor anchor = new Anchor(Authority.of(path.get(path.size() - 1)), terms);
      candidates.add(
          path.size() == 1
              ? new CandidatePath(path, anchor, true)
              : new CandidatePath(path.subList(0, path.size() - 1), anchor, false));
    } else {
      grow(List.of(leaf), anchors, cases.certificates(one, "intermediates"), terms, candidates);
    }
    RuleContext context = context(one, anchors, rules);
    Outcome outcome = new Outcome(false, List.of("no path"), Set.of());
    for (CandidatePath candidate : candidates) {
      outcome = outcome(candidate, context);
      if (outcome.valid) {
        return outcome;
      }
    }
    return outcome;
  }

  private void grow(
      List<Certificate> path,
      List<Certificate> anchors,
      List<Certificate> pool,
      AnchorTerms terms,
      List<CandidatePath> found) {
    Certificate last = path.get(path.size() - 1);
    for (Certificate anchor : anchors) {
      if (anchor.subject().equals(last.issuer())) {
        found.add(new CandidatePath(path, new Anchor(Authority.of(anchor), terms), false));
      }
    }
    for (Certificate issuer : pool) {
      if (issuer.subject().equals(last.issuer())
          && !path.contains(issuer)
          && path.size() < MAX_PATH
          && found.size() < MAX_TRIES
          && signatures.verifies(last.x509(), issuer.key())) {
        List<Certificate> longer = new ArrayList<>(path);
        longer.add(issuer);
        grow(longer, anchors, pool, terms, found);
      }
    }
  }

  private Outcome outcome(CandidatePath path, RuleContext context) {
    PathFindings findings = PathJudge.judge(path, context);
    boolean signed = path.targetIsAnchor() || isSigned(path);
    List<String> why =
        new ArrayList<>(
            findings.against().stream().map(g -> g.rule() + " " + g.because()).toList());
    if (!signed) {
      why.add("signature");
    }
    return new Outcome(signed && findings.areGood(), why, findings.policies().userConstrained());
  }

  private boolean isSigned(CandidatePath path) {
    PublicKey working = path.anchor().authority().key();
    for (int i = path.below().size() - 1; i >= 0; i--) {
      Certificate certificate = path.below().get(i);
      if (!signatures.verifies(certificate.x509(), working)) {
        return false;
      }
      working = DsaParameters.completed(certificate.key(), working).orElse(certificate.key());
    }
    return true;
  }

  private static RuleContext context(JsonObject one, List<Certificate> anchors, PathRules rules)
      throws Exception {
    PathRules asked =
        new PathRules(
            one.containsKey("initialPolicySet")
                ? strings(one, "initialPolicySet")
                : rules.initialPolicies(),
            one.getBoolean("explicitPolicy", false),
            one.getBoolean("policyMappingInhibited", false),
            one.getBoolean("anyPolicyInhibited", false),
            rules.nestedUsage(),
            rules.inheritedDsaParameters(),
            rules.profile(),
            rules.maxIntermediates());
    TrustPolicy policy =
        new TrustPolicy(
            "corpus",
            anchors.stream().map(Anchor::of).toList(),
            List.of(),
            asked,
            new AlgorithmPolicy("any", List.of()),
            RevocationPolicy.NONE,
            DiscoveryPolicy.LOCAL,
            PathBudget.DEFAULT);
    String time = one.isNull("time") ? "2026-01-01T00:00:00Z" : one.getString("time");
    Instant at = OffsetDateTime.parse(time).toInstant();
    return new RuleContext(policy, purpose(one), identity(one), at);
  }

  private static Purpose purpose(JsonObject one) {
    Set<String> eku = one.containsKey("eku") ? strings(one, "eku") : Set.of();
    return eku.isEmpty() ? Purpose.ANY : new Purpose("corpus", Set.of(), eku.stream().findFirst());
  }

  private static Optional<Identity> identity(JsonObject one) throws Exception {
    if (!one.containsKey("peerName")
        || one.isNull("peerName")
        || one.getString("applicability").equals("core") && !one.containsKey("validationKind")) {
      return Optional.empty();
    }
    JsonObject peer = one.getJsonObject("peerName");
    String value = peer.getString("value");
    return switch (peer.getString("kind")) {
      case "DNS" -> Optional.of(new Identity.Host(DomainName.of(value)));
      case "IP" ->
          Optional.of(
              new Identity.HostAddress(Octets.of(InetAddress.getByName(value).getAddress())));
      default -> Optional.empty();
    };
  }

  private static Set<String> strings(JsonObject one, String field) {
    return one.getJsonArray(field).getValuesAs(JsonString::getString).stream()
        .collect(Collectors.toSet());
  }
}
