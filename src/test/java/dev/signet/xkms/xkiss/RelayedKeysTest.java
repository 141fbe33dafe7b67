package dev.signet.xkms.xkiss;

import static dev.signet.xkms.xkiss.Scene.NOW;
import static dev.signet.xkms.xkiss.Scene.binding;
import static dev.signet.xkms.xkiss.Scene.certificates;
import static dev.signet.xkms.xkiss.Scene.certified;
import static dev.signet.xkms.xkiss.Scene.expired;
import static dev.signet.xkms.xkiss.Scene.header;
import static dev.signet.xkms.xkiss.Scene.mail;
import static dev.signet.xkms.xkiss.Scene.query;
import static dev.signet.xkms.xkiss.Scene.revoked;
import static dev.signet.xkms.xkiss.relay.FakeOutside.answered;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.entity.DomainName;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.RelayTrail;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UnverifiedKeyBinding;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.xkiss.relay.FakeOutside;
import dev.signet.xkms.xkiss.relay.OwnServices;
import dev.signet.xkms.xkiss.relay.RelayPeer;
import dev.signet.xkms.xkiss.relay.RelayRules;
import dev.signet.xkms.xkiss.relay.RelayedSource;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.RelayExtension;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What other services tell is passed on as unverified, and makes no key better than it is. */
class RelayedKeysTest {
  private static final UseKeyWith BOB = mail("bob@b.example");
  private static final PublicKey KEY = TestKeys.ec().getPublic();
  private static final KeyInfo BARE = KeyInfo.of(new KeyDatum.Value(KEY));

  private final FakeOutside outside = new FakeOutside();
  private final List<RelayedSource> opened = new ArrayList<>();
  private final Scene scene = new Scene().asking(others());

  @AfterEach
  void close() {
    opened.forEach(RelayedSource::close);
  }

  private static UnverifiedKeyBinding told(KeyInfo keyInfo, UseKeyWith... names) {
    return FakeOutside.binding(keyInfo, names);
  }

  private static String words(Result result) {
    return result.header().code().words();
  }

  @Test
  @Requirement("XR-L01")
  @Requirement("XR-N01")
  void aKeyOfAnotherDomainIsLocatedAsUnverifiedWithoutTheForeignId() {
    outside.giving(told(BARE, BOB, mail("other@b.example")));

    Result.Locate result = scene.locate(query(BOB));

    assertThat(words(result)).isEqualTo("Success");
    assertThat(result.bindings()).hasSize(1);
    BindingDescription description = result.bindings().get(0).description();
    assertThat(description.id()).isEmpty();
    assertThat(description.useKeyWith()).containsExactly(BOB);
    assertThat(description.keyInfo().all(KeyDatum.Value.class))
        .containsExactly(new KeyDatum.Value(KEY));
    assertThat(result.header().extensions()).isEmpty();
  }

  @Test
  void theKeyOfTheDomainIsTakenForAnAddressWithoutOne() {
    UseKeyWith domain = UseKeyWith.of(Application.SIGNET_DOMAIN, "b.example");
    UseKeyWith another = UseKeyWith.of(Application.SIGNET_DOMAIN, "c.example");
    outside.giving(told(BARE, domain, another));

    assertThat(scene.locate(query(BOB)).bindings())
        .singleElement()
        .satisfies(found -> assertThat(found.description().useKeyWith()).containsExactly(domain));
  }

  @Test
  void whoWantsToKnowIsToldWhereItCameFrom() {
    outside.giving(told(BARE, BOB));

    assertThat(scene.locate(explained(), query(BOB)).header().extensions())
        .singleElement()
        .satisfies(
            extension -> {
              assertThat(extension.namespace()).isEqualTo(RelayExtension.NAMESPACE);
              assertThat(extension.localName()).isEqualTo("Origin");
              assertThat(extension.xml()).contains("b.example").contains(FakeOutside.SERVICE);
            });
  }

  private static RequestHeader explained() {
    return saying(ExplanationExtension.question());
  }

  private static RequestHeader saying(MessageExtension extension) {
    RequestHeader plain = header();
    return new RequestHeader(
        plain.id(),
        plain.service(),
        plain.flow(),
        plain.respondWith(),
        plain.responseLimit(),
        plain.opaqueClientData(),
        List.of(extension));
  }

