package dev.signet.xkms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.pki.certificate.CertificateReader;
import dev.signet.testkit.W3cExchange;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Authentication;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.EncryptedPrivateKey;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RespondWith;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xkrss.authentication.Authenticator;
import dev.signet.xkms.xml.Corpus;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.dom.Values;
import dev.signet.xkms.xml.keyinfo.KeyInfoReader;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The exchanges that register, reissue, revoke and recover keys. */
class W3cRegistrationTest extends W3cScene {
  @Test
  @W3cExchange("T100")
  void aClientKeyIsRegisteredAndCertified() throws Exception {
    house.handOut("secret", 1, JOE, JOES_NAME);
    Result.Register result =
        registered(
            "secret",
            described("_joe", JOE, JOES_NAME),
            Optional.empty(),
            RespondWith.KEY_VALUE,
            RespondWith.KEY_NAME,
            RespondWith.X509_CERT);
    assertThat(words(result)).startsWith("Success");
    assertThat(certified(result.bindings().get(0)).getPublicKey().getEncoded())
        .isEqualTo(pair.getPublic().getEncoded());
    assertThat(result.bindings().get(0).status().value()).isEqualTo(StatusValue.VALID);
  }

  @Test
  @W3cExchange("T101")
  void aServiceKeyComesEncrypted() throws Exception {
    house.handOut("secret", 1, JOE);
    Result.Register result = generated(secret("secret"), Authentication.NONE, JOE);
    assertThat(words(result)).startsWith("Success");
    assertThat(Octets.of(opened(result.privateKey(), "secret").getPublic().getEncoded()))
        .isEqualTo(key(result.bindings().get(0).description()));
  }

  @Test
  @W3cExchange("T102")
  void theOldCertificateIsReissued() throws Exception {
    house.handOut("secret", 2, JOE, JOES_NAME);
    Result.Register first =
        registered(
            "secret", described("_joe", JOE, JOES_NAME), Optional.empty(), RespondWith.X509_CERT);
    X509Certificate old = certified(first.bindings().get(0));

    Result.Reissue result =
        (Result.Reissue)
            answer(
                new Request.Reissue(
                    header(RespondWith.X509_CERT),
                    about(certificate(old), JOE, JOES_NAME),
                    Authentication.NONE,
                    Optional.empty()),
                secret("secret", pair));
    assertThat(words(result)).startsWith("Success");
    assertThat(certified(result.bindings().get(0)).getSerialNumber())
        .isNotEqualTo(old.getSerialNumber());
    assertThat(result.bindings().get(0).validity()).isPresent();
    assertThat(result.bindings().get(0).status().value()).isEqualTo(StatusValue.VALID);
  }

  @Test
  @W3cExchange("T103")
  @W3cExchange("xkrss-recover-1")
  void aLostKeyIsRecovered() throws Exception {
    house.handOut("Kymi Joki", 1, JOE);
    Result.Register first = generated(secret("Kymi Joki"), Authentication.NONE, JOE);
    house.handOut("12345 67890 abcde FGHIJ", 1, JOE);

    KeyDatum.Value lost = new KeyDatum.Value(opened(first.privateKey(), "Kymi Joki").getPublic());
    Result.Recover result =
        (Result.Recover)
            answer(
                new Request.Recover(
                    header(RespondWith.PRIVATE_KEY),
                    about(KeyInfo.of(lost), JOE),
                    Authentication.NONE),
                secret("12345 67890 abcde FGHIJ"));
    assertThat(words(result)).startsWith("Success");
    KeyPair again = opened(result.privateKey(), "12345 67890 abcde FGHIJ");
    assertThat(again.getPublic().getEncoded()).isEqualTo(lost.key().getEncoded());
    assertThat(result.bindings().get(0).status().value()).isEqualTo(StatusValue.INVALID);
  }

