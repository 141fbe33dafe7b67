package dev.signet.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.client.FakeService.Reply;
import dev.signet.testkit.Requirement;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultMajor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that nobody knows yet are carried, and nothing is taken for more than it says. */
class OpenAnswersTest {
  private static final String X = "http://www.w3.org/2002/03/xkms#";
  private static final Query ALICE = Query.named(Specimens.ALICE);

  /** What the client makes of a LocateResult, or of another element, with these codes. */
  private static Answer<Result.Locate> answer(String element, String codes, String content)
      throws Exception {
    try (FakeService service =
        FakeService.doing(
            heard ->
                Reply.of(
                    200,
                    "<%1$s xmlns='%2$s' Id='_a' Service='%3$s' RequestId='%4$s' %5$s>%6$s</%1$s>"
                        .formatted(
                            element,
                            X,
                            heard.request().header().service(),
                            heard.request().header().id(),
                            codes,
                            content)))) {
      return XkmsClient.overHttp(
              ClientSettings.of(ServiceAddress.of(service.uri()), new ResponseTrust.Loopback()))
          .locate(ALICE);
    }
  }

  private static ResultCode code(Answer<Result.Locate> answer) {
    assertThat(answer).isInstanceOf(Answer.Accepted.class);
    return ((Answer.Accepted<Result.Locate>) answer).result().header().code();
  }

  @ParameterizedTest
  @ValueSource(strings = {"LocateResult", "Result"})
  @Requirement("XR-R03")
  void anUnknownMajorResultIsNoSuccess(String element) throws Exception {
    ResultCode code = code(answer(element, "ResultMajor='urn:example:Perhaps'", ""));
    assertThat(code.isSuccess()).isFalse();
    assertThat(code.majorOrReceiver()).isEqualTo(ResultMajor.RECEIVER);
    assertThat(code.words()).isEqualTo("urn:example:Perhaps");
  }

  @Test
  @Requirement("XR-R03")
  void anUnknownMinorResultLeavesTheMajorAlone() throws Exception {
    String minor = " ResultMinor='urn:example:OnTuesdays'";
    ResultCode success = code(answer("LocateResult", "ResultMajor='" + X + "Success'" + minor, ""));
    assertThat(success.isSuccess()).isTrue();
    assertThat(success.knownMinor()).isEmpty();
    ResultCode error = code(answer("LocateResult", "ResultMajor='" + X + "Sender'" + minor, ""));
    assertThat(error.isSuccess()).isFalse();
    assertThat(error.words()).isEqualTo("Sender/urn:example:OnTuesdays");
  }

  @Test
  @Requirement("XR-L02")
  void aLocateThatClaimsAStatusIsNotBelieved() throws Exception {
    String success = "ResultMajor='" + X + "Success'";
    String plain =
        "<UnverifiedKeyBinding><KeyInfo xmlns='http://www.w3.org/2000/09/xmldsig#'>"
            + "<KeyName>alice</KeyName></KeyInfo></UnverifiedKeyBinding>";
    assertThat(answer("LocateResult", success, plain)).isInstanceOf(Answer.Accepted.class);
    String claiming =
        plain.replace(
            "</UnverifiedKeyBinding>",
            "<Status StatusValue='" + X + "Valid'/></UnverifiedKeyBinding>");
    assertThat(answer("LocateResult", success, claiming)).isInstanceOf(Answer.Rejected.class);
  }
}
