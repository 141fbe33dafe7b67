package dev.signet.xkms.xml;

/**
 * A namespace declaration.
 *
 * @param prefix empty for the default namespace
 */
record Namespaced(String prefix, String uri) {
  static final String XMLNS = "http://www.w3.org/2000/xmlns/";

  /** Name of the attribute that declares it. */
  String attribute() {
    return prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
  }
}
