package dev.signet.pki.certificate;

import java.security.PublicKey;
import java.util.Arrays;

/** Public keys compared as what they are, whichever provider made the objects. */
public final class PublicKeys {

  private PublicKeys() {}

  /**
   * Whether two objects are the same key: by their SubjectPublicKeyInfo, because objects of two
   * providers are never equal. A key without an encoding is no other key.
   */
  public static boolean same(PublicKey one, PublicKey other) {
    byte[] encoded = one.getEncoded();
    return one.equals(other) || encoded != null && Arrays.equals(encoded, other.getEncoded());
  }
}
