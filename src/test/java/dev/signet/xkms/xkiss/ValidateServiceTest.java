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
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.exchange.Refused;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.registry.RegisteredBinding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trust, time, revocation and what is judged at all, beside what the peer gets wrong. */
class ValidateServiceTest {
  private final Scene scene = new Scene();

  private KeyBinding only(QueryKeyBinding query) {
    Result.Validate result = scene.validate(query);
    assertThat(result.bindings()).hasSize(1);
    return result.bindings().get(0);
  }

  private void expect(QueryKeyBinding query, StatusValue value, Reason... objections) {
    KeyBinding binding = only(query);
    assertThat(binding.status().value()).as(binding.status().toString()).isEqualTo(value);
    List<String> reasons =
        value == StatusValue.INVALID
            ? binding.status().invalid()
            : binding.status().indeterminate();
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
      assertThat(binding.status().value())
          .as(binding.status().toString())
          .isEqualTo(StatusValue.VALID);
      assertThat(binding.status().valid()).containsExactlyInAnyOrder(uris(Reason.values()));
      assertThat(binding.description().useKeyWith()).contains(ALICE);
    }
  }

  @Test
  @Requirement("XR-V09")
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
    // The list says since when; before that it was not withdrawn.
    expect(at("2026-02-01T00:00:00Z", query(certificates(issued))), StatusValue.VALID);
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
  void peerRow21WithANameOrAKeyValueAloneWhatIsRegisteredIsJudged() {
    RegisteredBinding alice = scene.register(binding(ALICE));
    for (QueryKeyBinding query :
        List.of(query(ALICE), query(KeyInfo.of(new KeyDatum.Value(alice.key()))))) {
      KeyBinding binding = only(query);
      assertThat(binding.status().value()).isEqualTo(StatusValue.VALID);
      assertThat(binding.status().valid()).hasSize(4);
      assertThat(binding.description().id()).contains(alice.id());
    }
    KeyInfo key = KeyInfo.of(new KeyDatum.Value(alice.key()));
    assertThat(scene.validate(query(key, BOB)).header().code().words())
        .isEqualTo("Success/NoMatch");
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
  @Requirement("XR-V06")
  void aStrangersCertificateIsJudgedAndNotUnmatched() {
    Issued stranger =
        TestAuthority.root("Nobody")
            .issue(spec -> spec.subject("CN=Eve").mail("alice@example.org"));
    expect(query(certificates(stranger), ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
    Issued self = new Issued(TestKeys.ec(), TestAuthority.root("Self").certificate());
    expect(query(certificates(self)), StatusValue.INVALID, Reason.ISSUER_TRUST);
  }

  @Test
  void aKeyThatNobodyKnowsMatchesNothing() {
    KeyInfo stranger = KeyInfo.of(new KeyDatum.Value(TestKeys.ec().getPublic()));
    assertThat(scene.validate(query(stranger)).header().code().words())
        .isEqualTo("Receiver/NoMatch");
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
    refused(
        query(KeyInfo.of(new KeyDatum.Certificate(Octets.of(java.util.Arrays.copyOf(der, 100))))),
        "Sender/Failure");
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
    Issued twin =
        TestAuthority.root("Example Root")
            .issue(spec -> spec.subject("CN=Alice,O=Example,C=US").mail("alice@example.org"));
    expect(query(certificates(twin), ALICE), StatusValue.INVALID);
  }

  @Test
  void describesTheChainThatWasJudged() {
    Issued issued = scene.certificate("alice@example.org");
    Result.Validate result =
        scene.validate(header(RespondWith.X509_CHAIN), query(certificates(issued)));
    assertThat(result.bindings().get(0).description().keyInfo().data())
        .containsExactly(
            new KeyDatum.Certificate(Octets.of(issued.der())),
            new KeyDatum.Certificate(KeyMarks.der(scene.root.certificate())));
  }

  @Test
  void anIntervalEndsASecondAfterTheCertificatesLast() {
    KeyBinding binding = only(query(certificates(scene.certificate("alice@example.org"))));
    assertThat(binding.validity().orElseThrow().notOnOrAfter())
        .contains(java.time.Instant.parse("2035-01-01T00:00:01Z"));
  }

  @Test
  void aQueryForNothingIsRefused() {
    refused(query(), "Sender/Failure");
  }

  private void refused(QueryKeyBinding query, String words) {
    assertThatThrownBy(
            () ->
                scene
                    .validateService()
                    .validate(Scene.received(new Request.Validate(header(), query))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code().words()).isEqualTo(words));
  }
}
