package dev.signet.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.signet.xkms.model.KeyDatum;
import dev.signet.xkms.model.KeyInfo;
import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.Sprout;
import dev.signet.xkms.xml.keyinfo.KeyInfoReader;
import dev.signet.xkms.xml.keyinfo.KeyInfoWriter;
import dev.signet.xkms.xml.wrapping.Meaning;
import org.w3c.dom.Element;

/** A ds:KeyInfo is read or refused with a reason; what was read says the same when written. */
class KeyInfoFuzzTest {

  @FuzzTest(maxDuration = "10s")
  void isReadOrRefused(byte[] octets) {
    String start = "<KeyInfo xmlns='" + Namespaces.DS + "' xmlns:d='" + Namespaces.DSIG11 + "'>";
    try {
      KeyInfo read =
          KeyInfoReader.read(
              SecureXml.parse(ReadPolicies.around(octets, start, "</KeyInfo>"))
                  .getDocumentElement());
      assertThat(read.data()).hasSizeLessThanOrEqualTo(100);
      if (read.all(KeyDatum.Unread.class).findAny().isEmpty()) {
        assertThat(Meaning.of(written(read))).isEqualTo(Meaning.of(read));
      }
    } catch (MalformedXml | NotReadable refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  private static KeyInfo written(KeyInfo keyInfo) throws MalformedXml {
    Sprout parent = Sprout.root(SecureXml.newDocument(), Namespaces.XKMS, "Holder");
    KeyInfoWriter.write(parent, keyInfo);
    Element holder = SecureXml.parse(SecureXml.serialise(parent.document())).getDocumentElement();
    Element first = (Element) holder.getFirstChild();
    return first == null ? KeyInfo.EMPTY : KeyInfoReader.read(first);
  }
}
