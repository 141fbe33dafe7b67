package dev.signet.xkms.xkiss;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.BOB;
import static dev.signet.xkms.xkiss.Scene.NOW;
import static dev.signet.xkms.xkiss.Scene.binding;
import static dev.signet.xkms.xkiss.Scene.certificates;
import static dev.signet.xkms.xkiss.Scene.certified;
import static dev.signet.xkms.xkiss.Scene.expired;
import static dev.signet.xkms.xkiss.Scene.header;
import static dev.signet.xkms.xkiss.Scene.limited;
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
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;

class LocateServiceTest {
  private final Scene scene = new Scene();

  private static List<String> ids(Result.Locate result) {
    return result.bindings().stream().map(b -> b.description().id().orElse("-")).toList();
  }

  private static String words(Result result) {
    return result.header().code().words();
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
    for (String near : List.of("alice@example.or", "alic@example.org", "Alice@example.org", "alice@example.org.evil")) {
      assertThat(scene.locate(query(mail(near))).bindings()).as(near).isEmpty();
    }
  }

  @Test
  void peerRow1FindsASubjectInThreeSpellingsAndWithACommaInside() {
    Issued issued = scene.certificate(spec -> spec.subject("CN=Alice,O=\"Example, Inc\",C=US").mail("alice@example.org"));
    RegisteredBinding alice =
        scene.register(certified(issued, ALICE, UseKeyWith.of(Application.PKIX, "CN=Alice,O=\"Example, Inc\",C=US")));
    for (String spelling :
        List.of("CN=Alice, O=Example\\, Inc, C=US", "cn=alice,o=\"example, inc\",c=us", "CN=Alice,O=Example\\, Inc,C=US")) {
      assertThat(ids(scene.locate(query(UseKeyWith.of(Application.PKIX, spelling))))).containsExactly(alice.id());
      KeyInfo subject = KeyInfo.of(new KeyDatum.SubjectName(spelling));
      assertThat(ids(scene.locate(query(subject)))).as(spelling).containsExactly(alice.id());
    }
    KeyInfo turned = KeyInfo.of(new KeyDatum.SubjectName("C=US,O=\"Example, Inc\",CN=Alice"));
    assertThat(ids(scene.locate(query(turned)))).containsExactly(alice.id());
  }

  @Test
  void peerRow4FindsAServerByHostName() {
    RegisteredBinding host = scene.register(binding(UseKeyWith.of(Application.TLS_HTTPS, "www.example.org")));
    assertThat(ids(scene.locate(query(UseKeyWith.of(Application.TLS_HTTPS, "WWW.example.ORG"))))).containsExactly(host.id());
  }

  @Test
  void peerRows5And6FindsByThePairOfCxfInHexadecimalAndDecimalAndAnySpacing() {
    Issued issued = scene.certificate(spec -> spec.serial(0x4d2).mail("alice@example.org"));
    RegisteredBinding alice = scene.register(certified(issued, ALICE));
    for (String serial : List.of("4d2", "4D2", "1234")) {
      UseKeyWith number = new UseKeyWith("urn:x509:serial", serial);
      assertThat(ids(scene.locate(query(new UseKeyWith("urn:x509:issuer", "CN=Example Root"), number)))).containsExactly(alice.id());
      assertThat(ids(scene.locate(query(number, new UseKeyWith("urn:x509:issuer", "cn = example root"))))).containsExactly(alice.id());
    }
    UseKeyWith other = new UseKeyWith("urn:x509:serial", "4d3");
    assertThat(scene.locate(query(new UseKeyWith("urn:x509:issuer", "CN=Example Root"), other)).bindings()).isEmpty();
  }

  @Test
  void aHalfOrABrokenPairIsNoPair() {
    scene.register(certified(scene.certificate("alice@example.org"), ALICE));
    assertThat(scene.locate(query(new UseKeyWith("urn:x509:issuer", "CN=Example Root"))).bindings()).isEmpty();
    UseKeyWith issuer = new UseKeyWith("urn:x509:issuer", "CN=Example Root");
    refused(query(issuer, new UseKeyWith("urn:x509:serial", "zero")), "Sender/Failure");
    refused(query(new UseKeyWith("urn:x509:issuer", "???"), new UseKeyWith("urn:x509:serial", "1")), "Sender/Failure");
  }

