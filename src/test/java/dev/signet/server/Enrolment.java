package dev.signet.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.Amendment;
import dev.signet.client.Answer;
import dev.signet.client.ClientSettings;
import dev.signet.client.Registration;
import dev.signet.client.ResponseTrust;
import dev.signet.client.ServiceAddress;
import dev.signet.client.XkmsClient;
import dev.signet.testkit.RunningServer;
import dev.signet.testkit.TestKeys;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.PrototypeKeyBinding;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xml.RequestCredentials;
import dev.signet.xkms.xml.envelope.WireBinding;
import dev.signet.xkms.xml.signature.SigningIdentity;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody with a fresh address and key, registered at the server under test with a secret that the
 * operator made.
 */
record Enrolment(
    String address, SigningIdentity identity, LimitedUseSecret secret, KeyBinding binding) {
  private static final Pattern SECRET = Pattern.compile("\"secret\":\"([^\"]+)\"");

  static Enrolment fresh() throws Exception {
    String address = "u" + System.nanoTime() + "@example.org";
    return of(address, "mailbox", UseKeyWith.of(Application.SMIME, address));
  }

  /** A domain with a key that signs for all of it. */
  static Enrolment domain(String name) throws Exception {
    return of(name, "domain", UseKeyWith.of(Application.SIGNET_DOMAIN, name));
  }

  private static Enrolment of(String address, String kind, UseKeyWith name) throws Exception {
    KeyPair pair = TestKeys.freshRsa(2048);
    SigningIdentity identity = new SigningIdentity(pair.getPrivate(), pair.getPublic(), List.of());
    LimitedUseSecret secret = LimitedUseSecret.of(secretFor(kind, address));
    Registration order = order(identity, secret, name);
    Result.Register result = accepted(client(WireBinding.SOAP12).register(order));
    assertThat(result.header().code().words()).isEqualTo("Success");
    return new Enrolment(address, identity, secret, result.bindings().get(0));
  }

  /** What somebody with a fresh key and secret would send to be registered. */
  static Registration order(String address) throws Exception {
    KeyPair pair = TestKeys.freshRsa(2048);
    return order(
        new SigningIdentity(pair.getPrivate(), pair.getPublic(), List.of()),
        LimitedUseSecret.of(secretFor("mailbox", address)),
        UseKeyWith.of(Application.SMIME, address));
  }

  private static Registration order(
      SigningIdentity identity, LimitedUseSecret secret, UseKeyWith name) {
    return new Registration(
        new PrototypeKeyBinding(
            new BindingDescription(
                Optional.empty(),
                KeyInfo.of(new KeyDatum.Value(identity.publicKey())),
                Set.of(KeyUsage.SIGNATURE, KeyUsage.ENCRYPTION),
                List.of(name)),
            Optional.empty(),
            Optional.of(LimitedUseSecret.revocationCodeIdentifier(secret.revocationCode()))),
        new RequestCredentials(
            Optional.of(secret.authenticationKey()), Optional.empty(), Optional.of(identity)));
  }

  UseKeyWith name() {
    return UseKeyWith.of(Application.SMIME, address);
  }

  /** The certificate that the built-in authority issued. */
  X509Certificate certificate() throws Exception {
    for (KeyDatum datum : binding.description().keyInfo().data()) {
      if (datum instanceof KeyDatum.Certificate certificate) {
        return (X509Certificate)
            CertificateFactory.getInstance("X.509")
                .generateCertificate(
                    new java.io.ByteArrayInputStream(certificate.der().toByteArray()));
      }
    }
    throw new AssertionError("no certificate in " + binding);
  }

  /**
   * A client that believes only what is signed with the key that the server published in its data
   * directory.
   */
  static XkmsClient client(WireBinding binding) throws Exception {
    return XkmsClient.overHttp(
        ClientSettings.of(
            ServiceAddress.of(RunningServer.http("/xkms").toString()).withBinding(binding),
            new ResponseTrust.PinnedKeys(Set.of(responseSigner().getPublicKey()))));
  }

  static X509Certificate responseSigner() throws Exception {
    try (InputStream pem = Files.newInputStream(data().resolve("response-signing.pem"))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }

  static <R> R accepted(Answer<R> answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return ((Answer.Accepted<R>) answer).result();
  }

  static Path data() {
    String elsewhere = System.getProperty("signet.it.data", "");
    return elsewhere.isEmpty() ? RunningServer.dataDirectory() : Path.of(elsewhere);
  }

  static String operatorToken() throws Exception {
    return Files.readString(data().resolve("operator.token")).strip();
  }

  /** Takes it back, with the code that was agreed on. */
  Result.Revoke revoked(WireBinding over) throws Exception {
    BindingDescription description =
        new BindingDescription(
            Optional.empty(),
            KeyInfo.of(new KeyDatum.Value(identity.publicKey())),
            Set.of(),
            List.of());
    return accepted(
        client(over).revoke(Amendment.byRevocationCode(description, secret.revocationCode())));
  }

  private static String secretFor(String kind, String address) throws Exception {
    HttpResponse<String> made =
        Talk.send(
            Talk.to("/operator/secrets")
                .header("Authorization", "Bearer " + operatorToken())
                .POST(BodyPublishers.ofString("kind=" + kind + "&name=" + address)));
    assertThat(made.statusCode()).isEqualTo(201);
    Matcher secret = SECRET.matcher(made.body());
    assertThat(secret.find()).isTrue();
    return secret.group(1);
  }
}
