package dev.signet.mail.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.ClientSettings;
import dev.signet.client.FakeService;
import dev.signet.client.HttpTransport;
import dev.signet.client.ResponseTrust;
import dev.signet.client.ServiceAddress;
import dev.signet.client.Specimens;
import dev.signet.client.Transport;
import dev.signet.entity.DomainName;
import dev.signet.entity.Entity;
import dev.signet.entity.MailAddress;
import dev.signet.mail.service.KeyService.ReceiverKey;
import dev.signet.testkit.Issued;
import dev.signet.testkit.Requirement;
import dev.signet.testkit.TestAuthority;
import dev.signet.xkms.model.Application;
import dev.signet.xkms.model.BindingDescription;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.Explanation.Ground;
import dev.signet.xkms.model.KeyBinding;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.KeyStatus;
import dev.signet.xkms.model.KeyUsage;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Reason;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.ResultMinor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.model.UseKeyWith;
import dev.signet.xkms.xml.ExplanationExtension;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SoapKeyServiceTest {
  private static final TestAuthority ROOT = TestAuthority.root("Root");
  private static final MailAddress ALICE = MailAddress.of("alice@example.org");
  private static final Issued ALICES = ROOT.issue(c -> c.mail("alice@example.org"));
  private static final Issued OTHERS = ROOT.issue(c -> c.mail("bob@example.org"));
  private static final UseKeyWith ALICES_NAME =
      UseKeyWith.of(Application.SMIME, "alice@example.org");
  private static final KeyQuestion QUESTION =
      new KeyQuestion(
          ALICES.certificate(),
          List.of(ROOT.certificate()),
          Optional.of(new Entity.Mailbox(ALICE)),
          Optional.empty());

  @Test
  void validIsGood() throws Exception {
    assertThat(judged(request -> answer(request, binding(ALICES, KeyStatus.allValid()))))
        .isInstanceOf(KeyVerdict.Good.class);
  }

  @Test
  void invalidIsBadAndSaysWhy() throws Exception {
    KeyStatus revoked = status(Map.of(Reason.REVOCATION_STATUS, StatusValue.INVALID));
    KeyVerdict verdict =
        judged(
            request ->
                explained(
                    answer(request, binding(ALICES, revoked)),
                    new Ground("RevocationStatus", StatusValue.INVALID, "rule", "It was\nrevoked."),
                    false));
    assertThat(verdict).isEqualTo(new KeyVerdict.Bad("It was revoked."));
  }

  @Test
  void anUnknownIssuerIsUnprovenAndNotBad() throws Exception {
    KeyStatus pathless =
        status(
            Map.of(
                Reason.ISSUER_TRUST, StatusValue.INVALID,
                Reason.SIGNATURE, StatusValue.INDETERMINATE,
                Reason.REVOCATION_STATUS, StatusValue.INDETERMINATE));
    assertThat(judged(request -> answer(request, binding(ALICES, pathless))))
        .isInstanceOf(KeyVerdict.Unproven.class);
  }

  @Test
  void aWrongNameOnAKnownPathIsBad() throws Exception {
    KeyStatus misnamed = status(Map.of(Reason.ISSUER_TRUST, StatusValue.INVALID));
    assertThat(judged(request -> answer(request, binding(ALICES, misnamed))))
        .isInstanceOf(KeyVerdict.Bad.class);
  }

  @Test
  void withdrawalAloneUnknownIsUnavailable() throws Exception {
    KeyStatus open = status(Map.of(Reason.REVOCATION_STATUS, StatusValue.INDETERMINATE));
    assertThat(judged(request -> answer(request, binding(ALICES, open))))
        .isInstanceOf(KeyVerdict.Unavailable.class);
  }

  @Test
  void anOpenPathIsUnavailableOnlyIfSomebodyOutsideWasAsked() throws Exception {
    KeyStatus open =
        status(
            Map.of(
                Reason.ISSUER_TRUST, StatusValue.INDETERMINATE,
                Reason.SIGNATURE, StatusValue.INDETERMINATE,
                Reason.REVOCATION_STATUS, StatusValue.INDETERMINATE));
    Ground ground = new Ground("IssuerTrust", StatusValue.INDETERMINATE, "rule", "Not known.");
    assertThat(judged(r -> explained(answer(r, binding(ALICES, open)), ground, true)))
        .isEqualTo(new KeyVerdict.Unavailable("Not known."));
    assertThat(judged(r -> explained(answer(r, binding(ALICES, open)), ground, false)))
        .isEqualTo(new KeyVerdict.Unproven("Not known."));
  }

  @Test
  void aValidForAnotherNameIsUnproven() throws Exception {
    UseKeyWith other = UseKeyWith.of(Application.SMIME, "mallory@example.org");
    KeyBinding binding = binding(ALICES, KeyStatus.allValid(), other);
    assertThat(judged(request -> answer(request, binding)))
        .isInstanceOf(KeyVerdict.Unproven.class)
        .extracting(KeyVerdict::because)
        .asString()
        .contains("did not confirm");
  }

  @Test
  void aValidForAnotherCertificateIsUnproven() throws Exception {
    assertThat(judged(request -> answer(request, binding(OTHERS, KeyStatus.allValid()))))
        .isInstanceOf(KeyVerdict.Unproven.class);
  }

  @Test
  void whatIsSaidAboutAnotherCertificateDoesNotCount() throws Exception {
    KeyStatus revoked = status(Map.of(Reason.REVOCATION_STATUS, StatusValue.INVALID));
    KeyBinding good = binding(ALICES, KeyStatus.allValid());
    assertThat(judged(request -> answer(request, binding(OTHERS, revoked), good)))
        .isInstanceOf(KeyVerdict.Good.class);
  }

  @Test
  void invalidWinsAmongAnswersAboutTheSameCertificate() throws Exception {
    KeyStatus revoked = status(Map.of(Reason.REVOCATION_STATUS, StatusValue.INVALID));
    KeyBinding good = binding(ALICES, KeyStatus.allValid());
    assertThat(judged(request -> answer(request, good, binding(ALICES, revoked))))
        .isInstanceOf(KeyVerdict.Bad.class);
  }

  @Test
  void refusalsAndFaultsAreUnavailable() throws Exception {
    for (ResultCode code :
        List.of(
            ResultCode.of(ResultMajor.RECEIVER, ResultMinor.FAILURE),
            ResultCode.of(ResultMajor.RECEIVER, ResultMinor.REFUSED),
            ResultCode.of(ResultMajor.SENDER, ResultMinor.NO_AUTHENTICATION))) {
      assertThat(judged(request -> refused(request, code)))
          .isInstanceOf(KeyVerdict.Unavailable.class);
    }
  }

  @Test
  void whatStaysUnknownIsUnproven() throws Exception {
    for (ResultCode code :
        List.of(
            ResultCode.of(ResultMajor.SUCCESS, ResultMinor.NO_MATCH),
            ResultCode.SUCCESS,
            ResultCode.of(ResultMajor.RECEIVER, ResultMinor.TIME_INSTANT_OUT_OF_RANGE))) {
      assertThat(judged(request -> refused(request, code))).isInstanceOf(KeyVerdict.Unproven.class);
    }
  }

  @Test
  @Requirement("E2E-I04")
  void anUnsignedAnswerProvesNothing() throws Exception {
    Function<Request, Result> valid = r -> answer(r, binding(ALICES, KeyStatus.allValid()));
    ResponseTrust pinned = new ResponseTrust.PinnedKeys(Set.of(Specimens.SERVICE_KEY.publicKey()));
    try (FakeService unsigned = FakeService.unsigned(valid);
        FakeService signed = FakeService.signing(Specimens.SERVICE_KEY, valid);
        FakeService forged = FakeService.signing(Specimens.OTHER_KEY, valid)) {
      assertThat(client(unsigned, pinned).judge(QUESTION))
          .isInstanceOf(KeyVerdict.Unavailable.class);
      assertThat(client(unsigned, new ResponseTrust.Tls()).judge(QUESTION))
          .isInstanceOf(KeyVerdict.Unavailable.class);
      assertThat(client(forged, pinned).judge(QUESTION)).isInstanceOf(KeyVerdict.Unavailable.class);
      assertThat(client(signed, pinned).judge(QUESTION)).isInstanceOf(KeyVerdict.Good.class);
    }
  }

  @Test
  @Requirement("E2E-I04")
  void asksAboutTheCertificateTheNameAndTheUse() throws Exception {
    List<Request> heard = new ArrayList<>();
    judged(
        request -> {
          heard.add(request);
          return answer(request, binding(ALICES, KeyStatus.allValid()));
        });
    BindingDescription asked = ((Request.Validate) heard.get(0)).query().description();
    assertThat(asked.useKeyWith()).containsExactly(ALICES_NAME);
    assertThat(asked.keyUsage()).containsExactly(KeyUsage.SIGNATURE);
    assertThat(asked.keyInfo().data())
        .containsExactly(
            new KeyDatum.Certificate(Octets.of(ALICES.der())),
            new KeyDatum.Certificate(Octets.of(ROOT.certificate().getEncoded())));
    assertThat(ExplanationExtension.isAskedIn(heard.get(0).header().extensions())).isTrue();
  }

  @Test
  void asksForADomainByItsName() throws Exception {
    List<Request> heard = new ArrayList<>();
    try (FakeService service =
        FakeService.unsigned(
            request -> {
              heard.add(request);
              return refused(request, ResultCode.SUCCESS);
            })) {
      Entity domain = new Entity.Domain(DomainName.of("example.org"));
      client(service, new ResponseTrust.Loopback())
          .judge(
              new KeyQuestion(
                  ALICES.certificate(), List.of(), Optional.of(domain), Optional.empty()));
    }
    assertThat(((Request.Validate) heard.get(0)).query().description().useKeyWith())
        .containsExactly(UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org"));
  }

  @Test
  void aReceiverIsRegisteredOnlyByAValidBinding() throws Exception {
    assertThat(keyOf(r -> answer(r, binding(ALICES, KeyStatus.allValid()))))
        .isEqualTo(ReceiverKey.REGISTERED);
    KeyStatus revoked = status(Map.of(Reason.REVOCATION_STATUS, StatusValue.INVALID));
    assertThat(keyOf(r -> answer(r, binding(ALICES, revoked)))).isEqualTo(ReceiverKey.UNKNOWN);
    UseKeyWith domain = UseKeyWith.of(Application.SIGNET_DOMAIN, "example.org");
    assertThat(keyOf(r -> answer(r, binding(ALICES, KeyStatus.allValid(), domain))))
        .isEqualTo(ReceiverKey.UNKNOWN);
    assertThat(keyOf(r -> refused(r, ResultCode.of(ResultMajor.SUCCESS, ResultMinor.NO_MATCH))))
        .isEqualTo(ReceiverKey.UNKNOWN);
  }

  @Test
  void asksOnceMoreWhenNothingCameBack() {
    List<String> calls = new ArrayList<>();
    Transport broken =
        post -> {
          calls.add(post.endpoint().toString());
          throw new IOException("reset");
        };
    ClientSettings settings =
        ClientSettings.of(
                ServiceAddress.of("http://127.0.0.1:1/xkms"), new ResponseTrust.Loopback())
            .withLimits(SoapKeyService.LIMITS);
    KeyVerdict verdict = SoapKeyService.at(settings, broken, new SecureRandom()).judge(QUESTION);
    assertThat(verdict).isInstanceOf(KeyVerdict.Unavailable.class);
    assertThat(calls).hasSize(2);
  }

  private static KeyVerdict judged(Function<Request, Result> answers) throws IOException {
    try (FakeService service = FakeService.unsigned(answers)) {
      return client(service, new ResponseTrust.Loopback()).judge(QUESTION);
    }
  }

  private static ReceiverKey keyOf(Function<Request, Result> answers) throws IOException {
    try (FakeService service = FakeService.unsigned(answers)) {
      return client(service, new ResponseTrust.Loopback()).keyOf(ALICE);
    }
  }

  private static KeyService client(FakeService service, ResponseTrust trust) {
    ClientSettings settings =
        ClientSettings.of(ServiceAddress.of(service.uri()), trust)
            .withLimits(SoapKeyService.LIMITS);
    return SoapKeyService.at(
        settings, new HttpTransport(settings.limits(), Optional.empty()), new SecureRandom());
  }

  private static KeyStatus status(Map<Reason, StatusValue> others) {
    Map<Reason, StatusValue> all = new java.util.EnumMap<>(Reason.class);
    for (Reason reason : Reason.values()) {
      all.put(reason, others.getOrDefault(reason, StatusValue.VALID));
    }
    return KeyStatus.judged(all);
  }

  private static KeyBinding binding(Issued key, KeyStatus status) {
    return binding(key, status, ALICES_NAME);
  }

  private static KeyBinding binding(Issued key, KeyStatus status, UseKeyWith name) {
    KeyInfo shown = KeyInfo.of(new KeyDatum.Certificate(Octets.of(key.der())));
    return new KeyBinding(
        new BindingDescription(
            Optional.of("_b" + key.certificate().getSerialNumber() + status.value()),
            shown,
            Set.of(KeyUsage.SIGNATURE),
            List.of(name)),
        Optional.empty(),
        status);
  }

  private static Result.Validate answer(Request request, KeyBinding... bindings) {
    return new Result.Validate(Specimens.header(request, ResultCode.SUCCESS), List.of(bindings));
  }

  private static Result.Validate refused(Request request, ResultCode code) {
    return new Result.Validate(Specimens.header(request, code), List.of());
  }

  private static Result.Validate explained(Result.Validate plain, Ground ground, boolean asked) {
    Trace trace =
        new Trace(
            "default",
            Trace.Basis.NONE,
            Trace.Shown.nothing(),
            Trace.Shown.nothing(),
            Trace.Shown.nothing(),
            asked
                ? new Trace.Shown<>(
                    List.of(new Trace.Asked("http://ca.example/", "timeout", Duration.ZERO)), 0)
                : Trace.Shown.nothing(),
            Trace.Spent.NOTHING);
    Explanation explanation = new Explanation(List.of(ground), List.of(), List.of(trace));
    ResultHeader old = plain.header();
    return new Result.Validate(
        new ResultHeader(
            old.id(),
            old.service(),
            old.code(),
            old.requestId(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(ExplanationExtension.answer(explanation))),
        plain.bindings());
  }
}