  @Test
  void peerRow7FindsByIssuerAndDecimalSerialInKeyInfo() {
    Issued issued = scene.certificate("alice@example.org");
    RegisteredBinding alice = scene.register(certified(issued, ALICE));
    BigInteger serial = issued.certificate().getSerialNumber();
    assertThat(ids(scene.locate(query(KeyInfo.of(new KeyDatum.IssuerSerial("CN=Example Root", serial))))))
        .containsExactly(alice.id());
    BigInteger next = serial.add(BigInteger.ONE);
    assertThat(ids(scene.locate(query(KeyInfo.of(new KeyDatum.IssuerSerial("CN=Example Root", next)))))).isEmpty();
  }

  @Test
  void peerRows8And9FindByKeyNameWhateverItNames() {
    RegisteredBinding alice = scene.register(certified(scene.certificate("alice@example.org"), ALICE));
    RegisteredBinding host = scene.register(binding(UseKeyWith.of(Application.TLS_HTTPS, "www.example.org")));
    assertThat(ids(scene.locate(query(named("CN=Alice, O=Example, C=US"))))).containsExactly(alice.id());
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
    scene.register(certified(scene.certificate(spec -> spec.subject("CN=Bob").mail("bob@example.org")), BOB));
    byte[] keyBits = SubjectPublicKeyInfo.getInstance(alice.key().getEncoded()).getPublicKeyData().getBytes();
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
      assertThat(ids(scene.locate(query(KeyInfo.of(form))))).as(form.toString()).containsExactly(alice.id());
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
      assertThat(ids(scene.locate(query(KeyInfo.of(new KeyDatum.Value(one.key())))))).containsExactly(one.id());
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
    assertThat(ids(scene.locate(query(ALICE, BOB)))).containsExactlyInAnyOrder(alice.id(), bob.id());
    assertThat(ids(scene.locate(query(keyOfAlice, ALICE, nobody)))).containsExactly(alice.id());
    assertThat(ids(scene.locate(query(keyOfAlice, BOB)))).isEmpty();
    KeyInfo both = KeyInfo.of(new KeyDatum.Value(alice.key()), new KeyDatum.Value(bob.key()));
    assertThat(ids(scene.locate(query(both)))).isEmpty();
  }

  @Test
  void peerRow11ServiceNamesAndEndpointsAreComparedExactly() {
    UseKeyWith endpoint = new UseKeyWith("urn:apache:cxf:service:endpoint", "http://localhost:8080/services/TestService");
    UseKeyWith name = new UseKeyWith("urn:apache:cxf:service:name", "{http://apache.org/cxf}Test");
    RegisteredBinding service = scene.register(binding(endpoint, name));
    assertThat(ids(scene.locate(query(endpoint)))).containsExactly(service.id());
    assertThat(ids(scene.locate(query(name)))).containsExactly(service.id());
    UseKeyWith longer = new UseKeyWith(endpoint.application(), endpoint.identifier() + "/");
    assertThat(ids(scene.locate(query(longer)))).isEmpty();
  }

  @Test
  @Requirement("XR-R14")
  void peerRow12GivesWhatRespondWithNames() {
    TestAuthority middle = scene.root.intermediate("Example Middle");
    Issued issued = middle.issue(spec -> spec.subject("CN=Alice").mail("alice@example.org"));
    RegisteredBinding alice = certified(issued, ALICE);
    List<Octets> chain = List.of(Octets.of(issued.der()), KeyMarks.der(middle.certificate()));
    scene.register(alice.reissued(alice.validity(), chain));

    assertThat(told(RespondWith.KEY_VALUE)).containsExactly(new KeyDatum.Value(alice.key()));
    assertThat(told(RespondWith.KEY_NAME)).containsExactly(new KeyDatum.Name("alice@example.org"));
    assertThat(told(RespondWith.X509_CERT)).containsExactly(new KeyDatum.Certificate(chain.get(0)));
    assertThat(told(RespondWith.X509_CHAIN, RespondWith.X509_CERT))
        .containsExactly(new KeyDatum.Certificate(chain.get(0)), new KeyDatum.Certificate(chain.get(1)));
  }

  private List<KeyDatum> told(RespondWith... wanted) {
    Result.Locate result = scene.locate(header(wanted), query(ALICE));
    assertThat(words(result)).isEqualTo("Success");
    return result.bindings().get(0).description().keyInfo().data();
  }

  @Test
  void withoutRespondWithTheCertificateComesFirst() {
    Issued issued = scene.certificate("alice@example.org");
    scene.register(certified(issued, ALICE));
    assertThat(told())
        .containsExactly(
            new KeyDatum.Certificate(Octets.of(issued.der())),
            new KeyDatum.Value(issued.certificate().getPublicKey()),
            new KeyDatum.Name("alice@example.org"));
  }

