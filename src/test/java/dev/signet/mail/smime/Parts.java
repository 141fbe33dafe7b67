package dev.signet.mail.smime;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.BERSet;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;

/** SignedData put together from parts of others. */
final class Parts {
  private Parts() {}

  /** Signers and certificates of both, around the content of the first. */
  static byte[] joined(byte[] one, byte[] other) {
    return with(
        data(one),
        union(data(one).getSignerInfos(), data(other).getSignerInfos()),
        union(data(one).getCertificates(), data(other).getCertificates()));
  }

  /** The same signers as often as wanted. */
  static byte[] repeated(byte[] one, int signers, int certificates) {
    SignedData data = data(one);
    return with(
        data,
        many(data.getSignerInfos().getObjectAt(0), signers),
        many(data.getCertificates().getObjectAt(0), certificates));
  }

  private static ASN1Set many(ASN1Encodable one, int count) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    for (int i = 0; i < count; i++) {
      all.add(one);
    }
    return new BERSet(all);
  }

  private static byte[] with(SignedData data, ASN1Set signers, ASN1Set certificates) {
    try {
      SignedData made =
          new SignedData(
              data.getDigestAlgorithms(), data.getEncapContentInfo(), certificates, null, signers);
      return new ContentInfo(ContentInfo.signedData, made).getEncoded();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ASN1Set union(ASN1Set one, ASN1Set other) {
    List<ASN1Encodable> all = new ArrayList<>(List.of(one.toArray()));
    all.addAll(List.of(other.toArray()));
    return new DERSet(all.toArray(ASN1Encodable[]::new));
  }

  private static SignedData data(byte[] octets) {
    return SignedData.getInstance(ContentInfo.getInstance(octets).getContent());
  }
}
