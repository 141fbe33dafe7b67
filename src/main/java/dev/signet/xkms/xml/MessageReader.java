package dev.signet.xkms.xml;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.model.OpaqueClientData;
import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.Ids;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.signature.AlgorithmProfile;
import java.util.Optional;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads XKMS messages into the vocabulary; strict in grammar, tolerant in what peers are known to
 * do (docs/divergences.md).
 */
public final class MessageReader {
  private final AlgorithmProfile profile;

  /**
   * @param profile which algorithms the request's key binding signatures may use when they are
   *     checked later
   */
  public MessageReader(AlgorithmProfile profile) {
    this.profile = profile;
  }

  /**
   * Reads a request. Certificates stay octets; signatures are not checked.
   *
   * @throws BadMessage if it is not a request of XKMS 2.0, has a part missing, wrong or in the
   *     wrong place, or more of something than is read; {@link BadMessage#remains} has what was
   *     readable
   */
  public Request readRequest(Document message) throws BadMessage {
    Element root = message.getDocumentElement();
    try {
      return new RequestReader(profile, Ids.of(message)).read(root);
    } catch (NotReadable e) {
      throw bad(root, e);
    }
  }

  /**
   * Reads a result.
   *
   * @throws BadMessage as for requests
   */
  public Result readResult(Document message) throws BadMessage {
    Element root = message.getDocumentElement();
    try {
      Ids.of(message);
      return ResultReader.read(root);
    } catch (NotReadable e) {
      throw bad(root, e);
    }
  }

  private static BadMessage bad(Element root, NotReadable reason) {
    BadMessage.Remains remains =
        new BadMessage.Remains(
            root.getLocalName(),
            RequestReader.operationOf(root),
            HeaderReader.readableId(root),
            opaque(root));
    return new BadMessage(remains, String.valueOf(reason.getMessage()));
  }

  private static Optional<OpaqueClientData> opaque(Element root) {
    try {
      return Elements.firstChild(root, Namespaces.XKMS, "OpaqueClientData")
          .map(HeaderReader::opaque);
    } catch (NotReadable e) {
      return Optional.empty();
    }
  }
}