  @Test
  void givesTheRevocationListOfTheIssuer() {
    scene.register(certified(scene.certificate("alice@example.org"), ALICE));
    assertThat(told(RespondWith.X509_CRL)).singleElement().isInstanceOf(KeyDatum.Crl.class);
    scene.withoutRevocationList();
    assertThat(words(scene.locate(header(RespondWith.X509_CRL), query(ALICE)))).isEqualTo("Success/Incomplete");
  }

  @Test
  @Requirement("XR-R06")
  @Requirement("XR-R13")
  void whatIsMissingMakesTheAnswerIncompleteAndNotEmpty() {
    scene.register(binding(ALICE));
    for (RespondWith missing :
        List.of(RespondWith.X509_CERT, RespondWith.PGP, RespondWith.SPKI, RespondWith.PRIVATE_KEY)) {
      Result.Locate result = scene.locate(header(missing, RespondWith.KEY_VALUE), query(ALICE));
      assertThat(words(result)).as(missing.name()).isEqualTo("Success/Incomplete");
      assertThat(result.bindings().get(0).description().keyInfo().all(KeyDatum.Value.class)).hasSize(1);
    }
    RequestHeader unknown =
        new RequestHeader(
            "_r", Scene.SERVICE, RequestHeader.Flow.SYNCHRONOUS, List.of("urn:x"), Optional.empty(), Optional.empty(), List.of());
    assertThat(words(scene.locate(unknown, query(ALICE)))).isEqualTo("Success/Incomplete");
    assertThat(scene.locate(unknown, query(ALICE)).bindings().get(0).description().keyInfo().isEmpty()).isFalse();
  }

  @Test
  void peerRow13LooksAtTheUsage() {
    RegisteredBinding signing = scene.register(used(binding(TestKeys.rsa().getPublic(), ALICE), KeyUsage.SIGNATURE));
    RegisteredBinding encryption = scene.register(used(binding(TestKeys.rsa().getPublic(), ALICE), KeyUsage.ENCRYPTION));
    assertThat(ids(asked(KeyUsage.SIGNATURE))).containsExactly(signing.id());
    assertThat(ids(asked(KeyUsage.ENCRYPTION))).containsExactly(encryption.id());
    assertThat(ids(asked(KeyUsage.SIGNATURE, KeyUsage.ENCRYPTION))).isEmpty();
    assertThat(asked(KeyUsage.ENCRYPTION).bindings().get(0).description().keyUsage()).containsExactly(KeyUsage.ENCRYPTION);
  }

  private Result.Locate asked(KeyUsage... usage) {
    return scene.locate(query(KeyInfo.EMPTY, Set.of(usage), ALICE));
  }

  @Test
  @Requirement("XR-L04")
  void aUsageThatTheAlgorithmCannotDoIsIgnored() {
    RegisteredBinding alice = scene.register(binding(TestKeys.ed25519().getPublic(), ALICE));
    assertThat(ids(asked(KeyUsage.ENCRYPTION))).containsExactly(alice.id());
    assertThat(asked(KeyUsage.ENCRYPTION).bindings().get(0).description().keyUsage()).containsExactly(KeyUsage.SIGNATURE);
  }

  @Test
  void peerRow14LooksAtTheTimeAskedAbout() {
    RegisteredBinding past = scene.register(expired(binding(ALICE)));
    assertThat(ids(scene.locate(query(ALICE)))).isEmpty();
    assertThat(ids(scene.locate(Scene.at("2026-05-20T00:00:00Z", query(ALICE))))).containsExactly(past.id());
    refused(Scene.at("1999-12-31T23:59:59Z", query(ALICE)), "Receiver/TimeInstantOutOfRange");
    refused(Scene.at("2026-06-02T00:00:00Z", query(ALICE)), "Receiver/TimeInstantOutOfRange");
  }

