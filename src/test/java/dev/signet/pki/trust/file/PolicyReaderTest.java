package dev.signet.pki.trust.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.algorithm.AlgorithmPolicy.Rule;
import dev.signet.pki.certificate.Authority;
import dev.signet.pki.fetch.guard.Exemption;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.guard.HostsMap;
import dev.signet.pki.trust.Anchor;
import dev.signet.pki.trust.AnchorTerms;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.PathRules;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.RevocationPolicy;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {
  private static final AnchorTerms CONSTRAINED = AnchorTerms.PLAIN.withConstraints();

  @TempDir private Path temporary;
  private PolicyLab lab;

  @BeforeEach
  void open() throws IOException {
    lab = new PolicyLab(temporary.resolve("policies"));
  }

  private static Anchor anchor(dev.signet.testkit.TestAuthority authority, AnchorTerms terms) {
    return new Anchor(Authority.of(PolicyLab.certificate(authority)), terms);
  }

  @Test
  void aDirectoryWithoutAFileIsACarefulPolicy() throws IOException {
    Path directory = lab.directory("partners");
    lab.write(
        "partners/anchors/both.pem",
        "Two roots",
        PolicyLab.pem(PolicyLab.ROOT),
        "and",
        PolicyLab.pem(PolicyLab.OTHER));
    Files.write(
        directory.resolve("intermediates/middle.der"),
        PolicyLab.certificate(PolicyLab.MIDDLE).encoded());
    byte[] list = PolicyLab.der(PolicyLab.ROOT.crl(crl -> {}));
    Files.write(directory.resolve("crls/root.crl"), list);
    Files.write(directory.resolve("crls/again.der"), list);
    lab.write("partners/anchors/README", "not looked at");
    lab.write("partners/anchors/.hidden.pem", "not looked at");

    FiledPolicy policy = lab.policy("partners");

    assertThat(policy.terms().anchors())
        .containsExactly(anchor(PolicyLab.ROOT, CONSTRAINED), anchor(PolicyLab.OTHER, CONSTRAINED));
    assertThat(policy.terms().pool()).containsExactly(PolicyLab.certificate(PolicyLab.MIDDLE));
    assertThat(policy.lists()).hasSize(1);
    assertThat(policy.terms().rules()).isEqualTo(PathRules.CAREFUL);
    assertThat(policy.lineage()).containsExactly("partners", "careful");
    assertThat(policy.isServed()).isTrue();
  }

  @Test
  void aDirectoryDoesWithoutItsFolders() throws IOException {
    Path directory = lab.directory("bare");
    for (String folder : new String[] {"anchors", "intermediates", "crls"}) {
      Files.delete(directory.resolve(folder));
    }
    assertThat(lab.policy("bare").isEmpty()).isTrue();
  }

  @Test
  void theDefaultPolicyHearsTheOwnAuthorityUnlessToldOtherwise() throws IOException {
    lab.directory("default");
    lab.directory("partners");
    Authority house = Authority.of(PolicyLab.certificate(PolicyLab.HOUSE));
    assertThat(lab.policy("default").trusts(house)).isTrue();
    assertThat(lab.policy("partners").trusts(house)).isFalse();

    lab.write("default/policy.conf", "[anchors]", "own-authority = no");
    lab.write("partners/policy.conf", "[anchors]", "own-authority = yes");
    assertThat(lab.policy("default").isEmpty()).isTrue();
    assertThat(lab.policy("partners").trusts(house)).isTrue();
  }

  @Test
  void aWholePolicyIsRead() throws IOException {
    lab.write("pool/middle.pem", PolicyLab.pem(PolicyLab.MIDDLE));
    lab.write(
        "partners.conf",
        "# Reviewed in June",
        "title = Partners   # for mail",
        "extends = strict",
        "served = no",
        "[anchor root]",
        "file = root.pem",
        "sha256 = " + PolicyLab.certificate(PolicyLab.ROOT).fingerprint().hex().toUpperCase(),
        "terms = issues, constrained, dated",
        "[pool]",
        "files = pool, other.pem",
        "[purposes]",
        "admitted = sign-mail,",
        "  # a comment between",
        "  encrypt-mail",
        "[path]",
        "initial-policies = 1.2.3, 2.5.29",
        "explicit-policy = yes",
        "inhibit-mapping = yes",
        "inhibit-any-policy = yes",
        "nested-usage = no",
        "inherited-dsa-parameters = yes",
        "profile = web",
        "max-intermediates = 3");

    FiledPolicy policy = lab.policy("partners");

    assertThat(policy.title()).isEqualTo("Partners");
    assertThat(policy.isServed()).isFalse();
    assertThat(policy.terms().anchors())
        .containsExactly(anchor(PolicyLab.ROOT, new AnchorTerms(true, false, true, true)));
    assertThat(policy.terms().pool())
        .containsExactly(
            PolicyLab.certificate(PolicyLab.MIDDLE), PolicyLab.certificate(PolicyLab.OTHER));
    assertThat(policy.purposes())
        .containsExactlyInAnyOrder(Purpose.SIGN_MAIL, Purpose.ENCRYPT_MAIL);
    assertThat(policy.admits(Purpose.TLS_SERVER)).isFalse();
    assertThat(policy.terms().rules())
        .isEqualTo(
            new PathRules(
                Set.of("1.2.3", "2.5.29"),
                true,
                true,
                true,
                false,
                true,
                PathRules.Profile.WEB,
                OptionalInt.of(3)));
    assertThat(policy.terms().revocation()).isEqualTo(RevocationPolicy.HARD);
  }

  @Test
  void revocationDiscoveryAndBudgetAreRead() throws IOException {
    lab.write(
        "partners.conf",
        "[revocation]",
        "scope = leaf",
        "unknown = accepted",
        "order = race",
        "fetch = yes",
        "nonce = yes",
        "responder-unchecked = yes",
        "oldest = 12 hours",
        "kept = 1 day",
        "[discovery]",
        "issuer-access = yes",
        "subject-access = yes",
        "dns = yes",
        "ldap = yes",
        "[budget]",
        "path-length = 5",
        "candidates = 6",
        "signature-checks = 7",
        "fetches = 0",
        "time = 90 seconds",
        "[fetching]",
        "schemes = http, ldap",
        "ports = 80, 389",
        "exempt = 10.20.0.0/16, crl.intra.example:8080",
        "proxy = proxy.example.org:3128",
        "redirects = 0");
    assertThat(lab.policy("partners").fetching())
        .isEqualTo(
            new FetchRules(
                Set.of("http", "ldap"),
                Set.of(80, 389),
                List.of(Exemption.of("10.20.0.0/16"), Exemption.of("crl.intra.example:8080")),
                HostsMap.NONE,
                Optional.of(InetSocketAddress.createUnresolved("proxy.example.org", 3128)),
                0));
    var terms = lab.policy("partners").terms();
    assertThat(terms.revocation())
        .isEqualTo(
            new RevocationPolicy(
                RevocationPolicy.Scope.LEAF,
                RevocationPolicy.Unknown.ACCEPTED,
                RevocationPolicy.Order.RACE,
                true,
                true,
                true,
                Duration.ofHours(12),
                Duration.ofDays(1)));
    assertThat(terms.discovery()).isEqualTo(new DiscoveryPolicy(true, true, true, true));
    assertThat(terms.budget()).isEqualTo(new PathBudget(5, 6, 7, 0, Duration.ofSeconds(90)));
  }

  @Test
  void anAlgorithmOfItsOwnReplacesTheOneOfTheSet() throws IOException {
    lab.write(
        "partners.conf",
        "[algorithms]",
        "use = legacy",
        "[algorithm SHA-1]",
        "until = 2027-01-01",
        "[algorithm RSA]",
        "least-bits = 3072",
        "[algorithm DSA]",
        "admitted = no");
    assertThat(lab.policy("partners").terms().algorithms().rules())
        .contains(
            new Rule("SHA-1", 0, Optional.of(Instant.parse("2027-01-01T00:00:00Z"))),
            new Rule("RSA", 3072, Optional.empty()))
        .extracting(Rule::algorithm)
        .doesNotContain("DSA")
        .doesNotHaveDuplicates();
  }

  @Test
  void anAnchorMayBeANameAndAKey() throws IOException {
    lab.write(
        "partners.conf", "[anchor root]", "name = CN=Root", "key = key.pem", "terms = issues");
    Anchor anchor = lab.policy("partners").terms().anchors().get(0);
    assertThat(anchor.authority().certificate()).isEmpty();
    assertThat(anchor.authority().key()).isEqualTo(PolicyLab.ROOT.keys().getPublic());
    assertThat(anchor.terms()).isEqualTo(new AnchorTerms(true, false, false, false));
  }

  @Test
  void termsOfAnchorsAreInheritedWhereAnAnchorHasNone() throws IOException {
    lab.write("plain.conf", "extends = rfc5280", "[anchor root]", "file = root.pem");
    lab.write("site.conf", "[anchors]", "terms = issues, dated");
    lab.write("domain.conf", "extends = site", "[anchor root]", "file = root.pem");
    assertThat(lab.policy("plain").terms().anchors())
        .containsExactly(anchor(PolicyLab.ROOT, AnchorTerms.PLAIN));
    assertThat(lab.policy("domain").terms().anchors())
        .containsExactly(anchor(PolicyLab.ROOT, new AnchorTerms(true, false, false, true)));
  }

  @Test
  void aPolicyAddsToTheOneThatItExtends() throws IOException {
    lab.write(
        "site.conf",
        "extends = strict",
        "[anchor root]",
        "file = root.pem",
        "[pool]",
        "files = other.pem",
        "[budget]",
        "path-length = 4");
    lab.write(
        "domain.conf",
        "extends = site",
        "[anchor root]",
        "file = root.pem",
        "terms = issues, constrained",
        "[anchor other]",
        "file = other.pem",
        "[revocation]",
        "unknown = open");

    FiledPolicy domain = lab.policy("domain");

    assertThat(domain.lineage()).containsExactly("domain", "site", "strict");
    assertThat(domain.terms().anchors())
        .containsExactly(
            anchor(PolicyLab.ROOT, new AnchorTerms(true, false, true, false)),
            anchor(PolicyLab.OTHER, CONSTRAINED));
    assertThat(domain.terms().pool()).hasSize(1);
    assertThat(domain.terms().budget().maxPathLength()).isEqualTo(4);
    assertThat(domain.terms().rules().profile()).isEqualTo(PathRules.Profile.STRICT);
    assertThat(domain.terms().revocation().unknown()).isEqualTo(RevocationPolicy.Unknown.OPEN);
    assertThat(lab.policy("site").terms().anchors())
        .containsExactly(anchor(PolicyLab.ROOT, CONSTRAINED));
  }

  @Test
  void inheritedAnchorsAndPoolCanBeLeftOut() throws IOException {
    lab.write("site.conf", "[anchor root]", "file = root.pem", "[pool]", "files = other.pem");
    lab.write(
        "domain.conf", "extends = site", "[anchors]", "inherited = no", "[pool]", "inherited = no");
    assertThat(lab.policy("domain").isEmpty()).isTrue();
    assertThat(lab.policy("domain").terms().pool()).isEmpty();
  }

  @Test
  void namedAnchorsStandInsteadOfTheFolder() throws IOException {
    lab.directory("partners");
    lab.write("partners/anchors/root.pem", PolicyLab.pem(PolicyLab.ROOT));
    lab.write("partners/anchors/other.pem", PolicyLab.pem(PolicyLab.OTHER));
    lab.write("partners/policy.conf", "[anchor root]", "file = anchors/root.pem", "terms = issues");
    assertThat(lab.policy("partners").terms().anchors())
        .containsExactly(anchor(PolicyLab.ROOT, new AnchorTerms(true, false, false, false)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rfc5280", "careful", "strict", "webpki", "empty"})
  void everyBuiltInPolicyCanBeExtendedAndTrustsNobody(String parent) throws IOException {
    lab.write("mine.conf", "extends = " + parent);
    assertThat(lab.policy("mine").isEmpty()).isTrue();
    assertThat(lab.policy("mine").lineage()).containsExactly("mine", parent);
  }

  @Test
  void aNameThatIsListedMayHaveAFileInsteadOfADirectory() throws IOException {
    Path directory = lab.directory("partners");
    for (String folder : new String[] {"anchors", "intermediates", "crls"}) {
      Files.delete(directory.resolve(folder));
    }
    Files.delete(directory);
    lab.write("partners.conf", "title = From a file");
    assertThat(lab.policy("partners").title()).isEqualTo("From a file");
  }
}
