package dev.signet.xkms.xkiss;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.BOB;
import static dev.signet.xkms.xkiss.Scene.NOW;
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
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

/** What Locate finds, beside what the peer misses (rows of its table of operations). */
class LocateServiceTest {
  private final Scene scene = new Scene();

  private static List<String> ids(Result.Locate result) {
    return result.bindings().stream().map(b -> b.description().id().orElse("-")).toList();
  }

  @Test
  @Requirement("XR-L01")
  @Requirement("XR-S01")
  void findsAKeyByMailAddress() {
    RegisteredBinding alice = scene.register(binding(ALICE));
    scene.register(binding(BOB));

    Result.Locate result = scene.locate(query(mail("alice@EXAMPLE.org")));

    assertThat(words(result)).isEqualTo("Success");
    assertThat(ids(result)).containsExactly(alice.id());
    assertThat(result.bindings().get(0).description().useKeyWith()).containsExactly(ALICE);
    assertThat(result.bindings().get(0).validity()).contains(alice.validity());
  }

  @Test
  @Requirement("XR-L06")
  void neverFindsAKeyByPartOfAName() {
    scene.register(binding(ALICE));
    for (String near :
        List.of(
            "alice@example.or",
            "alic@example.org",
            "Alice@example.org",
            "alice@example.org.evil")) {
      assertThat(scene.locate(query(mail(near))).bindings()).as(near).isEmpty();
    }
  }

  @Test
  void peerRow1FindsASubjectInThreeSpellingsAndWithACommaInside() {
    Issued issued =
        scene.certificate(
            spec -> spec.subject("CN=Alice,O=\"Example, Inc\",C=US").mail("alice@example.org"));
    RegisteredBinding alice =
        scene.register(
            certified(
                issued,
                ALICE,
                UseKeyWith.of(Application.PKIX, "CN=Alice,O=\"Example, Inc\",C=US")));
    for (String spelling :
        List.of(
            "CN=Alice, O=Example\\, Inc, C=US",
            "cn=alice,o=\"example, inc\",c=us",
            "CN=Alice,O=Example\\, Inc,C=US")) {
      assertThat(ids(scene.locate(query(UseKeyWith.of(Application.PKIX, spelling)))))
          .containsExactly(alice.id());
      KeyInfo subject = KeyInfo.of(new KeyDatum.SubjectName(spelling));
      assertThat(ids(scene.locate(query(subject)))).as(spelling).containsExactly(alice.id());
    }
    KeyInfo turned = KeyInfo.of(new KeyDatum.SubjectName("C=US,O=\"Example, Inc\",CN=Alice"));
    assertThat(ids(scene.locate(query(turned)))).containsExactly(alice.id());
  }

  @Test
  void peerRow4FindsAServerByHostName() {
    RegisteredBinding host =
        scene.register(binding(UseKeyWith.of(Application.TLS_HTTPS, "www.example.org")));
    assertThat(ids(scene.locate(query(UseKeyWith.of(Application.TLS_HTTPS, "WWW.example.ORG")))))
        .containsExactly(host.id());
  }

  @Test
  void peerRows5And6FindsByThePairOfCxfInHexadecimalAndDecimalAndAnySpacing() {
    Issued issued = scene.certificate(spec -> spec.serial(0x4d2).mail("alice@example.org"));
    RegisteredBinding alice = scene.register(certified(issued, ALICE));
    for (String serial : List.of("4d2", "4D2", "1234")) {
      UseKeyWith number = new UseKeyWith("urn:x509:serial", serial);
      assertThat(
              ids(
                  scene.locate(
                      query(new UseKeyWith("urn:x509:issuer", "CN=Example Root"), number))))
          .containsExactly(alice.id());
      assertThat(
              ids(
                  scene.locate(
                      query(number, new UseKeyWith("urn:x509:issuer", "cn = example root")))))
          .containsExactly(alice.id());
    }
    UseKeyWith other = new UseKeyWith("urn:x509:serial", "4d3");
    assertThat(
            scene
                .locate(query(new UseKeyWith("urn:x509:issuer", "CN=Example Root"), other))
                .bindings())
        .isEmpty();
  }

