package dev.signet.xkms.xml;

import dev.signet.xkms.model.Request;
import dev.signet.xkms.model.Result;
import org.w3c.dom.Document;

/** Writes the vocabulary as XKMS messages, valid against the schema. */
public final class MessageWriter {

  /** Writes a result. */
  public Document write(Result result) {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Writes a request and makes the signatures over its key binding that {@code credentials} call for. */
  public Document write(Request request, RequestCredentials credentials) {
    throw new UnsupportedOperationException("not built yet");
  }
}
