package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.FakeService.Reply;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.ResultMajor;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.xml.dom.SecureXml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Everything that comes back and is not the answer, and everything that nobody vouches for. */
class RejectedAnswersTest {
  private static final Query ALICE = Query.named(Specimens.ALICE);
  private static final ResponseTrust NEAR = new ResponseTrust.Loopback();
  private static final ResponseTrust PINNED = pinned(Specimens.SERVICE_KEY.publicKey());

  private static ResponseTrust pinned(PublicKey key) {
    return new ResponseTrust.PinnedKeys(Set.of(key));
  }

  private static Answer<Result.Validate> ask(FakeService service, ResponseTrust trust) {
    ClientSettings settings = ClientSettings.of(ServiceAddress.of(service.uri()), trust);
    return XkmsClient.overHttp(settings).validate(ALICE);
  }

  private static Answer<Result.Validate> unsigned(
      Function<Request, Result> answers, ResponseTrust trust) throws Exception {
    try (FakeService service = FakeService.unsigned(answers)) {
      return ask(service, trust);
    }
  }

  private static Answer<Result.Validate> scripted(FakeService.Script script, ResponseTrust trust)
      throws Exception {
    try (FakeService service = FakeService.doing(script)) {
      return ask(service, trust);
    }
  }

  private static Result valid(Request request) {
    return Specimens.judged(request, StatusValue.VALID);
  }

  private static Result with(ResultHeader header) {
    return new Result.Validate(header, List.of(Specimens.binding(StatusValue.VALID)));
  }

  private static void assertRejected(Answer<?> answer, String because) {
    assertThat(answer).isInstanceOf(Answer.Rejected.class);
    assertThat(((Answer.Rejected<?>) answer).because()).contains(because);
  }

  @Test
  @Requirement("XR-M05")
  void anotherRequestId() throws Exception {
    assertRejected(
        unsigned(
            r ->
                with(
                    ResultHeader.of(
                        "_a", r.header().service(), ResultCode.SUCCESS, Optional.of("_other"))),
            NEAR),
        "another request");
  }

  @Test
  @Requirement("XR-M05")
  void noRequestId() throws Exception {
    assertRejected(
        unsigned(
            r ->
                with(
                    ResultHeader.of(
                        "_a", r.header().service(), ResultCode.SUCCESS, Optional.empty())),
            NEAR),
        "which request");
  }

  @Test
  void anotherService() throws Exception {
    assertRejected(
        unsigned(
            r ->
                with(
                    ResultHeader.of(
                        "_a",
                        "http://evil.example/xkms",
                        ResultCode.SUCCESS,
                        Optional.of(r.header().id()))),
            NEAR),
        "http://evil.example/xkms");
  }

  @Test
  void aResultOfAnotherOperation() throws Exception {
    assertRejected(unsigned(Specimens::found, NEAR), "LocateResult");
  }

  @Test
  void anUntypedSuccess() throws Exception {
    assertRejected(
        unsigned(r -> new Result.Plain(Specimens.header(r, ResultCode.SUCCESS)), NEAR),
        "PlainResult");
  }

  @Test
  void anOfferOfAnExchangeThatWasNotAskedFor() throws Exception {
    assertRejected(
        unsigned(r -> with(Specimens.header(r, ResultCode.of(ResultMajor.PENDING))), NEAR),
        "another exchange");
  }

  @Test
  @Requirement("XR-Q03")
  void aSignatureValueThatWasNeverSent() throws Exception {
    assertRejected(
        unsigned(r -> with(echoing(r, Octets.of(new byte[64]))), NEAR), "RequestSignatureValue");
  }

  @Test
  @Requirement("XR-Q03")
  void anotherSignatureValueThanTheOneSent() throws Exception {
    try (FakeService service =
        FakeService.signing(
            Specimens.SERVICE_KEY, r -> with(echoing(r, Octets.of(new byte[64]))))) {
      ClientSettings settings =
          ClientSettings.of(ServiceAddress.of(service.uri()), PINNED)
              .withIdentity(Specimens.OTHER_KEY);
      assertRejected(XkmsClient.overHttp(settings).validate(ALICE), "RequestSignatureValue");
    }
  }

