package dev.signet.pki.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;

/** The contents of policy extensions (RFC 5280 sections 4.2.1.4, 4.2.1.5 and 4.2.1.11). */
final class PolicyExtensions {

  private PolicyExtensions() {}

  static byte[] policies(String policy) {
    return encoded(sequence(sequence(new ASN1ObjectIdentifier(policy))));
  }

  static byte[] mapping(String issuers, String subjects) {
    return encoded(
        sequence(sequence(new ASN1ObjectIdentifier(issuers), new ASN1ObjectIdentifier(subjects))));
  }

  static byte[] constraints(int requireExplicit) {
    return encoded(sequence(new DERTaggedObject(false, 0, new ASN1Integer(requireExplicit))));
  }

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }

  private static byte[] encoded(DERSequence sequence) {
    try {
      return sequence.getEncoded();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
