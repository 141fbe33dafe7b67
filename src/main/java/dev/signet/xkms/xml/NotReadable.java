package dev.signet.xkms.xml;

/**
 * A part of a message that is not what the schema says; {@link MessageReader} makes a BadMessage of
 * it.
 */
final class NotReadable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotReadable(String because) {
    super(because, null, false, false);
  }
}
