package dev.signet.xkms.xkiss;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.BOB;
import static dev.signet.xkms.xkiss.Scene.binding;
import static dev.signet.xkms.xkiss.Scene.certificates;
import static dev.signet.xkms.xkiss.Scene.certified;
import static dev.signet.xkms.xkiss.Scene.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Issued;
import dev.signet.testkit.TestAuthority;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

/** No key is Valid for a name or a use that nobody vouches for. */
class ValidateNamesTest {
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
    expect(
        query(certificates(issued), issuer, new UseKeyWith("urn:x509:serial", "10")),
        StatusValue.VALID);
    expect(
        query(certificates(issued), issuer, new UseKeyWith("urn:x509:serial", "11")),
        StatusValue.INVALID);
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
    names(
        issued,
        StatusValue.INVALID,
        Application.TLS_HTTPS,
        "a.b.example.org",
        "example.com",
        "org",
        "wwwexample.org");
    names(issued, StatusValue.VALID, Application.TLS_SMTP, "mx.example.org");
    names(issued, StatusValue.VALID, Application.TLS, "https://example.org/app");
    names(issued, StatusValue.INVALID, Application.TLS, "https://example.org/ap", "example.org");
    names(issued, StatusValue.VALID, Application.IPSEC, "192.0.2.9");
    names(issued, StatusValue.INVALID, Application.IPSEC, "192.0.2.90", "nowhere");
    names(
        issued,
        StatusValue.VALID,
        Application.PKIX,
        "C=US;O=Example;CN=Alice",
        "cn=alice, o=example, c=us");
    names(issued, StatusValue.INVALID, Application.PKIX, "CN=Alice", "CN=Alice,O=Example");
    names(issued, StatusValue.INVALID, Application.SMIME, "alice@example.org");
    names(issued, StatusValue.INVALID, Application.XKMS, "https://example.org/xkms");
    expect(
        query(certificates(issued), new UseKeyWith("urn:other", "x")),
        StatusValue.INVALID,
        Reason.ISSUER_TRUST);
  }

  private void names(
      Issued issued, StatusValue expected, Application application, String... identifiers) {
    for (String identifier : identifiers) {
      KeyBinding binding =
          only(query(certificates(issued), UseKeyWith.of(application, identifier)));
      assertThat(binding.status().value()).as(application + " " + identifier).isEqualTo(expected);
    }
  }

  @Test
  void aCertificateForServersVouchesForNoMailAddress() {
    Issued issued =
        scene.certificate(
            spec -> spec.mail("alice@example.org").extendedUsage(KeyPurposeId.id_kp_serverAuth));
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
    expect(
        query(certificates(signing), Set.of(KeyUsage.ENCRYPTION), ALICE),
        StatusValue.INVALID,
        Reason.ISSUER_TRUST);
    expect(
        query(certificates(signing), Set.of(KeyUsage.ENCRYPTION)),
        StatusValue.INVALID,
        Reason.ISSUER_TRUST);
    Issued encrypting =
        scene.certificate(spec -> spec.rsa().mail("alice@example.org").usage(ENCRYPTING));
    expect(query(certificates(encrypting), Set.of(KeyUsage.ENCRYPTION), ALICE), StatusValue.VALID);
    Set<KeyUsage> both = Set.of(KeyUsage.ENCRYPTION, KeyUsage.SIGNATURE);
    expect(query(certificates(encrypting), both, ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
    assertThat(only(query(certificates(encrypting))).description().keyUsage())
        .containsExactly(KeyUsage.ENCRYPTION);
  }

  @Test
  void aNameRegisteredForTheCertificateHoldsThoughTheCertificateDoesNotSayIt() {
    Issued issued = scene.certificate("alice@example.org");
    UseKeyWith service = new UseKeyWith("urn:apache:cxf:service:name", "orders");
    expect(query(certificates(issued), service), StatusValue.INVALID, Reason.ISSUER_TRUST);
    scene.register(certified(issued, ALICE, service));
    expect(query(certificates(issued), service), StatusValue.VALID);
  }

  /** Extended key usage of an issuer binds what it issued, though the leaf itself is silent. */
  @Test
  void anIssuerForServersVouchesForNoMailAddress() {
    TestAuthority servers =
        scene.root.intermediate("Servers", s -> s.extendedUsage(KeyPurposeId.id_kp_serverAuth));
    Issued issued =
        servers.issue(s -> s.subject("CN=x").mail("alice@example.org").dns("x.example"));
    scene.alsoBelow(servers);
    KeyInfo chain = certificates(issued, new Issued(servers.keys(), servers.certificate()));
    expect(query(chain, ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
    UseKeyWith other = UseKeyWith.of(Application.TLS_SMTP, "y.example");
    expect(query(chain, ALICE, other), StatusValue.INVALID, Reason.ISSUER_TRUST);
    KeyBinding unnamed = only(query(chain));
    assertThat(unnamed.status().value()).isEqualTo(StatusValue.VALID);
    assertThat(unnamed.description().useKeyWith())
        .contains(UseKeyWith.of(Application.TLS_HTTPS, "x.example"))
        .doesNotContain(ALICE);
  }

  /**
   * An answer without KeyUsage means every use; a key that may sign certificates alone has none.
   */
  @Test
  void aKeyThatMayDoNothingIsNotToldAsOneThatMayDoAll() {
    Issued authority = scene.certificate(s -> s.mail("alice@example.org").authority(0));
    expect(query(certificates(authority), ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
    KeyBinding unnamed = only(query(certificates(authority)));
    assertThat(unnamed.description().keyUsage()).containsExactly(KeyUsage.SIGNATURE);
    assertThat(unnamed.description().useKeyWith()).doesNotContain(ALICE);
  }

  /** Otherwise a registration would be worth more where it got no certificate. */
  @Test
  void aPolicyThatDoesNotTrustThisServiceDoesNotTrustItsBareWord() {
    scene.register(binding(ALICE));
    expect(query(ALICE), StatusValue.VALID);
    scene.underForeignPolicy();
    expect(query(ALICE), StatusValue.INVALID, Reason.ISSUER_TRUST);
  }

  /** What is told as the interval was shown to hold; behind the issuer's end nothing was. */
  @Test
  void theIntervalEndsWithTheFirstCertificateThatEnds() {
    TestAuthority brief =
        scene.root.intermediate(
            "Brief", s -> s.valid("2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z"));
    Issued issued = brief.issue(s -> s.subject("CN=x").mail("alice@example.org"));
    scene.alsoBelow(brief);
    KeyBinding binding =
        only(query(certificates(issued, new Issued(brief.keys(), brief.certificate())), ALICE));
    assertThat(binding.status().value()).isEqualTo(StatusValue.VALID);
    assertThat(binding.validity().orElseThrow().notOnOrAfter())
        .contains(java.time.Instant.parse("2026-07-01T00:00:01Z"));
  }
}
