package dev.signet.xkms.xkrss;

import static dev.signet.xkms.xkrss.Asking.ALICE;
import static dev.signet.xkms.xkrss.Asking.BOB;
import static dev.signet.xkms.xkrss.Asking.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.pki.certificate.MalformedCertificate;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.model.ValidityInterval;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.RequestCredentials;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Register with keys that their owners made. */
class RegisterTest {

  private static final String SECRET = "024837";

  private final Office office = Office.open();
  private final KeyPair pair = Keys.fresh();

  @Test
  @Requirement("XR-G01")
  @Requirement("XR-G05")
  @Requirement("XR-V01")
  void aKeyIsRegisteredForItsOwnersName() {
    office.handOut(SECRET, 1, ALICE);
    Result.Register result =
        office
            .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair))
            .answer();

    KeyBinding told = result.bindings().get(0);
    assertThat(result.header().code().words()).isEqualTo("Success");
    assertThat(told.status().value()).isEqualTo(StatusValue.VALID);
    assertThat(told.status().valid()).hasSize(4);
    assertThat(told.description().useKeyWith()).containsExactly(ALICE);
    RegisteredBinding kept = office.registered(pair.getPublic()).orElseThrow();
    assertThat(kept.id()).isEqualTo(told.description().id().orElseThrow());
    assertThat(told.validity()).contains(kept.validity());
    assertThat(kept.validity())
        .isEqualTo(ValidityInterval.between(Office.START, Office.START.plus(Duration.ofDays(365))));
  }

  @Test
  @Requirement("XR-G03")
  void theMacKeyIsThePublishedDerivationOne() {
    office.handOut(SECRET, 1, ALICE);
    Octets published =
        Octets.of(java.util.HexFormat.of().parseHex("d6cc34cb83fae2993a393aa8e7de9a06c7fa2c92"));
    RequestCredentials with =
        new RequestCredentials(
            Optional.of(published), Optional.empty(), Optional.of(Asking.identity(pair)));

    assertThat(office.register(Asking.toRegister(pair.getPublic(), ALICE), with).words())
        .isEqualTo("Success");
  }

  @Test
  void aCertificateForTheMailAddressComesWithIt() throws Exception {
    office.handOut(SECRET, 1, ALICE);
    office
        .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair))
        .answer();

    X509Certificate certificate = certificateOf(pair);
    assertThat(certificate.getPublicKey().getEncoded()).isEqualTo(pair.getPublic().getEncoded());
    assertThat(mailNames(certificate)).containsExactly("alice@example.org");
    assertThat(certificate.getNotAfter().toInstant().plusSeconds(1))
        .isEqualTo(
            office
                .registered(pair.getPublic())
                .orElseThrow()
                .validity()
                .notOnOrAfter()
                .orElseThrow());
  }

  @Test
  void aDomainSigningKeyIsCertifiedForTheDomainSigningMailbox() throws Exception {
    office.handOut(SECRET, 1, DOMAIN);
    office
        .register(Asking.toRegister(pair.getPublic(), DOMAIN), Asking.secret(SECRET, pair))
        .answer();

    assertThat(mailNames(certificateOf(pair)))
        .containsExactly("domain-signing-authority@example.org");
  }

  @Test
  void aHostGetsABindingWithoutCertificate() {
    UseKeyWith host = new UseKeyWith("urn:ietf:rfc:2818", "www.example.org");
    office.handOut(SECRET, 1, host);
    office
        .register(Asking.toRegister(pair.getPublic(), host), Asking.secret(SECRET, pair))
        .answer();

    assertThat(office.registered(pair.getPublic()).orElseThrow().certificates()).isEmpty();
  }

  @Test
  @Requirement("XR-G05")
  @Requirement("XR-G06")
  void possessionOfThisVeryKeyMustBeProven() {
    office.handOut(SECRET, 1, ALICE);
    Request.Register request = Asking.toRegister(pair.getPublic(), ALICE);

    assertThat(office.register(request, Asking.secret(SECRET)).words())
        .isEqualTo("Sender/ProofOfPossessionRequired");
    assertThat(office.register(request, Asking.secret(SECRET, Keys.fresh())).words())
        .isEqualTo("Sender/ProofOfPossessionRequired");
  }

  @Test
  void aProofThatNobodyDemandsMustHoldAllTheSame() {
    RegistrationRules standard = RegistrationRules.DEFAULT;
    Office lenient =
        Office.open(
            new RegistrationRules(
                standard.lockOut(),
                standard.admission(),
                false,
                false,
                standard.escrow(),
                standard.approvals()));
    lenient.handOut(SECRET, 1, ALICE);
    Request.Register request = Asking.toRegister(pair.getPublic(), ALICE);

    assertThat(lenient.register(request, Asking.secret(SECRET, Keys.fresh())).words())
        .isEqualTo("Sender/ProofOfPossessionRequired");
    assertThat(lenient.register(request, Asking.secret(SECRET)).words()).isEqualTo("Success");
    assertThat(lenient.registered(pair.getPublic()).orElseThrow().certificates()).isEmpty();
  }

  @Test
  void aKeyIsRegisteredOnce() {
    office.handOut(SECRET, 2, ALICE);
    office.handOut("bob", 2, BOB);

    assertThat(
            office
                .register(Asking.toRegister(pair.getPublic(), ALICE), Asking.secret(SECRET, pair))
                .words())
        .isEqualTo("Success");
    assertThat(
            office
                .register(Asking.toRegister(pair.getPublic(), BOB), Asking.secret("bob", pair))
                .words())
        .isEqualTo("Sender/Refused");
  }

  @Test
  @Requirement("XR-G09")
  void wishesBeyondTheRulesAreClippedAndTold() {
    office.handOut(SECRET, 1, ALICE);
    Instant tooLate = Office.START.plus(Duration.ofDays(4000));
    BindingDescription description =
        Asking.forUse(
            Asking.description(Asking.info(pair.getPublic()), ALICE, ALICE),
            KeyUsage.SIGNATURE,
            KeyUsage.ENCRYPTION);
    Request.Register request =
        Asking.toRegister(
            Asking.withTerm(
                description, ValidityInterval.between(Office.START.minusSeconds(9), tooLate)));

    KeyBinding told =
        office.register(request, Asking.secret(SECRET, pair)).answer().bindings().get(0);
    assertThat(told.description().keyUsage()).containsExactly(KeyUsage.SIGNATURE);
    assertThat(told.description().useKeyWith()).containsExactly(ALICE);
    assertThat(told.validity())
        .contains(ValidityInterval.between(Office.START, Office.START.plus(Duration.ofDays(730))));
  }

  @Test
  @Requirement("XR-G10")
  void theRevocationCodeIdentifierIsKept() {
    office.handOut(SECRET, 1, ALICE);
    Octets identifier =
        LimitedUseSecret.revocationCodeIdentifier(
            LimitedUseSecret.of("Help I Have Revealed My Key").revocationCode());
    assertThat(identifier.toBase64()).isEqualTo("5rRN2cOZiMlciJxBqaelrZDCzSE=");
    Request.Register request =
        Asking.toRegister(
            Asking.withCode(Asking.description(Asking.info(pair.getPublic()), ALICE), identifier));

    office.register(request, Asking.secret(SECRET, pair)).answer();
    assertThat(office.registered(pair.getPublic()).orElseThrow().revocationCodeIdentifier())
        .contains(identifier);
  }

  @Test
  @Requirement("XR-R06")
  void whatCannotBeToldMakesTheAnswerIncomplete() {
    office.handOut(SECRET, 1, ALICE);
    Request.Register request =
        Asking.toRegister(
            Asking.prototype(Asking.description(Asking.info(pair.getPublic()), ALICE)),
            RespondWith.X509_CERT,
            RespondWith.PRIVATE_KEY);

    Result.Register result = office.register(request, Asking.secret(SECRET, pair)).answer();
    assertThat(result.header().code().words()).isEqualTo("Success/Incomplete");
    assertThat(result.privateKey()).isEmpty();
    assertThat(result.bindings().get(0).description().keyInfo().all(KeyDatum.Certificate.class))
        .hasSize(1);
  }

  @Test
  void whatWasAnsweredWithSuccessIsThereAfterARestart(@TempDir Path directory) {
    String url = "jdbc:h2:file:" + directory.resolve("book") + ";WRITE_DELAY=0";
    Office before = Office.at(url, RegistrationRules.DEFAULT);
    before.handOut(SECRET, 1, ALICE);
    Request.Register request = Asking.toRegister(pair.getPublic(), ALICE);
    assertThat(before.register(request, Asking.secret(SECRET, pair)).words()).isEqualTo("Success");

    Office after = Office.at(url, RegistrationRules.DEFAULT);
    assertThat(after.registered(pair.getPublic())).isPresent();
    assertThat(after.register(request, Asking.secret(SECRET, pair)).words())
        .isEqualTo("Sender/NoAuthentication");
  }

  /** A certificate would let the key speak for the same address in S/MIME, which nobody allowed. */
  @Test
  void aKeyForPgpAloneGetsNoCertificateForMail() {
    UseKeyWith pgp = UseKeyWith.of(Application.PGP, "alice@example.org");
    KeyPair pair = Keys.fresh();
    office.handOut("pgp", 1, pgp);
    office.register(Asking.toRegister(pair.getPublic(), pgp), Asking.secret("pgp", pair)).answer();
    assertThat(office.registered(pair.getPublic()).orElseThrow().certificates()).isEmpty();
  }

  @Test
  void aBindingThatBeginsTomorrowIsNotValidToday() {
    KeyPair pair = Keys.fresh();
    office.handOut("tomorrow", 1, ALICE);
    ValidityInterval term =
        ValidityInterval.between(
            Office.START.plus(Duration.ofDays(1)), Office.START.plus(Duration.ofDays(100)));
    KeyBinding told =
        office
            .register(
                Asking.toRegister(
                    Asking.withTerm(
                        Asking.description(Asking.info(pair.getPublic()), ALICE), term)),
                Asking.secret("tomorrow", pair))
            .answer()
            .bindings()
            .get(0);
    assertThat(told.status().value()).isEqualTo(StatusValue.INVALID);
    assertThat(told.status().invalid()).containsExactly(Reason.VALIDITY_INTERVAL.uri());
  }

  private KeyPair registered(UseKeyWith name, String secret) {
    KeyPair own = Keys.fresh();
    assertThat(
            office
                .register(Asking.toRegister(own.getPublic(), name), Asking.secret(secret, own))
                .words())
        .isEqualTo("Success");
    return own;
  }

  private X509Certificate certificateOf(KeyPair own) throws MalformedCertificate {
    Octets der = office.registered(own.getPublic()).orElseThrow().certificates().get(0);
    return new CertificateReader().parse(der.toByteArray());
  }

  private static List<Object> mailNames(X509Certificate certificate)
      throws CertificateParsingException {
    return certificate.getSubjectAlternativeNames().stream()
        .filter(name -> name.get(0).equals(1))
        .<Object>map(name -> name.get(1))
        .toList();
  }
}
