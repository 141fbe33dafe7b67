package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.xkms.model.Explanation;
import dev.signet.xkms.model.MessageExtension;
import dev.signet.xkms.xml.ExplanationExtension;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The explanation in a result is read or left out; what was read can be given on. */
class ExplanationFuzzTest {
  private static final String NAMESPACE = ExplanationExtension.question().namespace();

  @FuzzTest(maxDuration = "10s")
  void isReadOrLeftOut(byte[] octets) {
    byte[] extension =
        ReadPolicies.around(octets, "<Explanation xmlns='" + NAMESPACE + "'>", "</Explanation>");
    try {
      byte[] plain = SecureXml.serialise(SecureXml.parse(extension));
      read(new String(plain, StandardCharsets.UTF_8))
          .ifPresent(
              explanation ->
                  assertThat(read(ExplanationExtension.answer(explanation).xml()))
                      .contains(explanation));
    } catch (MalformedXml refused) {
      assertThat(refused.getMessage()).contains(" ");
    }
  }

  private static Optional<Explanation> read(String xml) {
    return ExplanationExtension.readFrom(
        List.of(new MessageExtension(NAMESPACE, "Explanation", xml)));
  }
}
