package dev.signet.pki.path;

import static dev.signet.testkit.TestAuthority.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Certificate;
import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchRequest;
import dev.signet.pki.fetch.FetchResult;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.fetch.transfer.Trouble;
import dev.signet.pki.path.fetching.HttpIssuerFetcher;
import dev.signet.pki.path.fetching.Publications;
import dev.signet.pki.trust.DiscoveryPolicy;
import dev.signet.pki.trust.PathBudget;
import dev.signet.pki.trust.Purpose;
import dev.signet.pki.trust.TrustPolicy;
import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.testkit.TestPolicies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;

class PathFetchingTest extends PathLab {

  private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
  private static final String CA_REPOSITORY = "1.3.6.1.5.5.7.48.5";

  private final Map<URI, byte[]> web = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();

  private final TestAuthority middleOfWeb =
      root.intermediate(
          "Published", s -> s.extension("1.3.6.1.5.5.7.1.1", false, access(CA_ISSUERS, "root")));
  private final TestAuthority lower =
      middleOfWeb.intermediate(
          "Lower", s -> s.extension("1.3.6.1.5.5.7.1.1", false, access(CA_ISSUERS, "middle")));
  private final Issued leaf =
      lower.issue(
          s ->
              s.subject("CN=Alice")
                  .extension("1.3.6.1.5.5.7.1.1", false, access(CA_ISSUERS, "lower")));

  @Test
  void climbsFromUrlToUrlUpToAnAnchor() {
    publish("lower", lower);
    publish("middle", middleOfWeb);

    PathVerdict verdict = fetching(root).verdictOn(question().fetching());

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(asked).containsExactly(uri("lower"), uri("middle"));
    assertThat(verdict.explanation().inquiries().items())
        .extracting(inquiry -> inquiry.location())
        .containsExactly("http://web.test/lower", "http://web.test/middle");
  }

  @Test
  void asksNobodyForThoseWhoMayNotFetch() {
    publish("lower", lower);

    assertThat(fetching(root).verdictOn(question())).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void asksNobodyWhenThePathIsAtHandOrTheTargetHopeless() {
    Offered all =
        Offered.of(
            List.of(
                Certificate.of(lower.certificate()), Certificate.of(middleOfWeb.certificate())));
    PathQuestion late =
        PathQuestion.of(
                Certificate.of(leaf.certificate()), Purpose.ANY, NOW.plus(Duration.ofDays(9999)))
            .fetching();

    assertThat(fetching(root).verdictOn(question().with(all).fetching()))
        .isInstanceOf(PathVerdict.Trusted.class);
    assertThat(fetching(root).verdictOn(late)).isInstanceOf(PathVerdict.Untrusted.class);
    assertThat(asked).isEmpty();
  }

  @Test
  void goesDownFromAnAnchorToWhatItIssues() {
    TestAuthority open =
        TestAuthority.root(
            "Open Root",
            s -> s.extension("1.3.6.1.5.5.7.1.11", false, access(CA_REPOSITORY, "issued")));
    TestAuthority below = open.intermediate("Listed");
    publish("issued", below);
    Issued silent = below.issue(s -> s.subject("CN=Silent"));

    PathVerdict verdict =
        fetching(open)
            .verdictOn(
                PathQuestion.of(Certificate.of(silent.certificate()), Purpose.ANY, NOW).fetching());

    assertThat(verdict).isInstanceOf(PathVerdict.Trusted.class);
  }

  @Test
  void remembersWhatWasPublishedAndTriesAgainWhatWasNot() {
    PathValidation validation = fetching(root);

    assertThat(validation.verdictOn(question().fetching()))
        .isInstanceOf(PathVerdict.Undetermined.class);
    publish("lower", lower);
    publish("middle", middleOfWeb);
    assertThat(validation.verdictOn(question().fetching())).isInstanceOf(PathVerdict.Trusted.class);
    asked.clear();
    Issued other =
        lower.issue(
            s ->
                s.subject("CN=Bob")
                    .extension("1.3.6.1.5.5.7.1.1", false, access(CA_ISSUERS, "lower")));
    PathQuestion again =
        PathQuestion.of(Certificate.of(other.certificate()), Purpose.ANY, NOW).fetching();
    assertThat(validation.verdictOn(again)).isInstanceOf(PathVerdict.Trusted.class);
    assertThat(asked).isEmpty();
  }

  private PathQuestion question() {
    return PathQuestion.of(Certificate.of(leaf.certificate()), Purpose.ANY, NOW);
  }

  private PathValidation fetching(TestAuthority anchor) {
    TrustPolicy policy =
        TestPolicies.trusting(Set.of(anchor.anchor()), List.of(), PathBudget.DEFAULT);
    HttpIssuerFetcher fetcher =
        new HttpIssuerFetcher(
            new Publications(door(), new CertificateReader()), DiscoveryPolicy.FETCHING, () -> NOW);
    return new PathValidation(
        policy,
        new PathValidation.Means(
            ALL_GOOD, List.of(fetcher), new SignatureCheck(TestKeys.BC), () -> NOW));
  }

  private FetchDoor door() {
    return new FetchDoor() {
      @Override
      public FetchResult fetch(FetchRequest request, FetchBudget budget) {
        asked.add(request.uri());
        byte[] found = web.get(request.uri());
        return found == null
            ? new FetchResult.Failed(Trouble.ABSENT, "404", request.uri(), Duration.ZERO)
            : new FetchResult.Fetched(
                Content.of(found), Optional.empty(), NOW, request.uri(), Duration.ZERO);
      }
    };
  }

  private void publish(String name, TestAuthority authority) {
    web.put(uri(name), Certificate.of(authority.certificate()).encoded());
  }

  private static URI uri(String name) {
    return URI.create("http://web.test/" + name);
  }

  private static byte[] access(String method, String name) {
    GeneralName location =
        new GeneralName(GeneralName.uniformResourceIdentifier, uri(name).toString());
    AccessDescription description =
        new AccessDescription(new ASN1ObjectIdentifier(method), location);
    try {
      return new AuthorityInformationAccess(new AccessDescription[] {description}).getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
