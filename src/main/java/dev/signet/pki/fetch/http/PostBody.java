package dev.signet.pki.fetch.http;

/**
 * What is posted, with its media type.
 *
 * @param octets not copied: nobody changes them any more
 */
public record PostBody(String contentType, byte[] octets) {

  /** Shows no content. */
  @Override
  public String toString() {
    return "PostBody[" + contentType + ", " + octets.length + " octets]";
  }
}
