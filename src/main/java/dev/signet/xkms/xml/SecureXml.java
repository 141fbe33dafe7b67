package dev.signet.xkms.xml;

import org.w3c.dom.Document;

/** Hardened parsing and plain serialising: no DOCTYPE, no outside access, bounded depth, attributes and size. */
public final class SecureXml {
  /** Nesting that no XKMS message needs, with its KeyInfo and a SOAP envelope around it. */
  public static final int MAX_DEPTH = 64;

  private SecureXml() {}

  /** Parses a document; namespace-aware, entity-free. */
  public static Document parse(byte[] octets) throws MalformedXml {
    throw new UnsupportedOperationException("not built yet");
  }

  /** UTF-8 octets without XML declaration; canonical forms of signed parts survive. */
  public static byte[] serialise(Document document) {
    throw new UnsupportedOperationException("not built yet");
  }
}
