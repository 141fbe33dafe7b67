package dev.signet.xkms.xkiss;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.binding;
import static dev.signet.xkms.xkiss.Scene.certificates;
import static dev.signet.xkms.xkiss.Scene.certified;
import static dev.signet.xkms.xkiss.Scene.header;
import static dev.signet.xkms.xkiss.Scene.limited;
import static dev.signet.xkms.xkiss.Scene.mail;
import static dev.signet.xkms.xkiss.Scene.query;
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
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.QueryKeyBinding;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.RegisteredBinding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Locate answers about what it found: contents, limits, codes, refusals. */
class LocateAnswerTest {
  private final Scene scene = new Scene();

  private static List<String> ids(Result.Locate result) {
    return result.bindings().stream().map(b -> b.description().id().orElse("-")).toList();
  }

  private static String words(Result result) {
    return result.header().code().words();
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
        .containsExactly(
            new KeyDatum.Certificate(chain.get(0)), new KeyDatum.Certificate(chain.get(1)));
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
    assertThat(words(scene.locate(header(RespondWith.X509_CRL), query(ALICE))))
        .isEqualTo("Success/Incomplete");
  }

  @Test
  @Requirement("XR-R06")
  @Requirement("XR-R13")
  void whatIsMissingMakesTheAnswerIncompleteAndNotEmpty() {
    scene.register(binding(ALICE));
    for (RespondWith missing :
        List.of(
            RespondWith.X509_CERT, RespondWith.PGP, RespondWith.SPKI, RespondWith.PRIVATE_KEY)) {
      Result.Locate result = scene.locate(header(missing, RespondWith.KEY_VALUE), query(ALICE));
      assertThat(words(result)).as(missing.name()).isEqualTo("Success/Incomplete");
      assertThat(result.bindings().get(0).description().keyInfo().all(KeyDatum.Value.class))
          .hasSize(1);
    }
    RequestHeader unknown =
        new RequestHeader(
            "_r",
            Scene.SERVICE,
            RequestHeader.Flow.SYNCHRONOUS,
            List.of("urn:x"),
            Optional.empty(),
            Optional.empty(),
            List.of());
    assertThat(words(scene.locate(unknown, query(ALICE)))).isEqualTo("Success/Incomplete");
    assertThat(
            scene.locate(unknown, query(ALICE)).bindings().get(0).description().keyInfo().isEmpty())
        .isFalse();
  }

  @Test
  @Requirement("XR-L05")
  void aQueryForNothingIsRefused() {
    scene.register(binding(ALICE));
    refused(query(), "Sender/Failure");
    KeyInfo unread = KeyInfo.of(new KeyDatum.Unread("urn:x", "PGPData"));
    refused(query(unread), "Sender/Failure");
    refused(query(unread, ALICE), "Sender/Failure");
    refused(query(KeyInfo.of(new KeyDatum.SubjectName("not a name"))), "Sender/Failure");
  }

  @Test
  @Requirement("XR-R05")
  void saysThatThereIsNoneOnlyOfItsOwnDomains() {
    assertThat(words(scene.locate(query(ALICE)))).isEqualTo("Success/NoMatch");
    assertThat(words(scene.locate(query(ALICE, mail("a@example.com")))))
        .isEqualTo("Receiver/NoMatch");
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
    Issued stranger =
        TestAuthority.root("Nobody").issue(spec -> spec.subject("CN=Eve").mail("eve@example.com"));
    Result.Locate result =
        scene.locate(header(RespondWith.KEY_VALUE), query(certificates(stranger)));
    assertThat(words(result)).isEqualTo("Success");
    assertThat(result.bindings().get(0).description().keyInfo().data())
        .containsExactly(new KeyDatum.Value(stranger.certificate().getPublicKey()));
    assertThat(result.bindings().get(0).description().useKeyWith())
        .containsExactly(mail("eve@example.com"), UseKeyWith.of(Application.PKIX, "CN=Eve"));
    assertThat(scene.locate(query(certificates(stranger), ALICE)).bindings()).isEmpty();
  }

  @Test
  void peerRow33FiveThousandCopiesOfACertificateAreOne() {
    Issued issued = scene.certificate("alice@example.org");
    RegisteredBinding alice = scene.register(certified(issued, ALICE));
    KeyDatum copy = new KeyDatum.Certificate(Octets.of(issued.der()));
    assertThat(ids(scene.locate(query(new KeyInfo(Collections.nCopies(5000, copy))))))
        .containsExactly(alice.id());
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
        KeyInfo.of(
            new KeyDatum.Certificate(Octets.of(one.der())),
            new KeyDatum.Value(two.certificate().getPublicKey()));
    refused(query(contradiction), "Sender/Failure");
  }

  @Test
  void aQueryForHundredsOfNamesIsRefused() {
    KeyDatum name = new KeyDatum.Name("alice@example.org");
    refused(query(new KeyInfo(Collections.nCopies(100, name))), "Sender/Failure");
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
}
