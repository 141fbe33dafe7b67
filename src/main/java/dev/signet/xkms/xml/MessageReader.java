package dev.signet.xkms.xml;

import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import org.w3c.dom.Document;

/** Reads XKMS messages into the vocabulary; strict in grammar, tolerant in what peers are known to do (docs/divergences.md). */
public final class MessageReader {
  private final AlgorithmProfile profile;

  /**
   * @param profile which algorithms the request's key binding signatures may use when they are checked later
   */
  public MessageReader(AlgorithmProfile profile) {
    this.profile = profile;
  }

  /** Reads a request. */
  public Request readRequest(Document message) throws BadMessage {
    throw new UnsupportedOperationException("not built yet " + profile);
  }

  /** Reads a result. */
  public Result readResult(Document message) throws BadMessage {
    throw new UnsupportedOperationException("not built yet");
  }
}
