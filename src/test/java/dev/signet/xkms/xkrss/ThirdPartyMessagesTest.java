package dev.signet.xkms.xkrss;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.testkit.W3cExchange;
import dev.signet.xkms.exchange.ReceivedRequest;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.registry.Lookup;
import dev.signet.xkms.registry.RegisteredBinding;
import dev.signet.xkms.secret.LimitedUseSecret;
import dev.signet.xkms.xkrss.approval.Approvals;
import dev.signet.xkms.xkrss.prototype.Admission;
import dev.signet.xkms.xkrss.prototype.Term;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.keyinfo.PrivateKeyEncryption;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import dev.signet.xkms.xml.signature.SignatureFinding;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Requests that xsec-xklient of xml-security-c 2.0.4 made, from registration to recovery. */
class ThirdPartyMessagesTest {
  private static final Path MESSAGES =
      Path.of("../shared/corpora/xkms/xml-security-c-2.0.4-xklient");
  private static final UseKeyWith ALICE = UseKeyWith.of(Application.SMIME, "alice@alicecorp.test");
  private static final UseKeyWith BOB = UseKeyWith.of(Application.SMIME, "bob@bobcorp.test");
  private static final String BOBS = "3N9CJ-K4JKS-04JWF-0934J-SR09JW-IK4";

  private final Office office = office();

  @Test
  @W3cExchange("xklient-06")
  @W3cExchange("xklient-08")
  @W3cExchange("xklient-09")
  @W3cExchange("xklient-11")
  @Requirement("XR-G03")
  @Requirement("XR-G05")
  @Requirement("XR-K04")
  void aKeyLivesFromRegistrationToRevocation() throws Exception {
    office.handOut("024837", 9, ALICE);

    assertThat(register("06").words()).isEqualTo("Success");
    RegisteredBinding binding = office.registry.find(new Lookup.ByUse(ALICE), 1).get(0);
    assertThat(binding.revocationCodeIdentifier().orElseThrow().toBase64())
        .isEqualTo("5AEAai06hFJEkuqyDyqNh8k/u3M=");
    ReceivedRequest<Request.Reissue> reissue = read("08");
    assertThat(Office.outcome(() -> office.service.reissue(reissue)).words()).isEqualTo("Success");
    assertThat(revoke("09").words()).isEqualTo("Success");
    assertThat(office.registry.find(new Lookup.ById(binding.id()), 1).get(0).isRevoked()).isTrue();
    assertThat(revoke("10").words()).isEqualTo("Success");
    ReceivedRequest<Request.Recover> recover = read("11");
    assertThat(Office.outcome(() -> office.service.recover(recover)).because()).startsWith("R14");
  }

  @Test
  @W3cExchange("xklient-10")
  void theSharedSecretRevokesToo() throws Exception {
    office.handOut("024837", 9, ALICE);
    register("06").answer();
    assertThat(revoke("10").words()).isEqualTo("Success");
    assertThat(office.registry.find(new Lookup.ByUse(ALICE), 1).get(0).isRevoked()).isTrue();
  }

  @Test
  void withAnotherSecretNothingIsRegistered() throws Exception {
    office.handOut("024838", 9, ALICE);
    assertThat(register("06").words()).isEqualTo("Sender/NoAuthentication");
    assertThat(revoke("09").words()).isEqualTo("Sender/NoAuthentication");
  }

  @Test
  @W3cExchange("xklient-07")
  @Requirement("XR-G07")
  void aKeyIsGeneratedForBob() throws Exception {
    office.handOut(BOBS, 1, BOB);
    Result.Register result = register("07").answer();

    KeyPair pair =
        new PrivateKeyEncryption(new SecureRandom())
            .decrypt(
                result.privateKey().orElseThrow(), LimitedUseSecret.of(BOBS).encryptionKey(32));
    RegisteredBinding binding = office.registry.find(new Lookup.ByUse(BOB), 1).get(0);
    assertThat(pair.getPublic().getEncoded()).isEqualTo(binding.key().getEncoded());
  }

  private Office.Outcome<Result.Register> register(String number) throws Exception {
    ReceivedRequest<Request.Register> request = read(number);
    return Office.outcome(() -> office.service.register(request));
  }

  private Office.Outcome<Result.Revoke> revoke(String number) throws Exception {
    ReceivedRequest<Request.Revoke> request = read(number);
    return Office.outcome(() -> office.service.revoke(request));
  }

  private static <R extends Request> ReceivedRequest<R> read(String number) throws Exception {
    byte[] octets = Files.readAllBytes(file(number));
    @SuppressWarnings("unchecked")
    R request =
        (R)
            new MessageReader(AlgorithmProfile.LEGACY)
                .readRequest(SoapEnvelope.open(SecureXml.parse(octets)).message());
    return new ReceivedRequest<>(request, new SignatureFinding.NotSigned(), Wire.PLAIN);
  }

  private static Path file(String number) throws Exception {
    if (!Files.isDirectory(MESSAGES)) {
      Assumptions.abort("messages of xml-security-c absent");
    }
    try (Stream<Path> files = Files.list(MESSAGES)) {
      List<Path> found =
          files
              .filter(
                  f ->
                      f.getFileName().toString().startsWith(number + "-")
                          && f.toString().endsWith(".xml"))
              .toList();
      return found.get(0);
    }
  }

  private static Office office() {
    RegistrationRules standard = RegistrationRules.DEFAULT;
    return Office.open(
        new RegistrationRules(
            standard.lockOut(),
            new Admission(Term.DEFAULT, Admission.allKnown(), true),
            true,
            true,
            new RegistrationRules.Escrow(true, 2048),
            new Approvals(List.of(), 0)));
  }
}
