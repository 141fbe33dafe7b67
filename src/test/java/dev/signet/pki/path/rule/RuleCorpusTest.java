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
import dev.signet.pki.trust.Identity;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.PathRules.Profile;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.TestKeys;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.net.InetAddress;
import java.security.PublicKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules alone over the paths that others made, revocation left out. */
class RuleCorpusTest {

  private static final int MAX_PATH = 12;
  private static final int MAX_TRIES = 2000;

  private final SignatureCheck signatures = new SignatureCheck(TestKeys.BC);

  private record Outcome(boolean valid, List<String> why, Set<String> policies) {}

  /**
   * Cases of other categories whose only fault is a revoked certificate or who signs its list:
   * 4.5.2, 4.5.5 and 4.5.7 (revoked), 4.7.4 and 4.7.5 (no cRLSign).
   */
  private static final Set<String> OF_REVOCATION =
      Set.of("4.5.2", "4.5.5", "4.5.7", "4.7.4", "4.7.5");

  @Test
  void judgesThePathsOfPkits() throws Exception {
    List<String> wrong = new ArrayList<>();
    PathCases pkits = PathCases.of("pkits");
    int judged = 0;
    for (JsonObject one : pkits.cases()) {
      if (!isOfRevocation(one)) {
        Outcome outcome = judged(pkits, one);
        note(one, outcome, wrong);
        notePolicies(one, outcome, wrong);
        judged++;
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(judged).isEqualTo(203);
  }

  /** Without revocation these are good; with it they are not. */
  private static boolean isOfRevocation(JsonObject one) {
    String category = one.getString("category");
    boolean lists = Stream.of("4.4 ", "4.14 ", "4.15 ").anyMatch(category::startsWith);
    return one.getString("expected").equals("INVALID")
        && (lists || OF_REVOCATION.contains(one.getString("id")));
  }

  private static void notePolicies(JsonObject one, Outcome outcome, List<String> wrong) {
    if (outcome.valid && !one.isNull("expectedUserConstrainedPolicySet")) {
      Set<String> expected = strings(one, "expectedUserConstrainedPolicySet");
      if (!outcome.policies.equals(expected)) {
        wrong.add(one.getString("id") + ": " + outcome.policies + " and not " + expected);
      }
    }
  }

  @Test
  void judgesThePathsOfBoringSsl() throws Exception {
    assertThat(
            judgedWrong(
                "bssl-chains", one -> !one.getString("keyPurpose").matches("(C2PA|MLS)_.*")))
        .isEmpty();
  }

  @Test
  void judgesThePathsOfLimbo() throws Exception {
    assertThat(judgedWrong("limbo", one -> !one.getBoolean("revocation"))).isEmpty();
  }

  @Test
  void judgesThePathsOfX509test() throws Exception {
    assertThat(judgedWrong("x509test", one -> true)).isEmpty();
  }

  private List<String> judgedWrong(String corpus, Predicate<JsonObject> wanted) throws Exception {
    PathCases cases = PathCases.of(corpus);
    List<String> wrong = new ArrayList<>();
    for (JsonObject one : cases.cases()) {
      if (wanted.test(one)) {
        try {
          note(one, judged(cases, one), wrong);
        } catch (IllegalArgumentException unreadable) {
          note(one, new Outcome(false, List.of("unreadable"), Set.of()), wrong);
        }
      }
    }
    return wrong;
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
    boolean pkits = one.containsKey("policyMappingInhibited");
    return new PathRules(
        one.containsKey("initialPolicySet") ? strings(one, "initialPolicySet") : RuleLab.ANY,
        one.getBoolean("explicitPolicy", false),
        one.getBoolean("policyMappingInhibited", false),
        one.getBoolean("anyPolicyInhibited", false),
        true,
        pkits,
        profile(one),
        depth(one));
  }

  private static Profile profile(JsonObject one) {
    String kind = one.getString("applicability");
    String purpose = one.getString("keyPurpose", "");
    if (purpose.contains("STRICT") || purpose.isEmpty() && kind.equals("webpki")) {
      return Profile.WEB;
    }
    boolean strict =
        kind.equals("profile") || one.getString("lastCertTrust", "").contains("REQUIRE_BASIC");
    return strict ? Profile.STRICT : Profile.BASIC;
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

  private Outcome judged(PathCases cases, JsonObject one) throws Exception {
    RuleContext context = context(one);
    Outcome outcome = new Outcome(false, List.of("no path"), Set.of());
    for (CandidatePath candidate : candidates(cases, one, terms(one))) {
      outcome = outcome(candidate, context);
      if (outcome.valid) {
        return outcome;
      }
    }
    return outcome;
  }

  private List<CandidatePath> candidates(PathCases cases, JsonObject one, AnchorTerms terms)
      throws Exception {
    List<CandidatePath> candidates = new ArrayList<>();
    if (one.containsKey("path")) {
      List<Certificate> path = new ArrayList<>(cases.certificates(one, "path"));
      Collections.reverse(path);
      Anchor anchor = new Anchor(Authority.of(path.get(path.size() - 1)), terms);
      candidates.add(
          path.size() == 1
              ? new CandidatePath(path, anchor, true)
              : new CandidatePath(path.subList(0, path.size() - 1), anchor, false));
    } else {
      grow(
          cases.certificates(one, "leaf"),
          cases.certificates(one, "trustAnchors").stream()
              .map(anchor -> new Anchor(Authority.of(anchor), terms))
              .toList(),
          cases.certificates(one, "intermediates"),
          candidates);
    }
    return candidates;
  }

  private void grow(
      List<Certificate> path,
      List<Anchor> anchors,
      List<Certificate> pool,
      List<CandidatePath> found) {
    Certificate last = path.get(path.size() - 1);
    anchors.stream()
        .filter(anchor -> anchor.authority().name().equals(last.issuer()))
        .forEach(anchor -> found.add(new CandidatePath(path, anchor, false)));
    for (Certificate issuer : path.size() < MAX_PATH ? pool : List.<Certificate>of()) {
      if (issuer.subject().equals(last.issuer())
          && !path.contains(issuer)
          && found.size() < MAX_TRIES
          && signatures.verifies(last.x509(), issuer.key())) {
        List<Certificate> longer = new ArrayList<>(path);
        longer.add(issuer);
        grow(longer, anchors, pool, found);
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

  private static RuleContext context(JsonObject one) throws Exception {
    boolean strong =
        one.containsKey("extra")
            && one.getJsonObject("extra").getString("digest_policy", "").equals("STRONG");
    TrustPolicy policy =
        RuleLab.policy(rules(one), strong ? AlgorithmPolicy.MODERN : AlgorithmPolicy.LEGACY);
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
