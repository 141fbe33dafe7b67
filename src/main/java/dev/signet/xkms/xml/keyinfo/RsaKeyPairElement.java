package dev.signet.xkms.xml.keyinfo;

import dev.signet.xkms.model.Namespaces;
import dev.signet.xkms.xml.dom.Children;
import dev.signet.xkms.xml.dom.Elements;
import dev.signet.xkms.xml.dom.MalformedXml;
import dev.signet.xkms.xml.dom.NotReadable;
import dev.signet.xkms.xml.dom.SecureXml;
import dev.signet.xkms.xml.dom.Sprout;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.List;

/** The RSAKeyPair element (XKMS 2.0 section 8.2): eight numbers, the private exponent last. */
final class RsaKeyPairElement {
  static final String NOT_A_PAIR = "the key is wrong, or this is not an RSAKeyPair";

  private static final List<String> NAMES =
      List.of("Modulus", "Exponent", "P", "Q", "DP", "DQ", "InverseQ", "D");

  private RsaKeyPairElement() {}

  /** Declares its own namespace, so that it survives being put into another document. */
  static byte[] write(RSAPrivateCrtKey key) {
    List<BigInteger> numbers =
        List.of(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient(),
            key.getPrivateExponent());
    Sprout root = Sprout.root(SecureXml.newDocument(), Namespaces.XKMS, "RSAKeyPair");
    for (int i = 0; i < numbers.size(); i++) {
      root.child(NAMES.get(i)).text(KeyValues.unsigned(numbers.get(i)));
    }
    return SecureXml.serialise(root.document());
  }

  /**
   * @throws IllegalArgumentException if these octets are no such element or the numbers no key
   */
  static KeyPair read(byte[] octets) {
    try {
      var root = SecureXml.parse(octets).getDocumentElement();
      if (!Elements.is(root, Namespaces.XKMS, "RSAKeyPair")) {
        throw new IllegalArgumentException(NOT_A_PAIR);
      }
      Children children = new Children(root);
      return pair(
          NAMES.stream().map(name -> KeyValues.cryptoBinary(children.required(name))).toList());
    } catch (MalformedXml | NotReadable | GeneralSecurityException e) {
      throw new IllegalArgumentException(NOT_A_PAIR, e);
    }
  }

  private static KeyPair pair(List<BigInteger> n) throws GeneralSecurityException {
    PublicKey publicKey = Keys.rsa(n.get(0), n.get(1));
    RSAPrivateCrtKeySpec spec =
        new RSAPrivateCrtKeySpec(
            n.get(0), n.get(1), n.get(7), n.get(2), n.get(3), n.get(4), n.get(5), n.get(6));
    return new KeyPair(publicKey, KeyFactory.getInstance("RSA").generatePrivate(spec));
  }
}