  @Test
  void nobodyIsAskedAboutWhatIsNoneOfTheirBusiness() {
    Issued certificate = scene.certificate("bob@b.example");
    List<QueryKeyBinding> ours =
        List.of(
            query(mail("nobody@example.org")),
            query(mail("bob@c.example")),
            query(mail("bob@sub.b.example")),
            query(BOB, mail("carol@c.example")),
            query(BARE, BOB),
            query(BARE),
            query(certificates(certificate), BOB),
            query(KeyInfo.of(new KeyDatum.Name("bob@b.example"))),
            query(KeyInfo.of(new KeyDatum.Name("bob@b.example")), BOB),
            query(UseKeyWith.of(Application.TLS_HTTPS, "b.example")),
            Scene.at("2026-01-01T00:00:00Z", query(BOB)));
    for (QueryKeyBinding query : ours) {
      scene.locate(query);
      scene.validate(query);
    }
    assertThat(outside.asked()).isEmpty();
  }

  @Test
  void whatTheOwnBookKnowsIsNotAskedAboutBeItRevokedOrExpired() {
    scene.register(revoked(binding(BOB)));
    scene.register(expired(binding(mail("carol@b.example"))));
    scene.register(binding(mail("dave@b.example")));

    assertThat(scene.locate(query(BOB)).bindings()).isEmpty();
    assertThat(scene.locate(query(mail("carol@b.example"))).bindings()).isEmpty();
    assertThat(scene.locate(query(mail("dave@b.example"))).bindings()).hasSize(1);
    assertThat(scene.validate(query(BOB)).bindings().get(0).status().value())
        .isEqualTo(StatusValue.INVALID);
    assertThat(outside.asked()).isEmpty();
  }

  @Test
  void aQuestionThatPassedUsGetsTheOwnBookAlone() {
    RequestHeader passed =
        saying(RelayExtension.trail(RelayTrail.NONE.through(Scene.SERVICE).through("urn:b")));

    assertThat(words(scene.locate(passed, query(BOB)))).isEqualTo("Receiver/NoMatch");
    assertThat(words(scene.validate(passed, query(BOB)))).isEqualTo("Receiver/NoMatch");
    assertThat(outside.asked()).isEmpty();
  }

  @Test
  void withoutAnAnswerTheResultIsTheOneWithoutAsking() {
    outside.doing((peer, question, within) -> answered(List.of()));
    assertThat(words(scene.locate(query(BOB)))).isEqualTo("Receiver/NoMatch");
    assertThat(words(scene.validate(query(BOB)))).isEqualTo("Receiver/NoMatch");
  }

  @Test
  void aRespondWithAndALimitAreKeptForRelayedKeysToo() {
    Issued bob = scene.certificate("bob@b.example");
    outside.giving(told(certificates(bob), BOB), told(BARE, BOB));

    Result.Locate result = scene.locate(header(RespondWith.X509_CERT), query(BOB));
    assertThat(result.bindings().get(0).description().keyInfo())
        .isEqualTo(KeyInfo.of(new KeyDatum.Certificate(Octets.of(bob.der()))));
    assertThat(scene.locate(Scene.limited(1), query(BOB)).bindings()).hasSize(1);
    assertThat(words(scene.locate(Scene.limited(1), query(BOB))))
        .isEqualTo("Success/TooManyResponses");
  }

  @Test
  void whatContradictsItselfOrOurBookIsDropped() {
    PublicKey bad = TestKeys.ec().getPublic();
    scene.register(revoked(binding(bad, mail("alias@example.org"))));
    Issued bob = scene.certificate("bob@b.example");
    KeyInfo mixed =
        KeyInfo.of(new KeyDatum.Certificate(Octets.of(bob.der())), new KeyDatum.Value(bad));
    ValidityInterval over =
        ValidityInterval.between(NOW.minus(Duration.ofDays(2)), NOW.minus(Duration.ofDays(1)));
    UnverifiedKeyBinding late =
        new UnverifiedKeyBinding(told(BARE, BOB).description(), Optional.of(over));
    outside.giving(
        told(KeyInfo.of(new KeyDatum.Value(bad)), BOB),
        told(mixed, BOB),
        told(KeyInfo.EMPTY, BOB),
        told(KeyInfo.of(new KeyDatum.Name("bob")), BOB),
        told(KeyInfo.of(new KeyDatum.Value(bad), new KeyDatum.Value(KEY)), BOB),
        told(KeyInfo.of(new KeyDatum.Certificate(Octets.of(new byte[] {48, 1}))), BOB),
        told(new KeyInfo(Collections.nCopies(101, new KeyDatum.Value(KEY))), BOB),
        late);

    assertThat(scene.locate(query(BOB)).bindings()).isEmpty();
  }

  @Test
  void aKeyForAnotherUseIsDropped() {
    outside.giving(
        new UnverifiedKeyBinding(
            new BindingDescription(
                Optional.empty(), BARE, Set.of(KeyUsage.SIGNATURE), List.of(BOB)),
            Optional.empty()));

    assertThat(scene.locate(query(KeyInfo.EMPTY, Set.of(KeyUsage.ENCRYPTION), BOB)).bindings())
        .isEmpty();
    assertThat(scene.locate(query(BOB)).bindings().get(0).description().keyUsage())
        .containsExactly(KeyUsage.SIGNATURE);
  }