  @Test
  void aHalfOrABrokenPairIsNoPair() {
    scene.register(certified(scene.certificate("alice@example.org"), ALICE));
    assertThat(scene.locate(query(new UseKeyWith("urn:x509:issuer", "CN=Example Root"))).bindings())
        .isEmpty();
    UseKeyWith issuer = new UseKeyWith("urn:x509:issuer", "CN=Example Root");
    refused(query(issuer, new UseKeyWith("urn:x509:serial", "zero")), "Sender/Failure");
    refused(
        query(new UseKeyWith("urn:x509:issuer", "???"), new UseKeyWith("urn:x509:serial", "1")),
        "Sender/Failure");
  }

  @Test
  void peerRow7FindsByIssuerAndDecimalSerialInKeyInfo() {
    Issued issued = scene.certificate("alice@example.org");
    RegisteredBinding alice = scene.register(certified(issued, ALICE));
    BigInteger serial = issued.certificate().getSerialNumber();
    assertThat(
            ids(
                scene.locate(
                    query(KeyInfo.of(new KeyDatum.IssuerSerial("CN=Example Root", serial))))))
        .containsExactly(alice.id());
    BigInteger next = serial.add(BigInteger.ONE);
    assertThat(
            ids(
                scene.locate(
                    query(KeyInfo.of(new KeyDatum.IssuerSerial("CN=Example Root", next))))))
        .isEmpty();
  }

  @Test
  void peerRows8And9FindByKeyNameWhateverItNames() {
    RegisteredBinding alice =
        scene.register(certified(scene.certificate("alice@example.org"), ALICE));
    RegisteredBinding host =
        scene.register(binding(UseKeyWith.of(Application.TLS_HTTPS, "www.example.org")));
    assertThat(ids(scene.locate(query(named("CN=Alice, O=Example, C=US")))))
        .containsExactly(alice.id());
    assertThat(ids(scene.locate(query(named("alice@example.org"))))).containsExactly(alice.id());
    assertThat(ids(scene.locate(query(named(alice.id()))))).containsExactly(alice.id());
    assertThat(ids(scene.locate(query(named("www.example.org"))))).containsExactly(host.id());
    assertThat(ids(scene.locate(query(named("nobody@example.org"))))).isEmpty();
  }

  private static KeyInfo named(String name) {
    return KeyInfo.of(new KeyDatum.Name(name));
  }

  @Test
  void findsByEveryOtherFormOfKeyInfo() throws Exception {
    Issued issued = scene.certificate("alice@example.org");
    RegisteredBinding alice = scene.register(certified(issued, ALICE));
    scene.register(
        certified(scene.certificate(spec -> spec.subject("CN=Bob").mail("bob@example.org")), BOB));
    byte[] keyBits =
        SubjectPublicKeyInfo.getInstance(alice.key().getEncoded()).getPublicKeyData().getBytes();
    byte[] keyId = MessageDigest.getInstance("SHA-1").digest(keyBits);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(issued.der());
    List<KeyDatum> forms =
        List.of(
            new KeyDatum.Value(alice.key()),
            new KeyDatum.Certificate(Octets.of(issued.der())),
            new KeyDatum.SubjectKeyId(Octets.of(keyId)),
            new KeyDatum.Digest("http://www.w3.org/2001/04/xmlenc#sha256", Octets.of(digest)),
            new KeyDatum.SubjectName("CN=Alice,O=Example,C=US"));
    for (KeyDatum form : forms) {
      assertThat(ids(scene.locate(query(KeyInfo.of(form)))))
          .as(form.toString())
          .containsExactly(alice.id());
    }
    assertThat(ids(scene.locate(query(new KeyInfo(forms))))).containsExactly(alice.id());
  }