  /** The request may have been replaced on its way, by an unsigned one of the same Id. */
  @Test
  void noSignatureValueThoughTheRequestWasSigned() throws Exception {
    try (FakeService service =
        FakeService.signing(Specimens.SERVICE_KEY, RejectedAnswersTest::valid)) {
      ClientSettings settings =
          ClientSettings.of(ServiceAddress.of(service.uri()), PINNED)
              .withIdentity(Specimens.OTHER_KEY);
      assertRejected(XkmsClient.overHttp(settings).validate(ALICE), "RequestSignatureValue");
    }
  }

  private static ResultHeader echoing(Request request, Octets value) {
    return new ResultHeader(
        "_answer",
        request.header().service(),
        ResultCode.SUCCESS,
        Optional.of(request.header().id()),
        Optional.empty(),
        Optional.of(value),
        Optional.empty(),
        List.of());
  }

  @Test
  @Requirement("XR-Q03")
  void theRightSignatureValueIsAccepted() throws Exception {
    try (FakeService service =
        FakeService.doing(
            heard -> {
              String value =
                  heard
                      .message()
                      .getElementsByTagNameNS("*", "SignatureValue")
                      .item(0)
                      .getTextContent();
              return heard.reply(
                  FakeService.signed(
                      with(echoing(heard.request(), Octets.fromBase64(value))),
                      Specimens.SERVICE_KEY));
            })) {
      ClientSettings settings =
          ClientSettings.of(ServiceAddress.of(service.uri()), PINNED)
              .withIdentity(Specimens.OTHER_KEY);
      assertThat(XkmsClient.overHttp(settings).validate(ALICE)).isInstanceOf(Answer.Accepted.class);
    }
  }

  @Test
  void noSignatureThoughOneIsPinned() throws Exception {
    assertRejected(unsigned(RejectedAnswersTest::valid, PINNED), "not signed");
  }

  @Test
  void aSignatureByAnotherKey() throws Exception {
    try (FakeService service =
        FakeService.signing(Specimens.OTHER_KEY, RejectedAnswersTest::valid)) {
      assertRejected(ask(service, PINNED), "does not hold");
    }
  }

  @Test
  void aSignatureOverOtherContent() throws Exception {
    assertRejected(scripted(heard -> heard.reply(tampered(heard)), PINNED), "does not hold");
  }

  @Test
  void aBrokenSignatureEvenWhereNoneIsDemanded() throws Exception {
    assertRejected(scripted(heard -> heard.reply(tampered(heard)), NEAR), "does not hold");
  }

