package dev.signet.xkms.exchange.repeat;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.BadMessage;
import dev.signet.xkms.xml.MessageReader;
import dev.signet.xkms.xml.MessageWriter;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.signature.AlgorithmProfile;

/** Results as octets, between answering and answering again: XKMS messages without a signature. */
public final class StoredResult {
  private static final MessageWriter WRITER = new MessageWriter();
  private static final MessageReader READER = new MessageReader(AlgorithmProfile.MODERN);

  private StoredResult() {}

  public static Octets write(Result result) {
    return Octets.of(SecureXml.serialise(WRITER.write(result)));
  }

  /**
   * @throws IllegalStateException if the octets are no result
   */
  public static Result read(Octets stored) {
    try {
      return READER.readResult(SecureXml.parse(stored.toByteArray()));
    } catch (MalformedXml | BadMessage damaged) {
      throw new IllegalStateException("a stored result is damaged", damaged);
    }
  }
}
