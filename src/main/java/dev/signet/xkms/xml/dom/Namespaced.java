package dev.signet.xkms.xml.dom;

/**
 * A namespace declaration.
 *
 * @param prefix empty for the default namespace
 */
public record Namespaced(String prefix, String uri) {
  public static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  /** Name of the attribute that declares it. */
  public String attribute() {
    return prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
  }
}
