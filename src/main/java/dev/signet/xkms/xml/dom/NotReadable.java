package dev.signet.xkms.xml.dom;

/**
 * A part of a message that is not what the schema says; the reader of messages makes a BadMessage
 * of it.
 */
public final class NotReadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotReadable(String because) {
    super(because, null, false, false);
  }
}
