package dev.signet.xkms.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signet.testkit.Traced;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.model.ResultCode;
import dev.signet.xkms.model.ResultHeader;
import dev.signet.xkms.model.StatusValue;
import dev.signet.xkms.model.Trace;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationExtensionTest {
  private static final Explanation EXPLANATION =
      new Explanation(
          List.of(
              new Explanation.Ground(
                  "IssuerTrust", StatusValue.VALID, "RFC 5280 6.1", "path to <Root & Co>"),
              new Explanation.Ground(
                  "RevocationStatus",
                  StatusValue.INDETERMINATE,
                  "RFC 5280 6.3",
                  "no CRL",
                  Optional.of("publish a CRL"))),
          List.of("CN=Leaf", "CN=Root"),
          List.of(Traced.EVERYTHING, Trace.withoutCertificate("default", Trace.Basis.REGISTERED)));

  @Test
  void theAnswerSurvivesTheWire() throws Exception {
    ResultHeader header =
        new ResultHeader(
            "_1",
            "http://localhost/xkms",
            ResultCode.SUCCESS,
            Optional.of("_0"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(ExplanationExtension.answer(EXPLANATION)));
    byte[] wire = SecureXml.serialise(new MessageWriter().write(new Result.Plain(header)));
    Result read = new MessageReader(AlgorithmProfile.MODERN).readResult(SecureXml.parse(wire));
    assertThat(ExplanationExtension.readFrom(read.header().extensions())).contains(EXPLANATION);
    assertThat(read.header()).isEqualTo(header);
  }

  @Test
  void theQuestionIsRecognised() {
    assertThat(ExplanationExtension.isAskedIn(List.of(ExplanationExtension.question()))).isTrue();
    assertThat(ExplanationExtension.isAskedIn(List.of())).isFalse();
    assertThat(
            ExplanationExtension.isAskedIn(
                List.of(new MessageExtension("urn:other", "Explain", "<Explain/>"))))
        .isFalse();
  }

  @Test
  void anAnswerThatCannotBeReadIsNone() {
    MessageExtension odd =
        new MessageExtension(
            ExplanationExtension.NAMESPACE,
            "Explanation",
            "<Explanation xmlns='" + ExplanationExtension.NAMESPACE + "'><Ground/></Explanation>");
    assertThat(ExplanationExtension.readFrom(List.of(odd))).isEmpty();
  }
}