  /** With a key of our own, since the example's is too short, and two of its three names. */
  @Test
  @W3cExchange("spec-6.1.1")
  void theSpecificationsAliceIsRegistered() throws Exception {
    UseKeyWith name =
        UseKeyWith.of(Application.PKIX, "C=\"US\" O=\"Alice Corp\" CN=\"Alice Aardvark\"");
    house.handOut("024837", 1, ALICE, name);
    Octets code = LimitedUseSecret.of("Help I Have Revealed My Key").revocationCode();
    Result.Register result =
        registered(
            "024837",
            new BindingDescription(
                Optional.of("_a"), value(), Set.of(KeyUsage.values()), List.of(name, ALICE)),
            Optional.of(LimitedUseSecret.revocationCodeIdentifier(code)),
            RespondWith.X509_CERT,
            RespondWith.X509_CHAIN);
    KeyBinding binding = result.bindings().get(0);
    assertThat(words(result)).isEqualTo("Success");
    assertThat(binding.status().value()).isEqualTo(StatusValue.VALID);
    assertThat(binding.status().valid()).hasSize(Reason.values().length);
    assertThat(binding.description().keyInfo().all(KeyDatum.Certificate.class)).hasSize(2);
  }

  @Test
  @W3cExchange("spec-6.1.1")
  void theSpecificationsSignatureValuesHold() throws Exception {
    for (String example : List.of("6.1.1-register", "reissue")) {
      String file = example.startsWith("6") ? "registerRequest.xml" : "reissueRequest.xml";
      var request = Corpus.message(Corpus.path("xkms/cxf/" + file)).getDocumentElement();
      var values = request.getElementsByTagNameNS(Namespaces.DS, "SignatureValue");
      Mac mac = Mac.getInstance("HmacSHA1");
      byte[] key = LimitedUseSecret.of("024837").authenticationKey().toByteArray();
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      assertThat(mac.doFinal(signed(example, "keybindingauth")))
          .isEqualTo(Values.base64((Element) values.item(0)).toByteArray());
      var modulus = (Element) request.getElementsByTagNameNS(Namespaces.DS, "KeyInfo").item(0);
      Signature signature = Signature.getInstance("SHA1withRSA");
      signature.initVerify(claimed(KeyInfoReader.read(modulus)));
      signature.update(signed(example, "pop"));
      assertThat(signature.verify(Values.base64((Element) values.item(1)).toByteArray())).isTrue();
    }
  }

  private static PublicKey claimed(KeyInfo keyInfo) throws Exception {
    Optional<KeyDatum.Value> value = keyInfo.all(KeyDatum.Value.class).findFirst();
    if (value.isPresent()) {
      return value.get().key();
    }
    Octets der = keyInfo.all(KeyDatum.Certificate.class).findFirst().orElseThrow().der();
    return new CertificateReader().parse(der.toByteArray()).getPublicKey();
  }

  private static byte[] signed(String example, String purpose) throws IOException {
    String name = "xkms/vectors/spec-" + example + "-" + purpose + ".signedinfo.c14n";
    return Files.readAllBytes(Corpus.path(name));
  }

  @Test
  @W3cExchange("xkrss-2")
  @W3cExchange("xkrss-6")
  @W3cExchange("xkrss-revoke-1")
  void aKeyIsRegisteredReissuedAndRevokedByItsCode() throws Exception {
    house.handOut("Kymi Joki", 2, ALICE);
    Octets code = LimitedUseSecret.of("Revoke My Key").revocationCode();
    assertThat(
            words(
                registered(
                    "Kymi Joki",
                    described("_alice", ALICE),
                    Optional.of(LimitedUseSecret.revocationCodeIdentifier(code)))))
        .startsWith("Success");
    assertThat(words(reissued("Kymi Joki"))).startsWith("Success");

    Result.Revoke revoked =
        (Result.Revoke)
            answer(
                new Request.Revoke(
                    header(), about(value(), ALICE), Authentication.NONE, Optional.of(code)),
                RequestCredentials.NONE);
    assertThat(words(revoked)).startsWith("Success");
    assertThat(revoked.bindings().get(0).status().invalid())
        .contains(Reason.REVOCATION_STATUS.uri());
  }

  @Test
  @W3cExchange("xkrss-revoke-2")
  void aKeyIsRevokedByWhoMayAuthenticate() throws Exception {
    house.handOut("Kymi Joki", 2, ALICE);
    registered("Kymi Joki", described("_alice", ALICE), Optional.empty());
    Result.Revoke revoked =
        (Result.Revoke)
            answer(
                new Request.Revoke(
                    header(), about(value(), ALICE), Authentication.NONE, Optional.empty()),
                secret("Kymi Joki"));
    assertThat(words(revoked)).startsWith("Success");
    assertThat(revoked.bindings().get(0).status().value()).isEqualTo(StatusValue.INVALID);
  }