  private static Document tampered(FakeService.Heard heard) throws Exception {
    Result invalid = Specimens.judged(heard.request(), StatusValue.INVALID);
    String text =
        new String(
            SecureXml.serialise(FakeService.signed(invalid, Specimens.SERVICE_KEY)),
            StandardCharsets.UTF_8);
    return SecureXml.parse(
        text.replace("xkms#Invalid", "xkms#Valid").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void thePinnedKeyIsAccepted() throws Exception {
    try (FakeService service =
        FakeService.signing(Specimens.SERVICE_KEY, RejectedAnswersTest::valid)) {
      assertThat(ask(service, PINNED))
          .isInstanceOfSatisfying(
              Answer.Accepted.class,
              a -> assertThat(a.authenticity()).isEqualTo(Authenticity.PINNED_SIGNATURE));
    }
  }

  @Test
  void aPinnedDigestOfKeyOrCertificateIsAcceptedAndAnotherIsNot() throws Exception {
    try (FakeService service =
        FakeService.signing(Specimens.SERVICE_KEY, RejectedAnswersTest::valid)) {
      assertThat(ask(service, digest(Specimens.SERVICE_KEY.publicKey().getEncoded())))
          .isInstanceOf(Answer.Accepted.class);
      assertThat(ask(service, digest(Specimens.SERVICE_KEY.certificates().get(0).toByteArray())))
          .isInstanceOf(Answer.Accepted.class);
      assertRejected(
          ask(service, digest(Specimens.OTHER_KEY.publicKey().getEncoded())), "not by the key");
    }
  }

  private static ResponseTrust digest(byte[] octets) throws Exception {
    return new ResponseTrust.PinnedDigests(
        Set.of(Octets.of(MessageDigest.getInstance("SHA-256").digest(octets))));
  }

  @Test
  void anUnsignedAnswerOverPlainHttpIsUnauthenticated() throws Exception {
    assertThat(unsigned(RejectedAnswersTest::valid, new ResponseTrust.Tls()))
        .isInstanceOf(Answer.Unauthenticated.class);
  }

  @Test
  void aSignatureByAKeyThatNobodyPinnedAuthenticatesNothing() throws Exception {
    try (FakeService service =
        FakeService.signing(Specimens.OTHER_KEY, RejectedAnswersTest::valid)) {
      assertThat(ask(service, new ResponseTrust.Tls())).isInstanceOf(Answer.Unauthenticated.class);
    }
  }

  @Test
  void anAnswerLargerThanTheLimit() throws Exception {
    try (FakeService service = FakeService.doing(heard -> Reply.of(200, " ".repeat(100_000)))) {
      ClientLimits small =
          new ClientLimits(ClientLimits.DEFAULT.connect(), ClientLimits.DEFAULT.request(), 1000, 1);
      ClientSettings settings =
          ClientSettings.of(ServiceAddress.of(service.uri()), NEAR).withLimits(small);
      assertRejected(XkmsClient.overHttp(settings).validate(ALICE), "larger than 1000 octets");
    }
  }

  @Test
  void somethingThatIsNotXml() throws Exception {
    assertRejected(scripted(heard -> Reply.of(200, "hello"), NEAR), "not XML");
    assertRejected(scripted(heard -> Reply.of(200, ""), NEAR), "not XML");
  }

  @Test
  void aDoctype() throws Exception {
    assertRejected(scripted(heard -> Reply.of(200, "<!DOCTYPE a><a/>"), NEAR), "not XML");
  }

  @Test
  void aPageInsteadOfAnAnswer() throws Exception {
    assertRejected(scripted(heard -> Reply.of(404, "<html><body>no"), NEAR), "404");
    assertRejected(
        scripted(heard -> Reply.of(200, "<html><body/></html>"), NEAR), "not an XKMS message");
  }

  @Test
  void aRedirect() throws Exception {
    try (FakeService service =
        FakeService.doing(heard -> new Reply(302, Map.of("Location", "/elsewhere"), new byte[0]))) {
      assertRejected(ask(service, NEAR), "302");
      assertThat(service.heard()).hasSize(1);
    }
  }

  @Test
  void aSoap12Fault() throws Exception {
    String fault =
        "<e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body><e:Fault><e:Code><e:Value>e:Sender</e:Value>"
            + "<e:Subcode><e:Value xmlns:x='http://www.w3.org/2002/03/xkms#'>x:BadMessage</e:Value></e:Subcode></e:Code>"
            + "<e:Reason><e:Text xml:lang='en'>ValidateRequest message invalid</e:Text></e:Reason></e:Fault></e:Body></e:Envelope>";
    assertRejected(
        scripted(heard -> Reply.of(400, fault), PINNED),
        "Sender/BadMessage: ValidateRequest message invalid");
  }

  @Test
  void aSoap11Fault() throws Exception {
    String fault =
        "<e:Envelope xmlns:e='http://schemas.xmlsoap.org/soap/envelope/'><e:Body><e:Fault><faultcode>e:Server</faultcode>"
            + "<faultstring>Service temporarily unable</faultstring></e:Fault></e:Body></e:Envelope>";
    assertRejected(
        scripted(heard -> Reply.of(500, fault), NEAR), "Server: Service temporarily unable");
  }

  @Test
  void aMessageExtensionThatTheSchemaForbidsIsNoReason() throws Exception {
    assertThat(
            scripted(
                heard ->
                    Reply.of(
                        200,
                        "<ValidateResult xmlns='http://www.w3.org/2002/03/xkms#' Id='_a' Service='"
                            + heard.request().header().service()
                            + "' RequestId='"
                            + heard.request().header().id()
                            + "' ResultMajor='http://www.w3.org/2002/03/xkms#Sender'><MessageExtension"
                            + " xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xmlns:c='urn:cxf'"
                            + " xsi:type='c:resultDetails'><Details>no</Details></MessageExtension></ValidateResult>"),
                NEAR))
        .isInstanceOf(Answer.Accepted.class);
  }
}
