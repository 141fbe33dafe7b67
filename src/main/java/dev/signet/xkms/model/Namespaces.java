package dev.signet.xkms.model;

/**
 * The XML namespaces that XKMS messages are made of (XKMS 2.0 Part 1 section 1, XML Signature 1.1,
 * XML Encryption).
 */
public final class Namespaces {
  public static final String XKMS = "http://www.w3.org/2002/03/xkms#";
  public static final String DS = "http://www.w3.org/2000/09/xmldsig#";
  public static final String DSIG11 = "http://www.w3.org/2009/xmldsig11#";
  public static final String XENC = "http://www.w3.org/2001/04/xmlenc#";
  public static final String SOAP11 = "http://schemas.xmlsoap.org/soap/envelope/";
  public static final String SOAP12 = "http://www.w3.org/2003/05/soap-envelope";

  private Namespaces() {}
}
