package dev.signet.xkms.exchange;

import dev.signet.xkms.model.Octets;
import dev.signet.xkms.xml.dom.SecureXml;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.w3c.dom.Document;

/**
 * A request message as it was lifted out of its envelope. Two copies of one message have the same
 * octets, and a signature that holds in the message holds in them.
 */
public final class OriginalMessage {
  private final Document message;

  public OriginalMessage(Document message) {
    this.message = message;
  }

  /** The message in a document of its own; not to be changed. */
  public Document document() {
    return message;
  }

  /** The message, serialised. */
  public Octets octets() {
    return Octets.of(SecureXml.serialise(message));
  }

  /** SHA-256 of {@link #octets()}. */
  public Octets digest() {
    try {
      return Octets.of(MessageDigest.getInstance("SHA-256").digest(SecureXml.serialise(message)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
