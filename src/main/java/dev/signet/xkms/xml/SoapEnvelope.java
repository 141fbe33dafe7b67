package dev.signet.xkms.xml;

import org.w3c.dom.Document;

/** Takes the XKMS message out of what came, as a document of its own, and wraps an answer the same way. */
public final class SoapEnvelope {
  private SoapEnvelope() {}

  /**
   * An opened envelope.
   *
   * @param message the XKMS message alone: no envelope, no namespace declarations it does not use, so that signatures made
   *     before enveloping verify
   */
  public record Opened(WireBinding binding, Document message) {}

  /** Tells the binding by the document element and lifts the message out. */
  public static Opened open(Document document) throws BadEnvelope {
    throw new UnsupportedOperationException("not built yet");
  }

  /** Wraps a message without changing it. */
  public static Document wrap(Document message, WireBinding binding) {
    throw new UnsupportedOperationException("not built yet");
  }
}