  @Test
  void findsKeysOfEveryAlgorithmByTheirValue() {
    for (RegisteredBinding one :
        List.of(
            binding(TestKeys.rsa().getPublic(), ALICE),
            binding(TestKeys.ec("P-384").getPublic(), ALICE),
            binding(TestKeys.ed25519().getPublic(), ALICE))) {
      scene.register(one);
      assertThat(ids(scene.locate(query(KeyInfo.of(new KeyDatum.Value(one.key()))))))
          .containsExactly(one.id());
    }
  }

  @Test
  @Requirement("XR-L03")
  void peerRow10SeveralNamesAreAlternativesAndKindsOfDataAreConditions() {
    RegisteredBinding alice = scene.register(binding(ALICE));
    RegisteredBinding bob = scene.register(binding(BOB));
    UseKeyWith nobody = mail("nobody@example.org");
    KeyInfo keyOfAlice = KeyInfo.of(new KeyDatum.Value(alice.key()));

    assertThat(ids(scene.locate(query(ALICE, nobody)))).containsExactly(alice.id());
    assertThat(ids(scene.locate(query(ALICE, BOB))))
        .containsExactlyInAnyOrder(alice.id(), bob.id());
    assertThat(ids(scene.locate(query(keyOfAlice, ALICE, nobody)))).containsExactly(alice.id());
    assertThat(ids(scene.locate(query(keyOfAlice, BOB)))).isEmpty();
    KeyInfo both = KeyInfo.of(new KeyDatum.Value(alice.key()), new KeyDatum.Value(bob.key()));
    assertThat(ids(scene.locate(query(both)))).isEmpty();
  }

  @Test
  void peerRow11ServiceNamesAndEndpointsAreComparedExactly() {
    UseKeyWith endpoint =
        new UseKeyWith(
            "urn:apache:cxf:service:endpoint", "http://localhost:8080/services/TestService");
    UseKeyWith name = new UseKeyWith("urn:apache:cxf:service:name", "{http://apache.org/cxf}Test");
    RegisteredBinding service = scene.register(binding(endpoint, name));
    assertThat(ids(scene.locate(query(endpoint)))).containsExactly(service.id());
    assertThat(ids(scene.locate(query(name)))).containsExactly(service.id());
    UseKeyWith longer = new UseKeyWith(endpoint.application(), endpoint.identifier() + "/");
    assertThat(ids(scene.locate(query(longer)))).isEmpty();
  }

  @Test
  void peerRow13LooksAtTheUsage() {
    RegisteredBinding signing =
        scene.register(used(binding(TestKeys.rsa().getPublic(), ALICE), KeyUsage.SIGNATURE));
    RegisteredBinding encryption =
        scene.register(used(binding(TestKeys.rsa().getPublic(), ALICE), KeyUsage.ENCRYPTION));
    assertThat(ids(asked(KeyUsage.SIGNATURE))).containsExactly(signing.id());
    assertThat(ids(asked(KeyUsage.ENCRYPTION))).containsExactly(encryption.id());
    assertThat(ids(asked(KeyUsage.SIGNATURE, KeyUsage.ENCRYPTION))).isEmpty();
    assertThat(asked(KeyUsage.ENCRYPTION).bindings().get(0).description().keyUsage())
        .containsExactly(KeyUsage.ENCRYPTION);
  }

  private Result.Locate asked(KeyUsage... usage) {
    return scene.locate(query(KeyInfo.EMPTY, Set.of(usage), ALICE));
  }

  @Test
  @Requirement("XR-L04")
  void aUsageThatTheAlgorithmCannotDoIsIgnored() {
    RegisteredBinding alice = scene.register(binding(TestKeys.ed25519().getPublic(), ALICE));
    assertThat(ids(asked(KeyUsage.ENCRYPTION))).containsExactly(alice.id());
    assertThat(asked(KeyUsage.ENCRYPTION).bindings().get(0).description().keyUsage())
        .containsExactly(KeyUsage.SIGNATURE);
  }

