package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.envelope.BadEnvelope;
import dev.signet.xkms.xml.envelope.SoapEnvelope;
import dev.signet.xkms.xml.envelope.WireBinding;

/** An envelope gives one message or a reason, and the message survives being wrapped again. */
class SoapEnvelopeFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void givesOneMessageOrAReason(byte[] octets) {
    try {
      SoapEnvelope.Opened opened = SoapEnvelope.open(SecureXml.parse(octets));
      byte[] message = SecureXml.serialise(opened.message());
      if (opened.binding() != WireBinding.PLAIN) {
        checkWrapped(opened, message);
      }
    } catch (MalformedXml refused) {
      assertThat(refused.getMessage()).contains(" ");
    } catch (BadEnvelope refused) {
      assertThat(refused.getMessage()).contains(" ");
    }
  }

  private static void checkWrapped(SoapEnvelope.Opened opened, byte[] message)
      throws MalformedXml, BadEnvelope {
    byte[] wrapped = SoapEnvelope.serialise(opened.message(), opened.binding());
    if (wrapped.length <= SecureXml.MAX_OCTETS) {
      SoapEnvelope.Opened again = SoapEnvelope.open(SecureXml.parse(wrapped));
      assertThat(again.binding()).isEqualTo(opened.binding());
      assertThat(SecureXml.serialise(again.message())).isEqualTo(message);
    }
  }
}