  @Test
  void byNameOnlyKeysInForceAreFoundByTheKeyItselfAllAreTold() {
    RegisteredBinding revoked = scene.register(revoked(binding(ALICE)));
    scene.register(expired(binding(ALICE)));
    assertThat(words(scene.locate(query(ALICE)))).isEqualTo("Success/NoMatch");
    assertThat(ids(scene.locate(query(KeyInfo.of(new KeyDatum.Value(revoked.key())))))).containsExactly(revoked.id());
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
  @Requirement("XR-L05")
  void aQueryForNothingIsRefused() {
    scene.register(binding(ALICE));
    refused(query(), "Sender/Failure");
    refused(query(KeyInfo.of(new KeyDatum.Unread("urn:x", "PGPData"))), "Sender/Failure");
    refused(query(KeyInfo.of(new KeyDatum.SubjectName("not a name"))), "Sender/Failure");
  }

  @Test
  @Requirement("XR-R05")
  void saysThatThereIsNoneOnlyOfItsOwnDomains() {
    assertThat(words(scene.locate(query(ALICE)))).isEqualTo("Success/NoMatch");
    assertThat(words(scene.locate(query(ALICE, mail("a@example.com"))))).isEqualTo("Receiver/NoMatch");
    assertThat(words(scene.locate(query(mail("a@sub.example.org"))))).isEqualTo("Receiver/NoMatch");
    KeyInfo stranger = KeyInfo.of(new KeyDatum.Value(TestKeys.ec().getPublic()));
    assertThat(words(scene.locate(query(stranger)))).isEqualTo("Receiver/NoMatch");
  }

  @Test
  @Requirement("XR-R07")
  void moreThanWantedGivesASubset() {
    IntStream.range(0, 5).forEach(i -> scene.register(binding(ALICE)));
    Result.Locate result = scene.locate(limited(3), query(ALICE));
    assertThat(words(result)).isEqualTo("Success/TooManyResponses");
    assertThat(result.bindings()).hasSize(3);
    assertThat(words(scene.locate(limited(5), query(ALICE)))).isEqualTo("Success");
  }

  @Test
  @Requirement("XR-R08")
  void theServiceHasALimitOfItsOwn() {
    scene.serviceLimit(2);
    IntStream.range(0, 3).forEach(i -> scene.register(binding(ALICE)));
    for (RequestHeader header : List.of(header(), limited(1_000_000))) {
      Result.Locate result = scene.locate(header, query(ALICE));
      assertThat(words(result)).isEqualTo("Success/TooManyResponses");
      assertThat(result.bindings()).hasSize(2);
    }
  }

  @Test
  void tellsWhatAnUnregisteredCertificateSays() {
    Issued stranger = TestAuthority.root("Nobody").issue(spec -> spec.subject("CN=Eve").mail("eve@example.com"));
    Result.Locate result = scene.locate(header(RespondWith.KEY_VALUE), query(certificates(stranger)));
    assertThat(words(result)).isEqualTo("Success");
    assertThat(result.bindings().get(0).description().keyInfo().data())
        .containsExactly(new KeyDatum.Value(stranger.certificate().getPublicKey()));
    assertThat(result.bindings().get(0).description().useKeyWith())
        .containsExactly(mail("eve@example.com"), UseKeyWith.of(Application.PKIX, "CN=Eve"));
    assertThat(scene.locate(query(certificates(stranger), ALICE)).bindings()).isEmpty();
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
  void peerRow33FiveThousandCopiesOfACertificateAreOne() {
    Issued issued = scene.certificate("alice@example.org");
    RegisteredBinding alice = scene.register(certified(issued, ALICE));
    KeyDatum copy = new KeyDatum.Certificate(Octets.of(issued.der()));
    assertThat(ids(scene.locate(query(new KeyInfo(Collections.nCopies(5000, copy)))))).containsExactly(alice.id());
  }

  @Test
  void aThousandDifferentCertificatesAreRefusedBeforeTheyAreRead() {
    List<KeyDatum> junk = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      junk.add(new KeyDatum.Certificate(Octets.of(BigInteger.valueOf(i).toByteArray())));
    }
    refused(query(new KeyInfo(junk)), "Sender/Failure");
  }

  @Test
  void certificatesOfSeveralEndEntitiesAreRefused() {
    Issued one = scene.certificate(spec -> spec.subject("CN=One"));
    Issued two = scene.certificate(spec -> spec.subject("CN=Two"));
    refused(query(certificates(one, two)), "Sender/Failure");
    KeyInfo contradiction =
        KeyInfo.of(new KeyDatum.Certificate(Octets.of(one.der())), new KeyDatum.Value(two.certificate().getPublicKey()));
    refused(query(contradiction), "Sender/Failure");
  }

  private void refused(QueryKeyBinding query, String words) {
    assertThatThrownBy(
            () ->
                scene
                    .locateService()
                    .locate(Scene.received(new dev.signet.xkms.model.Request.Locate(header(), query))))
        .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.code().words()).isEqualTo(words));
  }

  @Test
  void aPersonMayHaveTheSameKeyForTwoProtocols() {
    UseKeyWith pgp = UseKeyWith.of(Application.PGP, "alice@example.org");
    RegisteredBinding alice = scene.register(binding(ALICE, pgp));
    assertThat(ids(scene.locate(query(ALICE, pgp)))).containsExactly(alice.id());
    assertThat(alice.registeredAt()).isBefore(NOW);
  }
}