  @Test
  void peerRow14LooksAtTheTimeAskedAbout() {
    RegisteredBinding past = scene.register(expired(binding(ALICE)));
    assertThat(ids(scene.locate(query(ALICE)))).isEmpty();
    assertThat(ids(scene.locate(Scene.at("2026-05-20T00:00:00Z", query(ALICE)))))
        .containsExactly(past.id());
    refused(Scene.at("1999-12-31T23:59:59Z", query(ALICE)), "Receiver/TimeInstantOutOfRange");
    refused(Scene.at("2026-06-02T00:00:00Z", query(ALICE)), "Receiver/TimeInstantOutOfRange");
  }

  @Test
  void byNameOnlyKeysInForceAreFoundByTheKeyItselfAllAreTold() {
    RegisteredBinding revoked = scene.register(revoked(binding(ALICE)));
    scene.register(expired(binding(ALICE)));
    assertThat(words(scene.locate(query(ALICE)))).isEqualTo("Success/NoMatch");
    assertThat(ids(scene.locate(query(KeyInfo.of(new KeyDatum.Value(revoked.key()))))))
        .containsExactly(revoked.id());
  }

  @Test
  void aMailAddressWithoutAKeyIsAnsweredWithTheKeyOfItsDomainWhichIsSaid() {
    UseKeyWith signer = mail("domain-signing-authority@example.org");
    RegisteredBinding domain = scene.register(binding(signer));
    Result.Locate result = scene.locate(query(ALICE));
    assertThat(ids(result)).containsExactly(domain.id());
    assertThat(result.bindings().get(0).description().useKeyWith()).containsExactly(signer);

    RegisteredBinding alice = scene.register(binding(ALICE));
    assertThat(ids(scene.locate(query(ALICE)))).containsExactly(alice.id());
    assertThat(scene.locate(query(mail("alice@example.com"))).bindings()).isEmpty();
  }

  @Test
  void theKeyOfADomainIsAlsoFoundWhereItIsRegisteredAsADomain() {
    UseKeyWith name = UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org");
    RegisteredBinding domain = scene.register(binding(name));
    assertThat(ids(scene.locate(query(ALICE)))).containsExactly(domain.id());
    assertThat(ids(scene.locate(query(name)))).containsExactly(domain.id());
  }

  @Test
  void findsTheEndEntityAmongCertificatesInAnyOrder() {
    TestAuthority middle = scene.root.intermediate("Example Middle");
    Issued leaf = middle.issue(spec -> spec.subject("CN=Alice").mail("alice@example.org"));
    RegisteredBinding alice = scene.register(certified(leaf, ALICE));
    List<KeyDatum> data = new ArrayList<>(certificates(leaf).data());
    data.add(new KeyDatum.Certificate(KeyMarks.der(middle.certificate())));
    data.add(new KeyDatum.Certificate(KeyMarks.der(scene.root.certificate())));
    for (int turn = 0; turn < 3; turn++) {
      Collections.rotate(data, 1);
      assertThat(ids(scene.locate(query(new KeyInfo(data))))).containsExactly(alice.id());
    }
  }

  @Test
  void aPersonMayHaveTheSameKeyForTwoProtocols() {
    UseKeyWith pgp = UseKeyWith.of(Application.PGP, "alice@example.org");
    RegisteredBinding alice = scene.register(binding(ALICE, pgp));
    assertThat(ids(scene.locate(query(ALICE, pgp)))).containsExactly(alice.id());
    assertThat(alice.registeredAt()).isBefore(NOW);
  }

  private void refused(QueryKeyBinding query, String words) {
    assertThatThrownBy(
            () ->
                scene
                    .locateService()
                    .locate(
                        Scene.received(new dev.signet.xkms.model.Request.Locate(header(), query))))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code().words()).isEqualTo(words));
  }

  private static String words(Result result) {
    return result.header().code().words();
  }
}