  @Test
  @Requirement("XR-L02")
  void aRelayedCertificateIsValidOnlyIfItIsOnItsOwn() {
    Issued bob = scene.certificate("bob@b.example");
    outside.giving(told(certificates(bob), BOB));

    KeyBinding relayed = scene.validate(query(BOB)).bindings().get(0);

    assertThat(relayed.status().value()).isEqualTo(StatusValue.VALID);
    assertThat(relayed.status()).isEqualTo(alone(certificates(bob)).status());
  }

  @Test
  @Requirement("XR-L02")
  void aRelayedKeyIsNeverBetterThanTheSameCertificateFromTheRequestor() {
    TestAuthority stranger = TestAuthority.root("Stranger");
    Issued good = scene.certificate("bob@b.example");
    Issued otherName = scene.certificate("eve@b.example");
    Issued untrusted = stranger.issue(spec -> spec.mail("bob@b.example"));
    Issued withdrawn = scene.certificate("bob@b.example");
    scene.revoking(withdrawn);
    Issued ourRevoked = scene.certificate("bob@b.example");
    scene.register(revoked(certified(ourRevoked, mail("old@example.org"))));
    List<KeyInfo> said =
        List.of(
            certificates(otherName),
            certificates(untrusted),
            certificates(withdrawn),
            certificates(ourRevoked),
            certificates(untrusted, good));
    int judged = 0;
    for (KeyInfo keyInfo : said) {
      KeyDatum leaf = keyInfo.data().get(0);
      StatusValue alone = alone(KeyInfo.of(leaf)).status().value();
      outside.giving(told(keyInfo, BOB));
      List<KeyBinding> relayed = fresh().validate(query(BOB)).bindings();
      assertThat(alone).isNotEqualTo(StatusValue.VALID);
      assertThat(relayed).allSatisfy(one -> assertThat(one.status().value()).isEqualTo(alone));
      judged += relayed.size();
    }
    assertThat(judged).as("those that were dropped are no proof").isEqualTo(3);
  }

  /** Judged as if the requestor had sent it. */
  private KeyBinding alone(KeyInfo keyInfo) {
    return scene.validate(query(keyInfo, BOB)).bindings().get(0);
  }

  /** The same world, with another memory. */
  private Scene fresh() {
    return scene.asking(others());
  }

  private RelayedSource others() {
    RelayRules rules =
        new RelayRules(
            Map.of(
                DomainName.of("b.example"), RelayPeer.of(DomainName.of("b.example")),
                DomainName.of("example.org"), RelayPeer.of(DomainName.of("example.org"))),
            Duration.ofSeconds(20),
            10,
            2,
            Duration.ofDays(1),
            RelayRules.Memory.DEFAULT,
            RelayRules.Places.DEFAULT);
    RelayedSource made =
        new RelayedSource(
            rules,
            new OwnServices(Set.of(Scene.SERVICE)),
            new RelayedSource.Means(outside, outside, () -> NOW));
    opened.add(made);
    return made;
  }

  @Test
  void aRelayedKeyWithoutACertificateIsNotJudgedAtAll() {
    outside.giving(told(BARE, BOB));

    Result.Validate result = scene.validate(query(BOB));

    assertThat(words(result)).isEqualTo("Receiver/NoMatch");
    assertThat(result.bindings()).isEmpty();
  }

  @Test
  void aRelayedAnchorIsNoAnchor() {
    TestAuthority stranger = TestAuthority.root("Stranger");
    Issued bob = stranger.issue(spec -> spec.mail("bob@b.example"));
    KeyInfo whole =
        KeyInfo.of(
            new KeyDatum.Certificate(Octets.of(bob.der())),
            new KeyDatum.Certificate(Octets.of(encoded(stranger))));
    outside.giving(told(whole, BOB));

    KeyBinding binding = scene.validate(query(BOB)).bindings().get(0);

    assertThat(binding.status().value()).isEqualTo(StatusValue.INVALID);
    assertThat(binding.status().invalid()).contains(Reason.ISSUER_TRUST.uri());
  }

  private static byte[] encoded(TestAuthority authority) {
    try {
      return authority.certificate().getEncoded();
    } catch (java.security.cert.CertificateEncodingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void aValidatedKeyTellsItsOriginBesideItsExplanation() {
    outside.giving(told(certificates(scene.certificate("bob@b.example")), BOB));

    assertThat(scene.validate(explained(), query(BOB)).header().extensions())
        .extracting(MessageExtension::localName)
        .containsExactly("Explanation", "Origin");
  }
}
