package dev.signet.pki.revocation.crl.fetching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.Pem;
import dev.signet.pki.certificate.SignatureCheck;
import dev.signet.pki.fetch.FetchBudget;
import dev.signet.pki.fetch.FetchDoor;
import dev.signet.pki.fetch.FetchLimits;
import dev.signet.pki.fetch.FetchRequest;
import dev.signet.pki.fetch.FetchResult;
import dev.signet.pki.fetch.GuardedDoor;
import dev.signet.pki.fetch.Outside;
import dev.signet.pki.fetch.ScriptedHost;
import dev.signet.pki.fetch.guard.FetchRules;
import dev.signet.pki.fetch.transfer.Content;
import dev.signet.pki.fetch.transfer.Trouble;
import dev.signet.pki.name.DistinguishedName;
import dev.signet.pki.revocation.Evidence;
import dev.signet.pki.revocation.RevocationQuestion;
import dev.signet.pki.revocation.RevocationStatus;
import dev.signet.pki.revocation.crl.rule.ListRevocation;
import dev.signet.testkit.Asked;
import dev.signet.testkit.CrlSpec;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Lists;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpListFetcherTest {

  private static final String URL = "http://lists.example/root.crl";
  private static final String DELTA_URL = "http://lists.example/delta.crl";

  private final TestAuthority root = TestAuthority.root("Root");
  private final Issued alice = alice(URL);
  private final Map<String, byte[]> published = new HashMap<>();
  private final List<String> opened = new ArrayList<>();
  private Instant now = TestAuthority.NOW;

  @TempDir private Path directory;

  @Test
  void fetchesAListOnceAndSaysWhereFrom() {
    publish(URL, list -> {});
    ListRevocation source = source(fetcher(Optional.empty()));

    RevocationStatus first = source.statusOf(question(5));
    assertThat(first).isInstanceOf(RevocationStatus.Good.class);
    assertThat(((RevocationStatus.Good) first).evidence())
        .extracting(Evidence::origin)
        .containsExactly(URL);
    assertThat(source.statusOf(question(5))).isEqualTo(first);
    assertThat(source.statusOf(question(0))).isEqualTo(first);
    assertThat(opened).containsExactly(URL);
  }

  @Test
  void fetchesNothingWhenTheQuestionDoesNotAllowIt() {
    publish(URL, list -> {});

    assertThat(source(fetcher(Optional.empty())).statusOf(question(0)))
        .isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(opened).isEmpty();
  }

  @Test
  void fetchesAgainWhenTheListHasEndedAndKeepsTheFormerForThePast() {
    publish(URL, list -> {});
    ListRevocation source = source(fetcher(Optional.empty()));
    source.statusOf(question(5));

    now = Instant.parse("2026-07-02T00:00:00Z");
    publish(
        URL,
        list ->
            list.valid("2026-07-01T00:00:00Z", "2026-08-01T00:00:00Z")
                .revoke(alice.certificate(), "2026-06-20T00:00:00Z", CRLReason.KEY_COMPROMISE));

    assertThat(source.statusOf(question(5)))
        .satisfies(Asked.revoked(Instant.parse("2026-06-20T00:00:00Z"), "keyCompromise"));
    assertThat(source.statusOf(question(5).asOf(TestAuthority.NOW)))
        .isInstanceOf(RevocationStatus.Good.class);
    assertThat(opened).containsExactly(URL, URL);
  }

  @Test
  void fetchesADeltaWhereTheListSaysSo() {
    publish(URL, list -> list.number(5).extension("2.5.29.46", false, points(DELTA_URL)));
    publish(
        DELTA_URL,
        list ->
            list.number(6)
                .deltaTo(5)
                .valid("2026-05-20T00:00:00Z", "2026-06-20T00:00:00Z")
                .revoke(alice.certificate(), "2026-05-19T00:00:00Z", CRLReason.SUPERSEDED));
    ListRevocation source = source(fetcher(Optional.empty()));
    source.statusOf(question(5));

    assertThat(source.statusOf(question(5))).isInstanceOf(RevocationStatus.Revoked.class);
    assertThat(opened).containsExactly(URL, DELTA_URL);
  }

  @Test
  void staysUnknownForWhatIsNoListOrIsSignedByAStranger() {
    published.put(URL, "not a list".getBytes(StandardCharsets.US_ASCII));
    ListRevocation source = source(fetcher(Optional.empty()));

    assertThat(source.statusOf(question(5))).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(source.statusOf(question(5))).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(opened).hasSize(1);

    now = now.plus(Duration.ofMinutes(6));
    publish(URL, list -> list.signedBy(TestKeys.ec()));
    assertThat(source.statusOf(question(5))).isInstanceOf(RevocationStatus.Unknown.class);

    now = now.plus(Duration.ofMinutes(6));
    publish(URL, list -> {});
    assertThat(source.statusOf(question(5))).isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void triesAgainAtOnceAfterACallerWithoutAllowance() {
    publish(URL, list -> {});
    HttpListFetcher fetcher = fetcher(Optional.empty());
    FetchDoor failing = (request, budget) -> failed(request.uri());
    assertThat(
            source(new HttpListFetcher(failing, FetchSettings.DEFAULT, Optional.empty(), () -> now))
                .statusOf(question(5)))
        .isInstanceOf(RevocationStatus.Unknown.class);

    assertThat(source(fetcher).statusOf(question(5))).isInstanceOf(RevocationStatus.Good.class);
  }

  @Test
  void renewsBeforeTheEndWhatSomebodyAskedFor() {
    publish(URL, list -> {});
    HttpListFetcher fetcher = fetcher(Optional.empty());
    source(fetcher).statusOf(question(5));

    now = Instant.parse("2026-06-10T00:00:00Z");
    assertThat(fetcher.renew(budget(5))).isZero();
    now = Instant.parse("2026-06-28T00:00:00Z");
    assertThat(fetcher.renew(budget(5))).isZero();
    source(fetcher).statusOf(question(5));
    publish(URL, list -> list.valid("2026-06-27T00:00:00Z", "2026-08-01T00:00:00Z"));
    publishedAgain(fetcher);
  }

  @Test
  void bringsItsListsBackAfterARestartButNothingThatWasTouched() throws IOException {
    publish(URL, list -> {});
    source(fetcher(Optional.of(new ListArchive(directory)))).statusOf(question(5));

    HttpListFetcher second = fetcher(Optional.of(new ListArchive(directory)));
    assertThat(source(second).statusOf(question(0))).isInstanceOf(RevocationStatus.Good.class);
    Path file = files().get(0);
    byte[] content = Files.readAllBytes(file);
    content[content.length - 1] ^= 1;
    Files.write(file, content);
    Files.write(directory.resolve("list1.part"), content);

    HttpListFetcher third = fetcher(Optional.of(new ListArchive(directory)));
    assertThat(source(third).statusOf(question(0))).isInstanceOf(RevocationStatus.Unknown.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void keepsNoMoreThanItMay() throws IOException {
    FetchSettings small =
        new FetchSettings(
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofDays(400),
            3L * Lists.read(root.crl(l -> {})).length(),
            Duration.ofDays(14));
    HttpListFetcher fetcher =
        new HttpListFetcher(this::serve, small, Optional.of(new ListArchive(directory)), () -> now);
    for (int month = 1; month <= 5; month++) {
      int begin = month;
      publish(
          URL,
          l -> l.valid("2026-0" + begin + "-01T00:00:00Z", "2026-0" + begin + "-20T00:00:00Z"));
      source(fetcher).statusOf(question(5));
    }

    assertThat(fetcher.atHand(DistinguishedName.of(root.certificate().getSubjectX500Principal())))
        .hasSizeBetween(1, 4)
        .anyMatch(held -> held.list().thisUpdate().equals(Instant.parse("2026-05-01T00:00:00Z")));
    assertThat(files()).hasSizeBetween(1, 4);
  }

  @Test
  void asksARealServerThroughTheGuardedDoor() throws IOException {
    X509CRL list = root.crl(l -> {});
    String text = new Pem("X509 CRL", Lists.read(list).encoded()).text();
    try (ScriptedHost host = ScriptedHost.serving(text);
        GuardedDoor door =
            new GuardedDoor(
                FetchRules.STRICT.admitting(host.authority()),
                FetchLimits.DEFAULT,
                new Outside(
                    (name, within) -> List.of(InetAddress.getLoopbackAddress()),
                    () -> now,
                    directory,
                    Optional.empty()))) {
      HttpListFetcher fetcher =
          new HttpListFetcher(door, FetchSettings.DEFAULT, Optional.empty(), () -> now);
      Issued bob = alice(host.uri("/root.crl").toString());

      assertThat(source(fetcher).statusOf(question(bob, 5)))
          .isInstanceOf(RevocationStatus.Good.class);
      assertThat(host.requests()).hasSize(1);
    }
  }

  private void publishedAgain(HttpListFetcher fetcher) {
    assertThat(fetcher.renew(budget(5))).isEqualTo(1);
    now = Instant.parse("2026-07-15T00:00:00Z");
    assertThat(source(fetcher).statusOf(question(0))).isInstanceOf(RevocationStatus.Good.class);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(directory)) {
      return all.toList();
    }
  }

  private HttpListFetcher fetcher(Optional<ListArchive> archive) {
    return new HttpListFetcher(this::serve, FetchSettings.DEFAULT, archive, () -> now);
  }

  private ListRevocation source(HttpListFetcher fetcher) {
    InstantSource clock = () -> now;
    return new ListRevocation(fetcher, List.of(), new SignatureCheck(TestKeys.BC), clock);
  }

  private FetchResult serve(FetchRequest request, FetchBudget budget) {
    opened.add(request.uri().toString());
    byte[] content = published.get(request.uri().toString());
    return content == null
        ? failed(request.uri())
        : new FetchResult.Fetched(
            Content.of(content), Optional.empty(), now, request.uri(), Duration.ZERO);
  }

  private static FetchResult failed(URI uri) {
    return new FetchResult.Failed(Trouble.UNKNOWN_HOST, "nobody is there", uri, Duration.ZERO);
  }

  private void publish(String uri, Consumer<CrlSpec> wishes) {
    published.put(uri, Lists.read(root.crl(wishes)).encoded());
  }

  private RevocationQuestion question(int fetches) {
    return question(alice, fetches);
  }

  private RevocationQuestion question(Issued certificate, int fetches) {
    return Asked.about(certificate, root, List.of()).asOf(now).within(budget(fetches));
  }

  private FetchBudget budget(int fetches) {
    return new FetchBudget(fetches, 1 << 20, now.plus(Duration.ofMinutes(1)));
  }

  private Issued alice(String uri) {
    return root.issue(s -> s.subject("CN=Alice").extension("2.5.29.31", false, points(uri)));
  }

  private static byte[] points(String uri) {
    GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    DistributionPointName full = new DistributionPointName(new GeneralNames(name));
    CRLDistPoint points =
        new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(full, null, null)});
    return CrlSpec.encoded(Extension.cRLDistributionPoints, false, points)
        .getExtnValue()
        .getOctets();
  }
}
