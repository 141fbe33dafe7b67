package dev.signet.xkms.xml.signature;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.apache.xml.security.Init;
import org.apache.xml.security.c14n.CanonicalizationException;
import org.apache.xml.security.c14n.implementations.Canonicalizer20010315ExclOmitComments;
import org.w3c.dom.Element;

/** Exclusive canonical forms without comments, which is how this house signs. */
public final class Canonical {
  static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  public static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  static {
    Init.init();
  }

  private Canonical() {}

  /** Makes Santuario ready; once, when this class is first used. */
  static void init() {}

  public static byte[] octets(Element element) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(4096);
    try {
      new Canonicalizer20010315ExclOmitComments().engineCanonicalizeSubTree(element, octets);
    } catch (CanonicalizationException e) {
      throw new IllegalStateException("no canonical form", e);
    }
    return octets.toByteArray();
  }

  static byte[] digest(Element element) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(octets(element));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