  /** The collection names no protocol for the credential; ours carries the secret itself. */
  @Test
  @W3cExchange("xkrss-3")
  void aServiceKeyIsRegisteredWithABearerCredential() throws Exception {
    house.handOut("Kymi Joki", 1, ALICE);
    Octets value = Octets.of("Kymi Joki".getBytes(StandardCharsets.UTF_8));
    Authentication bearer =
        new Authentication(
            Optional.empty(),
            Optional.of(new Authentication.NotBound(Authenticator.SHARED_SECRET_PROTOCOL, value)));
    Result.Register result = generated(RequestCredentials.NONE, bearer, ALICE);
    assertThat(words(result)).startsWith("Success");
    assertThat(opened(result.privateKey(), "Kymi Joki").getPublic().getAlgorithm())
        .isEqualTo("RSA");
  }

  @Test
  @W3cExchange("xkrss-4")
  void aServiceKeyIsRegisteredWithARevocationCode() throws Exception {
    house.handOut("Kymi Joki", 1, ALICE);
    Octets code = LimitedUseSecret.of("Revoke My Key").revocationCode();
    PrototypeKeyBinding prototype =
        new PrototypeKeyBinding(
            new BindingDescription(Optional.of("_g"), KeyInfo.EMPTY, Set.of(), List.of(ALICE)),
            Optional.empty(),
            Optional.of(LimitedUseSecret.revocationCodeIdentifier(code)));
    Result.Register result =
        (Result.Register)
            answer(
                new Request.Register(
                    header(RespondWith.PRIVATE_KEY),
                    prototype,
                    Authentication.NONE,
                    Optional.empty()),
                secret("Kymi Joki"));
    KeyPair made = opened(result.privateKey(), "Kymi Joki");
    KeyInfo about = KeyInfo.of(new KeyDatum.Value(made.getPublic()));
    assertThat(
            words(
                answer(
                    new Request.Revoke(
                        header(), about(about, ALICE), Authentication.NONE, Optional.of(code)),
                    RequestCredentials.NONE)))
        .startsWith("Success");
  }

  private Result.Register registered(
      String secret, BindingDescription described, Optional<Octets> code, RespondWith... wanted)
      throws Exception {
    PrototypeKeyBinding prototype = new PrototypeKeyBinding(described, Optional.empty(), code);
    return (Result.Register)
        answer(
            new Request.Register(header(wanted), prototype, Authentication.NONE, Optional.empty()),
            secret(secret, pair));
  }

  private Result.Register generated(
      RequestCredentials with, Authentication authentication, UseKeyWith name) throws Exception {
    PrototypeKeyBinding prototype =
        new PrototypeKeyBinding(
            new BindingDescription(Optional.of("_g"), KeyInfo.EMPTY, Set.of(), List.of(name)),
            Optional.empty(),
            Optional.empty());
    return (Result.Register)
        answer(
            new Request.Register(
                header(RespondWith.PRIVATE_KEY, RespondWith.KEY_VALUE),
                prototype,
                authentication,
                Optional.empty()),
            with);
  }

  private Result reissued(String secret) throws Exception {
    return answer(
        new Request.Reissue(header(), about(value(), ALICE), Authentication.NONE, Optional.empty()),
        secret(secret, pair));
  }

  private static X509Certificate certified(KeyBinding binding) throws Exception {
    KeyDatum.Certificate first =
        binding.description().keyInfo().all(KeyDatum.Certificate.class).findFirst().orElseThrow();
    return new CertificateReader().parse(first.der().toByteArray());
  }

  private static KeyPair opened(Optional<EncryptedPrivateKey> privateKey, String secret) {
    return new PrivateKeyEncryption(RANDOM)
        .decrypt(privateKey.orElseThrow(), LimitedUseSecret.of(secret));
  }

  private static RequestCredentials secret(String secret) {
    return new RequestCredentials(
        Optional.of(LimitedUseSecret.of(secret).authenticationKey()),
        Optional.empty(),
        Optional.empty());
  }

  private static RequestCredentials secret(String secret, KeyPair possessed) {
    return new RequestCredentials(
        Optional.of(LimitedUseSecret.of(secret).authenticationKey()),
        Optional.empty(),
        Optional.of(new SigningIdentity(possessed.getPrivate(), possessed.getPublic(), List.of())));
  }
}
