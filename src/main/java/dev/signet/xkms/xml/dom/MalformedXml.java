package dev.signet.xkms.xml.dom;

/**
 * The octets are not an XML document that is read here: not well-formed, a DOCTYPE, or beyond a
 * limit.
 */
public final class MalformedXml extends Exception {
  private static final long serialVersionUID = 1L;

  public MalformedXml(String because) {
    super(because);
  }
}
