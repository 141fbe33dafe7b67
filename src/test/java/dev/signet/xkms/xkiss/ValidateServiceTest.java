package dev.signet.xkms.xkiss;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.BOB;
import static dev.signet.xkms.xkiss.Scene.at;
import static dev.signet.xkms.xkiss.Scene.binding;
import static dev.signet.xkms.xkiss.Scene.certificates;
import static dev.signet.xkms.xkiss.Scene.certified;
import static dev.signet.xkms.xkiss.Scene.expired;
import static dev.signet.xkms.xkiss.Scene.header;
import static dev.signet.xkms.xkiss.Scene.mail;
import static dev.signet.xkms.xkiss.Scene.query;
import static dev.signet.xkms.xkiss.Scene.revoked;
import static dev.signet.xkms.xkiss.Scene.used;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class ValidateServiceTest {
  private static final int SIGNING = org.bouncycastle.asn1.x509.KeyUsage.digitalSignature;
  private static final int ENCRYPTING = org.bouncycastle.asn1.x509.KeyUsage.keyEncipherment;

  private final Scene scene = new Scene();

  private KeyBinding only(QueryKeyBinding query) {
    Result.Validate result = scene.validate(query);
    assertThat(result.bindings()).hasSize(1);
    return result.bindings().get(0);
  }

  private void expect(QueryKeyBinding query, StatusValue value, Reason... objections) {
    KeyBinding binding = only(query);
    assertThat(binding.status().value()).as(binding.status().toString()).isEqualTo(value);
    List<String> reasons = value == StatusValue.INVALID ? binding.status().invalid() : binding.status().indeterminate();
    if (objections.length > 0) {
      assertThat(reasons).contains(uris(objections));
    }
  }

  private static String[] uris(Reason... reasons) {
    return java.util.Arrays.stream(reasons).map(Reason::uri).toArray(String[]::new);
  }

  @Test
  @Requirement("XR-V01")
  @Requirement("XR-V09")
  void peerRow17ACertificateOfATrustedIssuerIsValidForAllFourReasons() {
    TestAuthority middle = scene.root.intermediate("Example Middle");
    Issued leaf = middle.issue(spec -> spec.subject("CN=Alice").mail("alice@example.org"));
    scene.withoutRevocationList();
    RegisteredBinding alice = scene.register(certified(leaf, ALICE));
    assertThat(alice.isRevoked()).isFalse();

    Scene other = new Scene();
    Issued plain = other.certificate("alice@example.org");
    List<KeyDatum> data = new ArrayList<>(certificates(plain).data());
    data.add(new KeyDatum.Certificate(KeyMarks.der(other.root.certificate())));
    for (int turn = 0; turn < 2; turn++) {
      Collections.rotate(data, 1);
      KeyBinding binding = other.validate(query(new KeyInfo(data))).bindings().get(0);
      assertThat(binding.status().value()).as(binding.status().toString()).isEqualTo(StatusValue.VALID);
      assertThat(binding.status().valid()).containsExactlyInAnyOrder(uris(Reason.values()));
      assertThat(binding.description().useKeyWith()).contains(ALICE);
    }
  }

  @Test
  void aChainThroughAnIntermediateIsJudgedInAnyOrder() {
    TestAuthority middle = scene.root.intermediate("Example Middle");
    Issued leaf = middle.issue(spec -> spec.subject("CN=Alice").mail("alice@example.org"));
    List<KeyDatum> data = new ArrayList<>(certificates(leaf).data());
    data.add(new KeyDatum.Certificate(KeyMarks.der(middle.certificate())));
    data.add(new KeyDatum.Certificate(KeyMarks.der(scene.root.certificate())));
    for (int turn = 0; turn < 3; turn++) {
      Collections.rotate(data, 1);
      expect(query(new KeyInfo(data), ALICE), StatusValue.INDETERMINATE, Reason.REVOCATION_STATUS);
    }
  }

  @Test
  @Requirement("XR-V07")
  void peerRows18And19ARevokedCertificateIsInvalidForThatReason() {
    Issued issued = scene.certificate("alice@example.org");
    scene.revoking(issued);
    KeyBinding binding = only(query(certificates(issued)));
    assertThat(binding.status().value()).isEqualTo(StatusValue.INVALID);
    assertThat(binding.status().invalid()).containsExactly(Reason.REVOCATION_STATUS.uri());
    expect(at("2026-02-01T00:00:00Z", query(certificates(issued))), StatusValue.INDETERMINATE);
  }

  @Test
  @Requirement("XR-V08")
  void revocationThatCannotBeCheckedIsIndeterminate() {
    Issued issued = scene.certificate("alice@example.org");
    scene.withoutRevocationList();
    KeyBinding binding = only(query(certificates(issued)));
    assertThat(binding.status().value()).isEqualTo(StatusValue.INDETERMINATE);
    assertThat(binding.status().indeterminate()).containsExactly(Reason.REVOCATION_STATUS.uri());
  }

  @Test
  @Requirement("XR-V07")
  @Requirement("XR-V10")
  void peerRow15TheTimeAskedAboutCounts() {
    Issued issued = scene.certificate(spec -> spec.mail("alice@example.org").expired());
    expect(query(certificates(issued)), StatusValue.INVALID, Reason.VALIDITY_INTERVAL);
    RegisteredBinding alice = scene.register(binding(ALICE));
    KeyInfo key = KeyInfo.of(new KeyDatum.Value(alice.key()));
    expect(at("2026-05-20T00:00:00Z", query(key)), StatusValue.VALID);
    expect(at("2020-01-01T00:00:00Z", query(key)), StatusValue.INVALID, Reason.VALIDITY_INTERVAL);
    refused(at("1999-01-01T00:00:00Z", query(key)), "Receiver/TimeInstantOutOfRange");
    refused(at("2026-07-01T00:00:00Z", query(key)), "Receiver/TimeInstantOutOfRange");
  }

  @Test
  void peerRow20AnotherPersonsNameIsNotVouchedFor() {
    Issued issued = scene.certificate("alice@example.org");
    expect(query(certificates(issued), ALICE), StatusValue.VALID);
    expect(query(certificates(issued), BOB, ALICE), StatusValue.VALID);
    KeyBinding binding = only(query(certificates(issued), BOB));
    assertThat(binding.status().value()).isEqualTo(StatusValue.INVALID);
    assertThat(binding.status().invalid()).containsExactly(Reason.ISSUER_TRUST.uri());
    assertThat(binding.description().useKeyWith()).contains(ALICE).doesNotContain(BOB);
  }

  @Test
  void aBareKeyNameHasToBeTheKeysToo() {
    Issued issued = scene.certificate("alice@example.org");
    List<KeyDatum> data = new ArrayList<>(certificates(issued).data());
    data.add(new KeyDatum.Name("alice@example.org"));
    expect(query(new KeyInfo(data)), StatusValue.VALID);
    data.set(1, new KeyDatum.Name("bob@example.org"));
    expect(query(new KeyInfo(data)), StatusValue.INVALID, Reason.ISSUER_TRUST);
  }

  @Test
  void thePairOfCxfHasToMeanTheCertificateThatCame() {
    Issued issued = scene.certificate(spec -> spec.serial(0x10));
    UseKeyWith issuer = new UseKeyWith("urn:x509:issuer", "CN=Example Root");
    expect(query(certificates(issued), issuer, new UseKeyWith("urn:x509:serial", "10")), StatusValue.VALID);
    expect(query(certificates(issued), issuer, new UseKeyWith("urn:x509:serial", "11")), StatusValue.INVALID);
  }

  @Test
  void everyApplicationIsCheckedAgainstTheNameItMeans() {
    Issued issued =
        scene.certificate(
            spec ->
                spec.dns("*.example.org")
                    .dns("example.org")
                    .name(new org.bouncycastle.asn1.x509.GeneralName(6, "https://example.org/app"))
                    .name(new org.bouncycastle.asn1.x509.GeneralName(7, "192.0.2.9")));
    names(issued, StatusValue.VALID, Application.TLS_HTTPS, "www.example.org", "example.org");
    names(issued, StatusValue.INVALID, Application.TLS_HTTPS, "a.b.example.org", "example.com", "org", "wwwexample.org");
    names(issued, StatusValue.VALID, Application.TLS_SMTP, "mx.example.org");
    names(issued, StatusValue.VALID, Application.TLS, "https://example.org/app");
    names(issued, StatusValue.INVALID, Application.TLS, "https://example.org/ap", "example.org");
    names(issued, StatusValue.VALID, Application.IPSEC, "192.0.2.9");
    names(issued, StatusValue.INVALID, Application.IPSEC, "192.0.2.90", "nowhere");
    names(issued, StatusValue.VALID, Application.PKIX, "C=US;O=Example;CN=Alice", "cn=alice, o=example, c=us");
    names(issued, StatusValue.INVALID, Application.PKIX, "CN=Alice", "CN=Alice,O=Example");
    names(issued, StatusValue.INVALID, Application.SMIME, "alice@example.org");
    names(issued, StatusValue.INVALID, Application.XKMS, "https://example.org/xkms");
    expect(query(certificates(issued), new UseKeyWith("urn:other", "x")), StatusValue.INVALID, Reason.ISSUER_TRUST);
  }

  private void names(Issued issued, StatusValue expected, Application application, String... identifiers) {
    for (String identifier : identifiers) {
      KeyBinding binding = only(query(certificates(issued), UseKeyWith.of(application, identifier)));
      assertThat(binding.status().value()).as(application + " " + identifier).isEqualTo(expected);
    }
  }

  @Test
  void aCertificateForServersVouchesForNoMailAddress() {
    Issued issued =
        scene.certificate(spec -> spec.mail("alice@example.org").extendedUsage(KeyPurposeId.id_kp_serverAuth));
    expect(query(certificates(issued), ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
    expect(query(certificates(issued)), StatusValue.VALID);
  }

  @Test
  void aCertificateOfADomainVouchesForTheDomain() {
    Issued issued = scene.certificate("domain-signing-authority@example.org");
    names(issued, StatusValue.VALID, Application.SIGNET_DOMAIN, "example.org", "EXAMPLE.org");
    names(issued, StatusValue.INVALID, Application.SIGNET_DOMAIN, "example.com", "sub.example.org");
  }

  @Test
  void peerRow13AUsageThatIsNotPermittedIsInvalid() {
    Issued signing = scene.certificate(spec -> spec.rsa().mail("alice@example.org").usage(SIGNING));
    expect(query(certificates(signing), Set.of(KeyUsage.SIGNATURE), ALICE), StatusValue.VALID);
    expect(query(certificates(signing), Set.of(KeyUsage.ENCRYPTION), ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
    expect(query(certificates(signing), Set.of(KeyUsage.ENCRYPTION)), StatusValue.INVALID, Reason.ISSUER_TRUST);
    Issued encrypting = scene.certificate(spec -> spec.rsa().mail("alice@example.org").usage(ENCRYPTING));
    expect(query(certificates(encrypting), Set.of(KeyUsage.ENCRYPTION), ALICE), StatusValue.VALID);
    Set<KeyUsage> both = Set.of(KeyUsage.ENCRYPTION, KeyUsage.SIGNATURE);
    expect(query(certificates(encrypting), both, ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
    assertThat(only(query(certificates(encrypting))).description().keyUsage()).containsExactly(KeyUsage.ENCRYPTION);
  }

  @Test
  void peerRow21WithANameOrAKeyValueAloneWhatIsRegisteredIsJudged() {
    RegisteredBinding alice = scene.register(binding(ALICE));
    for (QueryKeyBinding query : List.of(query(ALICE), query(KeyInfo.of(new KeyDatum.Value(alice.key()))))) {
      KeyBinding binding = only(query);
      assertThat(binding.status().value()).isEqualTo(StatusValue.VALID);
      assertThat(binding.status().valid()).hasSize(4);
      assertThat(binding.description().id()).contains(alice.id());
    }
    KeyInfo key = KeyInfo.of(new KeyDatum.Value(alice.key()));
    assertThat(scene.validate(query(key, BOB)).header().code().words()).isEqualTo("Success/NoMatch");
  }

  @Test
  @Requirement("XR-K05")
  void byNameTheRevokedOnesAreToldOnlyIfNothingElseIsThere() {
    RegisteredBinding gone = scene.register(revoked(binding(ALICE)));
    expect(query(ALICE), StatusValue.INVALID, Reason.REVOCATION_STATUS);
    RegisteredBinding old = scene.register(expired(binding(BOB)));
    expect(query(BOB), StatusValue.INVALID, Reason.VALIDITY_INTERVAL);
    RegisteredBinding fresh = scene.register(binding(ALICE));
    assertThat(only(query(ALICE)).description().id()).contains(fresh.id());
    assertThat(List.of(gone.id(), old.id())).doesNotContain(fresh.id());
  }

  @Test
  @Requirement("XR-K05")
  void aBindingRevokedHereIsInvalidWhateverItsCertificateSays() {
    Issued issued = scene.certificate("alice@example.org");
    scene.register(revoked(certified(issued, ALICE)));
    expect(query(certificates(issued), ALICE), StatusValue.INVALID, Reason.REVOCATION_STATUS);
    Issued other = scene.certificate(spec -> spec.keys(issued.keys()).mail("alice@example.org"));
    expect(query(certificates(other), ALICE), StatusValue.INVALID, Reason.REVOCATION_STATUS);
    KeyBinding then = only(at("2026-05-05T00:00:00Z", query(certificates(issued), ALICE)));
    assertThat(then.status().invalid()).doesNotContain(Reason.REVOCATION_STATUS.uri());
  }

  @Test
  void theRegistryIsTheRevocationSourceOfItsOwnAuthority() {
    scene.withoutRevocationList();
    Issued issued = scene.certificate("alice@example.org");
    expect(query(certificates(issued), ALICE), StatusValue.INDETERMINATE, Reason.REVOCATION_STATUS);
    scene.register(certified(issued, ALICE));
    expect(query(certificates(issued), ALICE), StatusValue.VALID);
  }

  @Test
  void aNameRegisteredForTheCertificateHoldsThoughTheCertificateDoesNotSayIt() {
    Issued issued = scene.certificate("alice@example.org");
    UseKeyWith service = new UseKeyWith("urn:apache:cxf:service:name", "orders");
    expect(query(certificates(issued), service), StatusValue.INVALID, Reason.ISSUER_TRUST);
    scene.register(certified(issued, ALICE, service));
    expect(query(certificates(issued), service), StatusValue.VALID);
  }

  @Test
  @Requirement("XR-V06")
  void aStrangersCertificateIsJudgedAndNotUnmatched() {
    Issued stranger = TestAuthority.root("Nobody").issue(spec -> spec.subject("CN=Eve").mail("alice@example.org"));
    expect(query(certificates(stranger), ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
    Issued self = new Issued(TestKeys.ec(), TestAuthority.root("Self").certificate());
    expect(query(certificates(self)), StatusValue.INVALID, Reason.ISSUER_TRUST);
  }

  @Test
  void aKeyThatNobodyKnowsMatchesNothing() {
    KeyInfo stranger = KeyInfo.of(new KeyDatum.Value(TestKeys.ec().getPublic()));
    assertThat(scene.validate(query(stranger)).header().code().words()).isEqualTo("Receiver/NoMatch");
    assertThat(scene.validate(query(ALICE)).header().code().words()).isEqualTo("Success/NoMatch");
  }

  @Test
  void theKeyOfADomainIsNotOfferedForAPersonsName() {
    scene.register(binding(mail("domain-signing-authority@example.org")));
    assertThat(scene.validate(query(ALICE)).bindings()).isEmpty();
  }

  @Test
  void peerRow22ABrokenCertificateIsTheSendersFault() {
    byte[] der = scene.certificate("alice@example.org").der();
    refused(query(KeyInfo.of(new KeyDatum.Certificate(Octets.of(java.util.Arrays.copyOf(der, 100))))), "Sender/Failure");
    refused(query(KeyInfo.of(new KeyDatum.Certificate(Octets.of(new byte[0])))), "Sender/Failure");
  }

  @Test
  void aForgedSignatureIsNotValid() {
    Issued forged = scene.certificate(spec -> spec.mail("alice@example.org").brokenSignature());
    expect(query(certificates(forged), ALICE), StatusValue.INVALID);
  }

  @Test
  void peerRow23ACertificateWithTheSameSubjectIsNotTheRegisteredOne() {
    scene.register(certified(scene.certificate("alice@example.org"), ALICE));
    Issued twin = TestAuthority.root("Example Root").issue(spec -> spec.subject("CN=Alice,O=Example,C=US").mail("alice@example.org"));
    expect(query(certificates(twin), ALICE), StatusValue.INVALID);
  }

  @Test
  void describesTheChainThatWasJudged() {
    Issued issued = scene.certificate("alice@example.org");
    Result.Validate result = scene.validate(header(RespondWith.X509_CHAIN), query(certificates(issued)));
    assertThat(result.bindings().get(0).description().keyInfo().data())
        .containsExactly(
            new KeyDatum.Certificate(Octets.of(issued.der())),
            new KeyDatum.Certificate(KeyMarks.der(scene.root.certificate())));
  }

  @Test
  void anIntervalEndsASecondAfterTheCertificatesLast() {
    KeyBinding binding = only(query(certificates(scene.certificate("alice@example.org"))));
    assertThat(binding.validity().orElseThrow().notOnOrAfter()).contains(java.time.Instant.parse("2035-01-01T00:00:01Z"));
  }

  @Test
  void aQueryForNothingIsRefused() {
    refused(query(), "Sender/Failure");
  }

  /** No mutation of a Valid request stays Valid, unless what was asked still holds. */
  @RepeatedTest(60)
  void noMutationOfAValidRequestStaysValid(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    PublicKey unused = TestKeys.ec().getPublic();
    Issued issued = scene.certificate(spec -> spec.rsa().mail("alice@example.org").usage(SIGNING));
    QueryKeyBinding good = query(certificates(issued), Set.of(KeyUsage.SIGNATURE), ALICE);
    expect(good, StatusValue.VALID);
    QueryKeyBinding mutated =
        switch (random.nextInt(5)) {
          case 0 -> query(certificates(issued), Set.of(KeyUsage.SIGNATURE), mail(mutated("alice@example.org", random)));
          case 1 -> query(certificates(issued), Set.of(KeyUsage.SIGNATURE, KeyUsage.values()[random.nextInt(2) * 2]), ALICE);
          case 2 -> at((2001 + random.nextInt(24)) + "-01-01T00:00:00Z", good);
          case 3 -> query(flipped(issued, random), Set.of(KeyUsage.SIGNATURE), ALICE);
          default -> {
            scene.register(revoked(binding(issued.certificate().getPublicKey(), BOB)));
            yield good;
          }
        };
    assertThat(unused).isNotNull();
    assertThat(status(mutated)).isNotEqualTo("VALID");
  }

  private String status(QueryKeyBinding query) {
    try {
      return scene.validateService().validate(Scene.received(new Request.Validate(header(), query))).result().bindings().stream()
          .map(binding -> binding.status().value().name())
          .findFirst()
          .orElse("none");
    } catch (Refused refused) {
      return refused.code().words();
    }
  }

  private static String mutated(String text, Random random) {
    int place = random.nextInt(text.indexOf('@'));
    return text.substring(0, place) + "z" + text.substring(place + 1);
  }

  private static KeyInfo flipped(Issued issued, Random random) {
    byte[] der = issued.der();
    der[random.nextInt(der.length)] ^= (byte) (1 << random.nextInt(8));
    return KeyInfo.of(new KeyDatum.Certificate(Octets.of(der)));
  }

  private void refused(QueryKeyBinding query, String words) {
    assertThatThrownBy(
            () -> scene.validateService().validate(Scene.received(new Request.Validate(header(), query))))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code().words()).isEqualTo(words));
  }
}
