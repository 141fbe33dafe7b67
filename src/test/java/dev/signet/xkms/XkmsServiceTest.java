package dev.signet.xkms;

import static dev.signet.xkms.xkiss.Scene.ALICE;
import static dev.signet.xkms.xkiss.Scene.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Operation;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.RequestHeader;
import dev.signet.xkms.model.ResponseMechanism;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xkiss.Scene;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** What every request shares, from document to document. */
class XkmsServiceTest extends ServiceScene {
  @Test
  @Requirement("XR-M01")
  @Requirement("XR-M02")
  @Requirement("XR-M03")
  @Requirement("XR-M07")
  @Requirement("XR-R01")
  @Requirement("XR-S01")
  void anAnswerNamesItsRequestAndTheServiceAndReturnsOpaqueData() {
    scene.register(Scene.binding(ALICE));
    Result first = answer(locate(header()));
    Result second =
        answer(
            locate(
                header("http://localhost/xkms", RequestHeader.Flow.SYNCHRONOUS, Optional.empty())));
    assertThat(words(first)).isEqualTo("Success");
    assertThat(first.header().requestId()).contains("_r1");
    assertThat(first.header().id()).matches("_[0-9a-f]{32}").isNotEqualTo(second.header().id());
    assertThat(second.header().service()).isEqualTo(Scene.SERVICE);
    assertThat(first.header().opaqueClientData())
        .contains(new OpaqueClientData(List.of("bXkgb3duIGRhdGE=")));
    assertThat(first.header().requestSignatureValue()).isEmpty();
  }

  @Test
  @Requirement("XR-M06")
  @Requirement("XR-M07")
  void aRequestForAnotherServiceIsNotProcessed() {
    scene.book.close();
    RequestHeader elsewhere =
        header("https://other.example/xkms", RequestHeader.Flow.SYNCHRONOUS, Optional.empty());
    Result result = answer(locate(elsewhere));
    assertThat(result).isInstanceOf(Result.Locate.class);
    assertThat(words(result)).isEqualTo("Sender/Failure");
    assertThat(result.header().opaqueClientData()).isPresent();
    assertThat(words(answer(new Request.Pending(elsewhere, "_p")))).isEqualTo("Sender/Failure");
  }

  @Test
  void aLimitOfNothingIsRefused() {
    for (long limit : List.of(0L, -1L, Long.MIN_VALUE)) {
      Request request =
          locate(
              header(
                  Scene.SERVICE,
                  RequestHeader.Flow.SYNCHRONOUS,
                  Optional.of(BigInteger.valueOf(limit))));
      assertThat(words(answer(request))).isEqualTo("Sender/Failure");
    }
  }

  @Test
  @Requirement("XR-R04")
  void whatIsSwitchedOffOrNotRegisteredIsNotSupported() {
    operations = EnumSet.of(Operation.LOCATE, Operation.REGISTER);
    Result validate = answer(new Request.Validate(header(), query(ALICE)));
    assertThat(validate).isInstanceOf(Result.Validate.class);
    assertThat(words(validate)).isEqualTo("Sender/MessageNotSupported");
    Result register = answer(register());
    assertThat(register).isInstanceOf(Result.Register.class);
    assertThat(words(register)).isEqualTo("Sender/MessageNotSupported");
  }

  @Test
  @Requirement("XR-A09")
  @Requirement("XR-R11")
  @Requirement("XR-R04")
  void compoundPendingAndStatusAreAnsweredWithResultsOfTheirType() {
    operations = EnumSet.of(Operation.LOCATE);
    Result compound =
        answer(
            new Request.Compound(header(), List.of(locate(RequestHeader.of("_i", Scene.SERVICE)))));
    assertThat(compound).isInstanceOf(Result.Compound.class);
    assertThat(words(compound)).isEqualTo("Sender/MessageNotSupported");
    Result pending = answer(new Request.Pending(header(), "_p"));
    assertThat(pending).isInstanceOf(Result.Plain.class);
    assertThat(words(pending)).isEqualTo("Sender/UnknownResponseId");
    Result status = answer(new Request.Status(header(), "_p"));
    assertThat(status).isInstanceOf(Result.Status.class);
    assertThat(words(status)).isEqualTo("Sender/UnknownResponseId");
    assertThat(((Result.Status) status).pending()).isEmpty();
  }

  @Test
  @Requirement("XR-A03")
  void offeredAsynchronyAndTwoPhasesAreNotTakenUp() {
    scene.register(Scene.binding(ALICE));
    for (ResponseMechanism offer :
        List.of(ResponseMechanism.PENDING, ResponseMechanism.REPRESENT)) {
      Request request =
          locate(header(Scene.SERVICE, RequestHeader.Flow.offering(offer), Optional.empty()));
      assertThat(words(answer(request))).isEqualTo("Success");
    }
  }

  @Test
  @Requirement("XR-Q01")
  @Requirement("XR-Q02")
  void theSignatureValueIsEchoedIfAskedForAndVerified() {
    Document message = signed(asking());
    String value =
        message
            .getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "SignatureValue")
            .item(0)
            .getTextContent();
    assertThat(read(answer(message)).header().requestSignatureValue())
        .contains(Octets.fromBase64(value));
    assertThat(read(answer(signed(locate(header())))).header().requestSignatureValue()).isEmpty();
    assertThat(read(answer(document(asking()))).header().requestSignatureValue()).isEmpty();
  }

  @Test
  @Requirement("XR-Q01")
  @Requirement("XR-R09")
  void peerRow16ABrokenSignatureIsNeverProcessed() {
    scene.book.close();
    Document message = signed(asking());
    message.getDocumentElement().setAttribute("Service", "http://localhost/xkms");
    Result result = read(answer(message));
    assertThat(result).isInstanceOf(Result.Locate.class);
    assertThat(words(result)).isEqualTo("Sender/NoAuthentication");
    assertThat(result.header().requestSignatureValue()).isEmpty();
    assertThat(line()).contains("signed=broken");
  }

  @Test
  @Requirement("XR-R09")
  void whereSignedRequestsAreRequiredAnUnsignedOneIsRefused() {
    signatureRequired = true;
    scene.register(Scene.binding(ALICE));
    assertThat(words(answer(locate(header())))).isEqualTo("Sender/NoAuthentication");
    assertThat(words(read(answer(signed(locate(header())))))).isEqualTo("Success");
  }

  @Test
  void resultsAreSignedAlwaysOnRequestOrNever() {
    assertThat(isSigned(answer(document(locate(header()))))).isTrue();
    signing = ResultSigning.ON_REQUEST;
    assertThat(isSigned(answer(document(locate(header()))))).isFalse();
    assertThat(isSigned(answer(document(asking())))).isTrue();
    assertThat(isSigned(answer(signed(locate(header()))))).isTrue();
    signing = ResultSigning.NEVER;
    assertThat(isSigned(answer(signed(asking())))).isFalse();
  }

  @Test
  @Requirement("XR-M08")
  @Requirement("XR-M09")
  void anUnknownExtensionChangesNothing() {
    scene.register(Scene.binding(ALICE));
    MessageExtension foreign = new MessageExtension("urn:x", "Foo", "<Foo xmlns='urn:x'>bar</Foo>");
    RequestHeader header =
        new RequestHeader(
            "_r1",
            Scene.SERVICE,
            RequestHeader.Flow.SYNCHRONOUS,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(foreign));
    Result result = answer(locate(header));
    assertThat(words(result)).isEqualTo("Success");
    assertThat(result.header().extensions()).isEmpty();
  }
}
